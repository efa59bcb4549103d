package dk.ramme.means;

import dk.ramme.audit.AuditTrail;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.OathSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ramme's own issuer: apps that make codes (RFC 6238), devices that make codes (OATH). */
@Service
class BuiltInIssuer implements MeansIssuer {

    /** How long a secret is shown to whoever set the app up and went away. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final int FREE_TRIES = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);

    private final MeansRows rows;
    private final CodeMeansRows codes;
    private final TokenActivation tokens;
    private final LoginIds loginIds;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BuiltInIssuer(
            MeansRows rows,
            CodeMeansRows codes,
            TokenActivation tokens,
            LoginIds loginIds,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.codes = codes;
        this.tokens = tokens;
        this.loginIds = loginIds;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public UUID beginApp(UUID user, String name) {
        var id = UUID.randomUUID();
        loginIds.give(user);
        rows.begin(id, user, IdentificationMeans.APP, name, CodeMaker.app(OathSecret.fresh()), clock.instant());
        trail.record("MEANS_BEGUN", "means", id, Map.of("kind", IdentificationMeans.APP, "user", user));
        return id;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AppSetup> appSetup(UUID user, UUID means) {
        var loginId = loginIds.of(user);
        return codes.findBegun(user, means)
                .filter(this::isFresh)
                .map(begun -> new AppSetup(
                        means,
                        begun.name(),
                        loginId.orElseThrow(),
                        begun.maker().secret().base32()));
    }

    @Override
    @Transactional
    public boolean finishApp(UUID user, UUID means, Code code) {
        var now = clock.instant();
        var begun = codes.lockBegun(user, means).filter(this::isFresh);
        var found = begun.flatMap(app -> app.maker().find(code, now));
        if (found.isEmpty() || !codes.finish(means, found.get(), now)) {
            return false;
        }
        activated(user, means, begun.get().kind(), begun.get().name());
        return true;
    }

    @Override
    @Transactional
    public Optional<UUID> takeToken(
            UUID user, IdentificationMeans kind, String name, String serial, Code first, Code second) {
        loginIds.give(user);
        var taken = tokens.take(user, kind, name, serial, first, second);
        taken.ifPresent(means -> activated(user, means, kind, name));
        return taken;
    }

    @Override
    @Transactional
    public Verdict check(UUID user, Set<IdentificationMeans> kinds, Code code) {
        var now = clock.instant();
        var all = codes.lockCodeMeans(user, kinds);
        var open = all.stream()
                .filter(means -> !means.isLocked() && !means.mustWait(now))
                .toList();
        for (var means : open) {
            var found = means.maker().find(code, now);
            if (found.isPresent() && codes.accept(means.id(), found.get(), now)) {
                return new Verdict(Verdict.Kind.ACCEPTED, means.id());
            }
        }
        if (open.isEmpty()) {
            return Verdict.refused(all.isEmpty() ? Verdict.Kind.NONE : Verdict.Kind.TOO_SOON);
        }
        return Verdict.refused(count(user, open, now) ? Verdict.Kind.LOCKED : Verdict.Kind.WRONG);
    }

    /**
     * Whoever types a wrong code does not say which of the means it is of, so it counts for each: otherwise several means
     * would be as many tries. @return whether one was locked
     */
    private boolean count(UUID user, List<CodeMeans> tried, Instant now) {
        var locked = false;
        for (var means : tried) {
            var wrong = means.wrong() + 1;
            codes.refuse(means.id(), wrong, wrong < FREE_TRIES ? null : now.plus(pause(wrong)));
            if (wrong >= CodeMeans.MOST_WRONG) {
                trail.record("MEANS_LOCKED", "means", means.id(), Map.of("kind", means.kind(), "user", user));
                events.publishEvent(new MeansLocked(Tenancy.organisation(), user, means.id(), means.name()));
                locked = true;
            }
        }
        return locked;
    }

    /** 10 seconds after the third wrong code, and twice as long after each further one. */
    static Duration pause(int wrong) {
        return FIRST_WAIT.multipliedBy(1L << wrong - FREE_TRIES);
    }

    private void activated(UUID user, UUID means, IdentificationMeans kind, String name) {
        trail.record("MEANS_ACTIVATED", "means", means, Map.of("kind", kind, "user", user));
        events.publishEvent(new MeansActivated(Tenancy.organisation(), user, means, kind, name));
    }

    private boolean isFresh(CodeMeans begun) {
        return clock.instant().isBefore(begun.begunAt().plus(PATIENCE));
    }
}
