package dk.ramme.means;

import dk.ramme.vault.DocumentSignature;
import dk.ramme.vault.OathHash;
import dk.ramme.vault.OathSecret;
import dk.ramme.vault.TransportKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Devices and their secrets as makers send them: PSKC (RFC 6030), in the clear or encrypted with AES-128-CBC under a
 * pre-shared key, each value then with a code that says it was not changed.
 */
final class TokenFile {

    private static final String KEYS = "urn:ietf:params:xml:ns:keyprov:pskc:";
    private static final String AES_128_CBC = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";

    private final @Nullable TransportKey key;
    private final Xml container;

    private TokenFile(Xml container, @Nullable TransportKey key) {
        this.container = container;
        this.key = key;
    }

    /** @throws Unreadable when it is no such file, or something in it is missing, changed or not understood */
    static List<LoadedToken> read(byte[] file, @Nullable TransportKey key) {
        return read(file, key, null).tokens();
    }

    /**
     * A file that is signed counts only as it was signed; one that is not may still be read, unless a signer is expected.
     *
     * @param signer the certificate it has to be signed with, if that is known
     * @throws Unreadable when it is no such file, or something in it is missing, changed or not understood
     */
    static Content read(byte[] file, @Nullable TransportKey key, @Nullable X509Certificate signer) {
        try {
            var container = Xml.parse(file);
            var signed = DocumentSignature.isIn(container.element());
            if (!signed && signer != null) throw new Unreadable("it is not signed");
            var by = signed ? DocumentSignature.verify(container.element(), signer) : null;
            return new Content(new TokenFile(container, key).tokens(), by);
        } catch (IllegalArgumentException wrong) {
            throw new Unreadable(String.valueOf(wrong.getMessage()));
        }
    }

    private List<LoadedToken> tokens() {
        if (!container.isNamed("KeyContainer")) {
            throw new Unreadable("it is no key container");
        }
        var tokens = new ArrayList<LoadedToken>();
        for (var pack : container.all("KeyPackage")) {
            var number = tokens.size() + 1;
            var serial = pack.need("DeviceInfo").need("SerialNo").text();
            if (!serial.matches("[A-Za-z0-9-]{1,40}")) {
                throw new Unreadable("the serial number of device " + number + " is none");
            }
            try {
                tokens.add(new LoadedToken(serial, maker(pack.need("Key"))));
            } catch (IllegalArgumentException wrong) {
                throw new Unreadable("device " + serial + ": " + wrong.getMessage());
            }
        }
        return tokens;
    }

    private CodeMaker maker(Xml given) {
        var algorithm = given.attribute("Algorithm");
        var method = algorithm.startsWith(KEYS)
                ? CodeMaker.Method.valueOf(algorithm.substring(KEYS.length()).toUpperCase(Locale.ROOT))
                : null;
        if (method == null) {
            throw new IllegalArgumentException("it makes codes in another way");
        }
        var parameters = given.need("AlgorithmParameters");
        var data = given.need("Data");
        var format = parameters.need("ResponseFormat");
        if (!format.attribute("Encoding").equals("DECIMAL")) {
            throw new IllegalArgumentException("its codes are no decimal numbers");
        }
        var counter = method == CodeMaker.Method.HOTP ? number(data, "Counter", 0) - 1 : -1;
        return new CodeMaker(
                OathSecret.of(value(data.need("Secret"))),
                method,
                hash(parameters),
                between(6, 8, Integer.parseInt(format.attribute("Length"))),
                between(10, 300, (int) number(data, "TimeInterval", 30)),
                counter,
                0);
    }

    private static OathHash hash(Xml parameters) {
        var suite = parameters.find("Suite");
        var name =
                suite == null ? "SHA1" : suite.text().toUpperCase(Locale.ROOT).replaceAll("^HMAC-?|-", "");
        return OathHash.valueOf(name);
    }

    private static int between(int least, int most, int number) {
        if (number < least || number > most) {
            throw new IllegalArgumentException("it has a number of digits or seconds that is not known");
        }
        return number;
    }

    private static long number(Xml data, String name, long otherwise) {
        var found = data.find(name);
        return found == null
                ? otherwise
                : Long.parseLong(found.need("PlainValue").text());
    }

    private byte[] value(Xml secret) {
        var plain = secret.find("PlainValue");
        return plain == null ? encrypted(secret) : decoded(plain);
    }

    private byte[] encrypted(Xml secret) {
        if (key == null) {
            throw new IllegalArgumentException("it is encrypted, and no key was given");
        }
        var given = cipherValue(secret.need("EncryptedValue"));
        var mac = secret.find("ValueMAC");
        if (mac == null || !TransportKey.isGenuine(macKey(key), macHash(), given, decoded(mac))) {
            throw new IllegalArgumentException("its secret was changed, or the key is another");
        }
        return key.decrypt(given);
    }

    private byte[] macKey(TransportKey transport) {
        var sent = container.need("MACMethod").find("MACKey");
        return sent == null ? transport.asMacKey() : transport.decrypt(cipherValue(sent));
    }

    private OathHash macHash() {
        var algorithm = container.need("MACMethod").attribute("Algorithm");
        return OathHash.valueOf(algorithm.replaceFirst(".*#hmac-", "").toUpperCase(Locale.ROOT));
    }

    private static byte[] cipherValue(Xml encrypted) {
        if (!encrypted.need("EncryptionMethod").attribute("Algorithm").equals(AES_128_CBC)) {
            throw new IllegalArgumentException("it is encrypted in a way that is not known");
        }
        return decoded(encrypted.need("CipherData").need("CipherValue"));
    }

    private static byte[] decoded(Xml base64) {
        return Base64.getMimeDecoder().decode(base64.text());
    }

    /** @param signer with whose certificate the file was verified, null when it is not signed */
    record Content(List<LoadedToken> tokens, @Nullable X509Certificate signer) {}

    /** The file cannot be loaded. The message says why, and quotes no secret. */
    static class Unreadable extends RuntimeException {
        Unreadable(String message) {
            super(message);
        }
    }

    /** A device as it stands in a file of its maker. */
    record LoadedToken(String serial, CodeMaker maker) {}
}
