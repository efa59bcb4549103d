package dk.ramme.means;

import dk.ramme.audit.AuditTrail;
import dk.ramme.means.MeansEvent.MeansActivated;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import java.time.Clock;
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

    private final MeansOwners owners;
    private final AllMeans means;
    private final TokenActivation tokens;
    private final CodeProof proof;
    private final LoginIds loginIds;
    private final CprVault vault;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BuiltInIssuer(
            MeansOwners owners,
            AllMeans means,
            TokenActivation tokens,
            CodeProof proof,
            LoginIds loginIds,
            CprVault vault,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.owners = owners;
        this.means = means;
        this.tokens = tokens;
        this.proof = proof;
        this.loginIds = loginIds;
        this.vault = vault;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public UUID beginApp(UUID user, String name) {
        owners.lock(user);
        loginIds.give(user);
        means.lockBegun(user).ifPresent(means::delete);
        means.flush(); // a user has one begun app at most, and Hibernate inserts before it deletes
        var app = means.save(new App(Tenancy.organisation(), user, name, vault, clock.instant()));
        trail.record("MEANS_BEGUN", "means", app.id(), Map.of("kind", app.kind(), "user", user));
        return app.id();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AppSetup> appSetup(UUID user, UUID app) {
        var loginId = loginIds.of(user);
        return means.findBegun(user, app)
                .filter(begun -> begun.awaitsCode(clock.instant()))
                .map(begun -> begun.appSetup(loginId.orElseThrow(), vault));
    }

    @Override
    @Transactional
    public boolean finishApp(UUID user, UUID app, Code code, Pin pin) {
        owners.lockWithOrganisation(user);
        var finished = means.lockBegun(user, app).filter(begun -> begun.activate(code, vault, clock.instant()));
        finished.ifPresent(activated -> activated(activated, pin));
        return finished.isPresent();
    }

    @Override
    @Transactional
    public Optional<UUID> takeToken(
            UUID user, IdentificationMeans kind, String name, String serial, Code first, Code second, Pin pin) {
        owners.lockWithOrganisation(user);
        loginIds.give(user);
        var taken = tokens.take(user, kind, name, serial, first, second);
        taken.ifPresent(token -> activated(token, pin));
        return taken.map(Means::id);
    }

    @Override
    public Verdict check(UUID user, Set<IdentificationMeans> kinds, Code code, @Nullable Pin pin) {
        return proof.check(user, kinds, code, pin);
    }

    private void activated(CodeMeans one, Pin pin) {
        one.choosePin(pin.hash(), clock.instant());
        trail.record("MEANS_ACTIVATED", "means", one.id(), Map.of("kind", one.kind(), "user", one.userId()));
        events.publishEvent(new MeansActivated(Tenancy.organisation(), one.userId(), one.id(), one.kind(), one.name()));
    }
}
