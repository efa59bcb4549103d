package dk.ramme.means;

import dk.ramme.audit.AuditTrail;
import dk.ramme.means.MeansEvent.MeansActivated;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.OathSecret;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ramme's own issuer: apps that make codes (RFC 6238), devices that make codes (OATH). */
@Service
class BuiltInIssuer implements MeansIssuer {

    /** How long a secret is shown to whoever set the app up and went away. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private final MeansOwners owners;
    private final MeansRows rows;
    private final CodeMeansRows codes;
    private final PinRows pins;
    private final TokenActivation tokens;
    private final CodeProof proof;
    private final LoginIds loginIds;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BuiltInIssuer(
            MeansOwners owners,
            MeansRows rows,
            CodeMeansRows codes,
            PinRows pins,
            TokenActivation tokens,
            CodeProof proof,
            LoginIds loginIds,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.owners = owners;
        this.rows = rows;
        this.codes = codes;
        this.pins = pins;
        this.tokens = tokens;
        this.proof = proof;
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
    public boolean finishApp(UUID user, UUID means, Code code, Pin pin) {
        owners.lockWithOrganisation(user);
        var now = clock.instant();
        var begun = codes.lockBegun(user, means).filter(this::isFresh);
        var found = begun.flatMap(app -> app.maker().find(code, now));
        if (found.isEmpty() || !codes.finish(means, found.get(), now)) {
            return false;
        }
        activated(user, means, begun.get().kind(), begun.get().name(), pin);
        return true;
    }

    @Override
    @Transactional
    public Optional<UUID> takeToken(
            UUID user, IdentificationMeans kind, String name, String serial, Code first, Code second, Pin pin) {
        owners.lockWithOrganisation(user);
        loginIds.give(user);
        var taken = tokens.take(user, kind, name, serial, first, second);
        taken.ifPresent(means -> activated(user, means, kind, name, pin));
        return taken;
    }

    @Override
    public Verdict check(UUID user, Set<IdentificationMeans> kinds, Code code, @Nullable Pin pin) {
        return proof.check(user, kinds, code, pin);
    }

    private void activated(UUID user, UUID means, IdentificationMeans kind, String name, Pin pin) {
        pins.set(means, pin.hash(), clock.instant());
        trail.record("MEANS_ACTIVATED", "means", means, Map.of("kind", kind, "user", user));
        events.publishEvent(new MeansActivated(Tenancy.organisation(), user, means, kind, name));
    }

    private boolean isFresh(CodeMeans begun) {
        return clock.instant().isBefore(begun.begunAt().plus(PATIENCE));
    }
}
