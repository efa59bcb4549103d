package dk.ramme.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the trail is chained: a digest of each row, and a hash of that, its place and the former hash. Written the same way
 * by whoever seals and whoever verifies; docs/audit.md has it in words.
 */
final class Chain {

    static final byte[] BEGINNING = new byte[32];

    /** Stands for a row that was gone before it could be sealed. */
    static final byte[] OF_NOTHING = new byte[32];

    /** Every column of a row {@code e} as text; times in microseconds, since their words depend on the connection. */
    static final String FIELDS = """
            e.id::text, e.organisation_id::text, (extract(epoch from e.at) * 1000000)::bigint::text, e.actor_kind,
            e.actor_user_id::text, e.actor_name, e.action, e.subject_type, e.subject_id::text, e.details::text, e.address,
            e.request_id, e.level, (extract(epoch from e.auth_time) * 1000000)::bigint::text
            """;

    private static final int COUNT = 14;

    private Chain() {}

    /** @param first the column at which {@link #FIELDS} begin */
    static byte[] digest(ResultSet row, int first) throws SQLException {
        var digest = sha256();
        digest.update("ramme-audit-1".getBytes(StandardCharsets.US_ASCII));
        for (int column = first; column < first + COUNT; column++) {
            put(digest, row.getString(column));
        }
        return digest.digest();
    }

    /** The hash of a place in the chain. */
    static byte[] hash(byte[] former, @Nullable UUID organisation, Place place) {
        var digest = sha256();
        digest.update("ramme-seal-1".getBytes(StandardCharsets.US_ASCII));
        digest.update(former);
        put(digest, organisation == null ? null : organisation.toString());
        digest.update(ByteBuffer.allocate(24)
                .putLong(place.position())
                .putLong(place.eventId())
                .putLong(place.writtenAt())
                .array());
        digest.update(place.digest());
        return digest.digest();
    }

    /** With its length before it, so that no two rows read alike. */
    private static void put(MessageDigest digest, @Nullable String value) {
        if (value == null) {
            digest.update((byte) 0);
            return;
        }
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) 1);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * What one seal says.
     *
     * @param writtenAt when the database got the row, in microseconds since 1970
     */
    record Place(long position, long eventId, long writtenAt, byte[] digest) {}

    /** The last place of an organisation's chain. */
    record Head(long position, byte[] hash) {

        static final Head NONE = new Head(0, BEGINNING);
    }
}
