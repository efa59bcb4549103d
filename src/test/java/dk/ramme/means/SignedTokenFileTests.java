package dk.ramme.means;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.means.TokenFile.LoadedToken;
import dk.ramme.vault.Oathtool;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signed file that was changed afterwards is not loaded (operators finding 11). */
class SignedTokenFileTests {

    private static final String SECRET = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=";
    private static final String OTHER_SECRET = "OTIzNDU2Nzg5MDEyMzQ1Njc4OTA=";
    private static final String PLAIN = TokenFileTests.plain("totp", "C-4711", SECRET, 6);

    private static Signer maker;
    private static Signer stranger;

    @TempDir
    Path folder;

    @BeforeAll
    static void two_signers() throws Exception {
        maker = Signer.called("Maker of devices");
        stranger = Signer.called("Stranger");
    }

    @Test
    void a_file_as_it_was_signed_is_read_and_names_its_signer() throws Exception {
        for (var signed : List.of(maker.sign(PLAIN), byTheMakersTool(PLAIN))) {
            var content = read(signed, null);

            assertThat(content.tokens()).extracting(LoadedToken::serial).containsExactly("C-4711");
            assertThat(content.signer()).isEqualTo(maker.certificate);
            assertThat(read(signed, maker.certificate).signer()).isEqualTo(maker.certificate);
        }
    }

    @Test
    void a_file_that_was_changed_after_it_was_signed_is_refused() throws Exception {
        for (var signed : List.of(maker.sign(PLAIN), byTheMakersTool(PLAIN))) {
            for (var changed : List.of(
                    signed.replace(SECRET, OTHER_SECRET),
                    signed.replace("C-4711", "C-4712"),
                    signed.replaceFirst("(<KeyPackage>.*</KeyPackage>)", "$1$1"),
                    withAnotherValue(signed))) {
                assertThat(changed).isNotEqualTo(signed);
                assertRefused(changed, null, "changed after it was signed");
            }
        }
    }

    @Test
    void a_file_of_another_signer_than_the_one_that_is_named_is_refused() throws Exception {
        assertRefused(stranger.sign(PLAIN), maker.certificate, "somebody else signed it");
        assertThat(read(stranger.sign(PLAIN), null).signer()).isEqualTo(stranger.certificate);
    }

    @Test
    void a_file_without_a_signature_is_read_unless_a_signer_is_named() {
        assertThat(read(PLAIN, null).signer()).isNull();
        assertRefused(PLAIN, maker.certificate, "it is not signed");
    }

    @Test
    void a_signature_that_does_not_cover_the_whole_file_counts_for_nothing() throws Exception {
        var signed = maker.sign(PLAIN);
        var inner = signed.substring(signed.indexOf("<KeyContainer"));

        assertRefused(
                "<KeyContainer xmlns=\"urn:ietf:params:xml:ns:keyprov:pskc\" Version=\"1.0\"><KeyPackage/>" + inner
                        + "</KeyContainer>",
                null,
                "not that of the whole file");
        assertRefused(signed.replace("URI=\"\"", "URI=\"#one\""), null, "in a way that is not known");
        assertRefused(signed.replace("URI=\"\"", "URI=\"file:///etc/hostname\""), null, "in a way that is not known");
        assertRefused(
                signed.replace("xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256"),
                null,
                "in a way that is not known");
        assertRefused(signed.replaceFirst("(?s)<KeyInfo>.*</KeyInfo>", ""), null, "no certificate");
    }

    private static String withAnotherValue(String signed) {
        int begin = signed.indexOf("<SignatureValue>") + "<SignatureValue>".length();
        char other = signed.charAt(begin) == 'A' ? 'B' : 'A';
        return signed.substring(0, begin) + other + signed.substring(begin + 1);
    }

    private static TokenFile.Content read(String file, @Nullable X509Certificate signer) {
        return TokenFile.read(file.getBytes(StandardCharsets.UTF_8), null, signer);
    }

    private static void assertRefused(String file, @Nullable X509Certificate signer, String because) {
        assertThatThrownBy(() -> read(file, signer))
                .isInstanceOf(TokenFile.Unreadable.class)
                .hasMessageMatching("(?s).*(" + because + ").*");
    }

    private String byTheMakersTool(String file) throws IOException, InterruptedException {
        var plain = Files.writeString(folder.resolve("plain.xml"), file);
        var key = pem("key.pem", "PRIVATE KEY", maker.keys.getPrivate().getEncoded());
        var certificate = pem("crt.pem", "CERTIFICATE", encoded(maker.certificate));
        return Oathtool.pskctool("--sign", "--sign-key=" + key, "--sign-crt=" + certificate, plain.toString());
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException unfit) {
            throw new IllegalStateException(unfit);
        }
    }

    private Path pem(String name, String what, byte[] content) throws IOException {
        var text = Base64.getMimeEncoder().encodeToString(content);
        return Files.writeString(
                folder.resolve(name),
                String.format(Locale.ROOT, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n", what, text));
    }

    private record Signer(KeyPair keys, X509Certificate certificate) {

        static Signer called(String name) throws Exception {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var keys = generator.generateKeyPair();
            var whole = new X500Principal("CN=" + name);
            var from = Instant.parse("2026-01-01T00:00:00Z");
            var built = new JcaX509v3CertificateBuilder(
                            whole,
                            BigInteger.ONE,
                            Date.from(from),
                            Date.from(from.plus(Duration.ofDays(3650))),
                            whole,
                            keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()));
            return new Signer(keys, new JcaX509CertificateConverter().getCertificate(built));
        }

        /** As the standard has it, with SHA-256. */
        String sign(String file) throws Exception {
            var root = Xml.parse(file.getBytes(StandardCharsets.UTF_8)).element();
            var factory = XMLSignatureFactory.getInstance("DOM");
            var reference = factory.newReference(
                    "",
                    factory.newDigestMethod(DigestMethod.SHA256, null),
                    List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
                    null,
                    null);
            var info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                    List.of(reference));
            var keyInfo = factory.getKeyInfoFactory();
            factory.newXMLSignature(info, keyInfo.newKeyInfo(List.of(keyInfo.newX509Data(List.of(certificate)))))
                    .sign(new DOMSignContext(keys.getPrivate(), root));
            var text = new StringWriter();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(root.getOwnerDocument()), new StreamResult(text));
            return text.toString();
        }
    }
}
