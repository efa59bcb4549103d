package dk.ramme.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.Data;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.URIReference;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dom.DOMURIReference;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The signature of a whole XML document, enveloped in its root (XML-Signature; RFC 6030, 8): it covers everything but
 * itself, or it counts for nothing. SHA-1 is taken, since the makers' common tool makes no other.
 */
public final class DocumentSignature {

    private static final String SECURE = "org.jcp.xml.dsig.secureValidation";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    private static final Set<String> TRANSFORMS = Set.of(Transform.ENVELOPED, EXCLUSIVE, INCLUSIVE);
    private static final Set<String> METHODS = Set.of(
            "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");

    private DocumentSignature() {}

    /** Whether there is one anywhere in the document. */
    public static boolean isIn(Element root) {
        return root.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").getLength() > 0;
    }

    /**
     * @param expected whose it has to be; without, the certificate that the signature brings along, which tells only that
     *     nothing was changed since
     * @return the certificate it was verified with
     * @throws IllegalArgumentException when it cannot be verified, or the document was changed
     */
    public static X509Certificate verify(Element root, @Nullable X509Certificate expected) {
        var signatures = root.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        if (signatures.getLength() != 1 || signatures.item(0).getParentNode() != root) {
            throw new IllegalArgumentException("its signature is not that of the whole file");
        }
        try {
            return verified(signatures.item(0), expected);
        } catch (MarshalException | XMLSignatureException | ClassCastException unfit) {
            throw new IllegalArgumentException("its signature cannot be verified", unfit);
        }
    }

    private static X509Certificate verified(Node node, @Nullable X509Certificate expected)
            throws MarshalException, XMLSignatureException {
        var factory = XMLSignatureFactory.getInstance("DOM");
        var signature = factory.unmarshalXMLSignature(new DOMStructure(node));
        requireWholeDocument(signature);
        var signer = expected == null
                ? own(signature.getKeyInfo())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "its signature brings no certificate along; name the signer's"))
                : expected;
        var context = new DOMValidateContext(signer.getPublicKey(), node);
        // what it would keep off, methods and references, is looked at here; but it takes no SHA-1
        context.setProperty(SECURE, Boolean.FALSE);
        context.setURIDereferencer(new WholeDocument(factory.getURIDereferencer(), node));
        if (!signature.validate(context)) {
            throw new IllegalArgumentException("it was changed after it was signed, or somebody else signed it");
        }
        return signer;
    }

    private static void requireWholeDocument(XMLSignature signature) {
        var info = signature.getSignedInfo();
        boolean whole = info.getReferences().size() == 1
                && signature.getObjects().isEmpty()
                && METHODS.contains(info.getSignatureMethod().getAlgorithm())
                && TRANSFORMS.contains(info.getCanonicalizationMethod().getAlgorithm());
        var reference = (Reference) info.getReferences().get(0);
        boolean ofAll = reference.getURI() == null || reference.getURI().isEmpty();
        boolean plainly = reference.getTransforms().stream()
                .allMatch(transform -> TRANSFORMS.contains(((Transform) transform).getAlgorithm()));
        if (!whole || !ofAll || !plainly) {
            throw new IllegalArgumentException("its signature is made in a way that is not known");
        }
    }

    private static Optional<X509Certificate> own(@Nullable KeyInfo info) {
        if (info == null) return Optional.empty();
        return info.getContent().stream()
                .filter(X509Data.class::isInstance)
                .flatMap(data -> ((X509Data) data).getContent().stream())
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .findFirst();
    }

    /** The certificate's fingerprint (SHA-256), to be compared with what the maker says. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A reference without an address, as the makers' tool writes it, is to the document too. Nothing else is fetched. */
    private record WholeDocument(URIDereferencer usual, Node signature) implements URIDereferencer {

        @Override
        public Data dereference(URIReference reference, XMLCryptoContext context) throws URIReferenceException {
            return usual.dereference(new Empty((DOMURIReference) reference, signature), context);
        }
    }

    private record Empty(DOMURIReference reference, Node signature) implements DOMURIReference {

        @Override
        public String getURI() {
            return "";
        }

        @Override
        public String getType() {
            return Objects.requireNonNullElse(reference.getType(), "");
        }

        /** The attribute that is looked at for the address; where there is none, an empty one, outside of what was signed. */
        @Override
        public Node getHere() {
            if (reference.getURI() != null) return reference.getHere();
            var document = Objects.requireNonNull(signature.getOwnerDocument());
            var address = document.createAttribute("URI");
            document.createElement("Reference").setAttributeNode(address);
            return address;
        }
    }
}
