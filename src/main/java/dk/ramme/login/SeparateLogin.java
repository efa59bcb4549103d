package dk.ramme.login;

import dk.ramme.means.Code;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.LoginId;
import dk.ramme.means.LoginIds;
import dk.ramme.means.LoginIds.Owner;
import dk.ramme.means.MeansIssuer;
import dk.ramme.means.UserMeans;
import dk.ramme.people.User;
import dk.ramme.tenancy.Duty;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Login with separate MitID: a user ID and a code that one of the user's means shows (M3). */
@Component
class SeparateLogin {

    private static final String PURPOSE = "separate";

    private final LoginIds loginIds;
    private final MeansIssuer issuer;
    private final SeparateMeans means;
    private final UserMeans held;
    private final LoginTrail trail;
    private final TransactionTemplate reading;
    private final Clock clock;

    SeparateLogin(
            LoginIds loginIds,
            MeansIssuer issuer,
            SeparateMeans means,
            UserMeans held,
            LoginTrail trail,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.loginIds = loginIds;
        this.issuer = issuer;
        this.means = means;
        this.held = held;
        this.trail = trail;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.clock = clock;
    }

    /**
     * Who it is; empty for all that is wrong, which is on the trail. An unknown user ID takes the same way as a known one,
     * so that nobody learns which it was.
     */
    Optional<SignedIn> check(LoginId id, Code code) {
        var owner = find(id);
        return Tenancy.in(owner.organisationId(), () -> {
            var verdict = issuer.check(owner.userId(), means.kinds(owner.userId()), code);
            if (verdict.means() == null) {
                trail.refused(Refusal.SEPARATE_WRONG, verdict.kind().name().toLowerCase(Locale.ROOT));
                return Optional.empty();
            }
            return signedIn(verdict.means());
        });
    }

    /** Who comes in with a means that has just been proved. */
    Optional<SignedIn> signedIn(UUID meansId) {
        return means.holder(meansId)
                .map(user ->
                        signedIn(user, meansId, held.find(meansId).orElseThrow().kind()));
    }

    void succeeded(SignedIn me) {
        trail.succeeded(me, PURPOSE);
    }

    private Owner find(LoginId id) {
        return Tenancy.on(Duty.LOGIN, () -> reading.execute(status -> loginIds.find(id)))
                .orElseGet(() -> new Owner(UUID.randomUUID(), UUID.randomUUID()));
    }

    private SignedIn signedIn(User user, UUID meansId, IdentificationMeans kind) {
        return new SignedIn(
                SignedIn.SEPARATE,
                meansId.toString(),
                user.name(),
                level(kind).nsis(),
                clock.instant(),
                user.organisationId(),
                user.id());
    }

    /** A device that shows codes is one thing one has; a chip asks for its own code or finger besides. */
    private static AssuranceLevel level(IdentificationMeans kind) {
        return kind == IdentificationMeans.CHIP ? AssuranceLevel.SUBSTANTIAL : AssuranceLevel.LOW;
    }
}
