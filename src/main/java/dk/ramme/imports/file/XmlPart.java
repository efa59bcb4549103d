package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML forward, a piece at a time, and nothing but the XML that spreadsheets write: no document type, so nothing
 * that points elsewhere or unfolds; no piece without end; no endless depth. Names count without their namespace, since
 * the two kinds of the format (ISO/IEC 29500, strict and transitional) differ in nothing else.
 */
final class XmlPart implements Closeable {

    private static final int DEEPEST = 50;
    /** Newer Java counts every &amp;amp; of a document together, so that a long sheet would come to an end (JDK 24). */
    private static final List<String> COUNTS = List.of(
            "jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit", "jdk.xml.entityExpansionLimit");

    private static final XMLInputFactory FACTORY = factory();

    private final LimitedStream bytes;
    private final XMLStreamReader xml;
    private int event;
    private int depth;

    XmlPart(InputStream bytes) {
        this.bytes = new LimitedStream(bytes);
        try {
            xml = FACTORY.createXMLStreamReader(this.bytes);
        } catch (XMLStreamException broken) {
            throw FileRefused.because(FileProblem.BROKEN_WORKBOOK);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        COUNTS.forEach(count -> factory.setProperty(count, "0"));
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    /** Goes to the next piece. @return whether there was one */
    boolean next() {
        try {
            if (!xml.hasNext()) return false;
            event = xml.next();
            bytes.renew();
        } catch (XMLStreamException broken) {
            throw FileRefused.because(FileProblem.BROKEN_WORKBOOK);
        }
        if (event == XMLStreamConstants.START_ELEMENT) depth++;
        if (event == XMLStreamConstants.END_ELEMENT) depth--;
        boolean strange = event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE;
        if (strange || depth > DEEPEST) throw FileRefused.because(FileProblem.STRANGE_WORKBOOK);
        return event != XMLStreamConstants.END_DOCUMENT;
    }

    boolean starts(String name) {
        return event == XMLStreamConstants.START_ELEMENT && name.equals(xml.getLocalName());
    }

    boolean ends(String name) {
        return event == XMLStreamConstants.END_ELEMENT && name.equals(xml.getLocalName());
    }

    /** Null when the element has none with that name. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (name.equals(xml.getAttributeLocalName(i))) return xml.getAttributeValue(i);
        }
        return null;
    }

    /** All text up to the end of the element that has just begun; text of a kind that is no text is left out. */
    String text(String element, String without, int longest) {
        var text = new StringBuilder();
        int skipped = 0;
        while (next() && !ends(element)) {
            if (starts(without)) skipped++;
            else if (ends(without)) skipped--;
            else if (skipped == 0 && isText()) text.append(xml.getText());
            if (text.length() > longest) throw FileRefused.because(FileProblem.STRANGE_WORKBOOK);
        }
        return text.toString();
    }

    private boolean isText() {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** Gives no more bytes than one piece may take. */
    static final class LimitedStream extends InputStream {

        private static final int RATION = 1 << 20;
        private final InputStream bytes;
        private int left = RATION;

        LimitedStream(InputStream bytes) {
            this.bytes = bytes;
        }

        void renew() {
            left = RATION;
        }

        @Override
        public int read() throws IOException {
            spend(1);
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = bytes.read(into, offset, length);
            spend(read);
            return read;
        }

        private void spend(int count) {
            left -= count;
            if (left < 0) throw FileRefused.because(FileProblem.STRANGE_WORKBOOK);
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
