package dk.ramme.link;

import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.OneTimeCode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The temporary codes that are asked for besides a mailed link, where whoever it leads to is known by name and birth date
 * only (A2, S1; T28 to T31). Each user or invited administrator has at most one; a new one kills the former. A try is spent
 * and committed before the code is looked at, so that however many try at once, the counter never passes three.
 */
@Service
public class TemporaryCodes {

    /** How often a code may be typed wrong. */
    public static final int TRIES = 3;

    private static final Duration LIFETIME = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    TemporaryCodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is kept of the code there is now, if any; never the code itself. */
    @Transactional(readOnly = true)
    public Optional<Kept> find(LinkPurpose purpose, UUID subject) {
        return jdbc.sql("""
                select id, tries, created_at, expires_at from activation_code
                where %s = :subject and used_at is null and revoked_at is null
                """.formatted(column(purpose)))
                .param("subject", subject)
                .query((row, n) -> new Kept(
                        row.getObject("id", UUID.class),
                        row.getInt("tries"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant()))
                .optional();
    }

    /** Whether there is a code that could be typed with success. */
    @Transactional(readOnly = true)
    public boolean canBeTyped(LinkPurpose purpose, UUID subject) {
        return find(purpose, subject)
                .filter(kept -> kept.isLive(clock.instant()))
                .isPresent();
    }

    /**
     * Makes a code and kills the former one. It is known to the caller and to nobody else ever after. The caller holds the
     * lock of the user or appointment, and decides who may.
     *
     * @param former the code the administrator knew of; another one means that somebody has made one meanwhile, perhaps
     *     they themself by a second click
     * @throws MadeMeanwhile when there is another code than the former one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public OneTimeCode make(LinkPurpose purpose, UUID subject, @Nullable UUID former) {
        if (!Objects.equals(find(purpose, subject).map(Kept::id).orElse(null), former)) {
            throw new MadeMeanwhile();
        }
        var now = clock.instant();
        var code = OneTimeCode.fresh();
        revoke(purpose, List.of(subject));
        jdbc.sql("""
                insert into activation_code (id, organisation_id, %s, code_hash, created_at, expires_at)
                values (:id, :organisation, :subject, :hash, :now, :expires)
                """.formatted(column(purpose)))
                .param("id", UUID.randomUUID())
                .param("organisation", Tenancy.organisation())
                .param("subject", subject)
                .param("hash", code.hash())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(LIFETIME)))
                .update();
        return code;
    }

    /** Kills the codes of these users or appointments. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(LinkPurpose purpose, Collection<UUID> subjects) {
        jdbc.sql("""
                update activation_code set revoked_at = :now
                where %s = any(:subjects) and used_at is null and revoked_at is null
                """.formatted(column(purpose)))
                .param("now", Timestamp.from(clock.instant()))
                .param("subjects", subjects.toArray(UUID[]::new))
                .update();
    }

    /** Spends a try on the living code. Empty when there is none, or its tries are spent. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Attempt> spendTry(LinkPurpose purpose, UUID subject) {
        return jdbc.sql("""
                update activation_code set tries = tries + 1
                where %s = :subject and used_at is null and revoked_at is null and expires_at > :now and tries < :most
                returning id, code_hash, tries
                """.formatted(column(purpose)))
                .param("subject", subject)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", TRIES)
                .query(Attempt.class)
                .optional();
    }

    /**
     * Uses the code up that was typed right; exactly one caller may go on.
     *
     * @throws Missing when none was typed, or it was used or replaced meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(@Nullable UUID codeId) {
        var used = codeId != null
                && jdbc.sql("""
                        update activation_code set used_at = :now
                        where id = :id and used_at is null and revoked_at is null
                        """)
                                .param("now", Timestamp.from(clock.instant()))
                                .param("id", codeId)
                                .update()
                        == 1;
        if (!used) {
            throw new Missing();
        }
    }

    /** Whose the code is. */
    private static String column(LinkPurpose purpose) {
        return switch (purpose) {
            case ACTIVATION -> "user_id";
            case SETUP -> "appointment_id";
        };
    }

    /** What is kept of a code that has been made and neither used nor replaced. */
    public record Kept(UUID id, int tries, Instant madeAt, Instant expiresAt) {

        public int triesLeft() {
            return TRIES - tries;
        }

        boolean isLive(Instant now) {
            return expiresAt.isAfter(now) && triesLeft() > 0;
        }
    }

    /** A try that has been spent on a code. */
    public record Attempt(UUID id, String codeHash, int tries) {

        /** Whether no try is left after this one. */
        public boolean isLast() {
            return tries >= TRIES;
        }
    }

    /** Somebody has made a code meanwhile. */
    public static class MadeMeanwhile extends RuntimeException {}

    /** A code is needed, and there is none that could be used. */
    public static class Missing extends RuntimeException {}
}
