package dk.ramme.means;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An element of a file from outside. Such a file may define nothing of its own and fetch nothing (T48). */
record Xml(Element element) {

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    /** @throws IllegalArgumentException when it is not well formed, or has a document type */
    static Xml parse(byte[] file) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // silent; what is fatal is thrown
            return new Xml(builder.parse(new ByteArrayInputStream(file)).getDocumentElement());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java cannot read XML safely", e);
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException("it is no XML, or has a document type, which is refused");
        }
    }

    boolean isNamed(String name) {
        return name.equals(element.getLocalName());
    }

    List<Xml> all(String name) {
        var found = new ArrayList<Xml>();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && name.equals(child.getLocalName())) {
                found.add(new Xml(child));
            }
        }
        return found;
    }

    @Nullable
    Xml find(String name) {
        var found = all(name);
        return found.isEmpty() ? null : found.get(0);
    }

    Xml need(String name) {
        var found = find(name);
        if (found == null) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return found;
    }

    String text() {
        return element.getTextContent().strip();
    }

    String attribute(String name) {
        return element.getAttribute(name);
    }
}
