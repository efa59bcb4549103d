package dk.ramme.keyring;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** A chip made of software, which can be told to answer wrongly in each way there is (WebAuthn, sections 6.1 and 6.5). */
final class SoftChip {

    static final int PRESENT = 0x01;
    static final int VERIFIED = 0x04;
    private static final int WITH_KEY = 0x40;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys = fresh();
    private final byte[] id = ByteBuffer.allocate(16)
            .putLong(UUID.randomUUID().getMostSignificantBits())
            .putLong(UUID.randomUUID().getLeastSignificantBits())
            .array();

    String origin;
    String host;
    int flags = PRESENT | VERIFIED;
    int counter = 1;
    boolean forged;

    SoftChip(String base) {
        origin = base;
        host = URI.create(base).getHost();
    }

    /** The answer to a question for a new chip. */
    String attest(String challenge) throws GeneralSecurityException {
        var data = concat(
                authData(flags | WITH_KEY),
                new byte[16],
                ByteBuffer.allocate(2).putShort((short) id.length).array(),
                id,
                cose());
        var attestation = concat(
                new byte[] {(byte) 0xa3},
                text("fmt"),
                text("none"),
                text("attStmt"),
                new byte[] {(byte) 0xa0},
                text("authData"),
                bytes(data));
        return """
                {"id":"%1$s","rawId":"%1$s","type":"public-key","authenticatorAttachment":"cross-platform",\
                "clientExtensionResults":{},"response":{"clientDataJSON":"%2$s","attestationObject":"%3$s","transports":["usb"]}}
                """.formatted(coded(id), coded(client("webauthn.create", challenge)), coded(attestation));
    }

    /** The answer to a question for a login. */
    String assertion(String challenge, UUID user) throws GeneralSecurityException {
        var data = authData(flags);
        var client = client("webauthn.get", challenge);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign((forged ? fresh() : keys).getPrivate());
        signature.update(concat(data, sha256(client)));
        var handle = ByteBuffer.allocate(16)
                .putLong(user.getMostSignificantBits())
                .putLong(user.getLeastSignificantBits())
                .array();
        return """
                {"id":"%1$s","rawId":"%1$s","type":"public-key","authenticatorAttachment":"cross-platform",\
                "clientExtensionResults":{},"response":{"clientDataJSON":"%2$s","authenticatorData":"%3$s",\
                "signature":"%4$s","userHandle":"%5$s"}}
                """.formatted(coded(id), coded(client), coded(data), coded(signature.sign()), coded(handle));
    }

    private byte[] client(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authData(int withFlags) throws GeneralSecurityException {
        return concat(
                sha256(host.getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) withFlags},
                ByteBuffer.allocate(4).putInt(counter++).array());
    }

    /** The public key as COSE has it: kind EC2, algorithm ES256, curve P-256, and the point. */
    private byte[] cose() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return concat(
                new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21},
                        bytes(fixed(point.getAffineX().toByteArray())),
                new byte[] {0x22}, bytes(fixed(point.getAffineY().toByteArray())));
    }

    private static byte[] fixed(byte[] number) {
        var fixed = new byte[32];
        var length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static byte[] text(String text) {
        return concat(new byte[] {(byte) (0x60 | text.length())}, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(byte[] bytes) {
        return bytes.length < 256
                ? concat(new byte[] {0x58, (byte) bytes.length}, bytes)
                : concat(new byte[] {0x59, (byte) (bytes.length >> 8), (byte) bytes.length}, bytes);
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String coded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    private static KeyPair fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
