package dk.ramme.vault;

/** The hash functions that codes may be made with (RFC 6238, section 1.2). */
public enum OathHash {
    SHA1("HmacSHA1"),
    SHA256("HmacSHA256"),
    SHA512("HmacSHA512");

    private final String algorithm;

    OathHash(String algorithm) {
        this.algorithm = algorithm;
    }

    String algorithm() {
        return algorithm;
    }
}
