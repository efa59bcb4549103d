package dk.ramme.unsaved;

import dk.ramme.vault.CprVault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the marks of forms and knows them again when the session they were drawn in is gone, and its token with it. Nobody
 * else can make one for a person, so no page of another site can fill in a form in their name (T40).
 */
@Component
class FormMarks {

    /** Longer than any session lasts: a form is at the most as old as its session. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final Base64.Encoder WRITES = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder READS = Base64.getUrlDecoder();
    private static final String PURPOSE = "form-mark";

    private final CprVault vault;
    private final FormOwner owners;
    private final Clock clock;

    FormMarks(CprVault vault, FormOwner owners, Clock clock) {
        this.vault = vault;
        this.owners = owners;
        this.clock = clock;
    }

    /** For whom a page is drawn at this moment; empty for whoever is not logged in. */
    Optional<UUID> owner() {
        return owners.current().map(text -> {
            var hash = ByteBuffer.wrap(vault.fingerprint("form-owner", text));
            return new UUID(hash.getLong(), hash.getLong());
        });
    }

    /** @param action where the form sends to, without a query */
    String write(FormMark mark, String action) {
        var head = clock.instant().getEpochSecond() + "." + mark.owner() + "." + encoded(bytes(mark.page()));
        return head + "." + encoded(proof(head, action));
    }

    /** @param action where it was sent to; empty for whatever was not made here, for another address, or long ago */
    Optional<FormMark> read(@Nullable String text, String action) {
        if (text == null) return Optional.empty();
        var end = text.lastIndexOf('.');
        try {
            if (end < 0 || !MessageDigest.isEqual(proof(text.substring(0, end), action), decoded(text, end))) {
                return Optional.empty();
            }
            var parts = text.substring(0, end).split("\\.", 3);
            var drawn = Instant.ofEpochSecond(Long.parseLong(parts[0]));
            return drawn.plus(LONGEST).isBefore(clock.instant())
                    ? Optional.empty()
                    : Optional.of(new FormMark(
                            new String(READS.decode(parts[2]), StandardCharsets.UTF_8), UUID.fromString(parts[1])));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private byte[] proof(String head, String action) {
        return vault.fingerprint(PURPOSE, head + " " + action);
    }

    private static byte[] decoded(String text, int end) {
        return READS.decode(text.substring(end + 1));
    }

    private static String encoded(byte[] bytes) {
        return WRITES.encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
