package dk.ramme.vault;

import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a CPR number is looked up by inside one organisation: a keyed hash of 32 bytes and the version of its key.
 *
 * <p>It says nothing without the key, and differs from organisation to organisation.
 */
public record CprIndex(short keyVersion, byte[] value) {

    static final int LENGTH = 32;

    public CprIndex {
        if (value.length != LENGTH) throw new IllegalArgumentException("an index has " + LENGTH + " bytes");
        value = value.clone();
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CprIndex that
                && keyVersion == that.keyVersion
                && MessageDigest.isEqual(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * keyVersion + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "CprIndex[key " + keyVersion + "]";
    }
}
