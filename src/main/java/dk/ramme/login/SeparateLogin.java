package dk.ramme.login;

import dk.ramme.means.Code;
import dk.ramme.means.LoginId;
import dk.ramme.means.LoginIds;
import dk.ramme.means.LoginIds.Owner;
import dk.ramme.means.MeansIssuer;
import dk.ramme.means.Pin;
import dk.ramme.means.UserMeans;
import dk.ramme.people.User;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Login with separate MitID: a user ID, the PIN of one of the user's means, and a code that it shows (M3, M5). */
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
    Optional<SignedIn> check(LoginId id, @Nullable Pin pin, Code code) {
        var owner = find(id);
        return Tenancy.in(owner.organisationId(), () -> {
            var verdict = issuer.check(owner.userId(), means.kinds(owner.userId()), code, pin);
            if (verdict.means() == null) {
                trail.refused(Refusal.SEPARATE_WRONG, verdict.kind().name().toLowerCase(Locale.ROOT));
                return Optional.empty();
            }
            return signedIn(verdict.means(), verdict.withPin() ? AssuranceLevel.SUBSTANTIAL : AssuranceLevel.LOW);
        });
    }

    /** Who comes in with a means that has just been proved, with all that belongs to it. */
    Optional<SignedIn> signedIn(UUID meansId) {
        return held.find(meansId)
                .map(one -> one.lacksPin() ? AssuranceLevel.LOW : AssuranceLevel.SUBSTANTIAL)
                .flatMap(level -> signedIn(meansId, level));
    }

    /**
     * @param level a code is one thing one has; with a PIN, or a chip that asks for its own or for a finger, there is a
     *     second thing
     */
    private Optional<SignedIn> signedIn(UUID meansId, AssuranceLevel level) {
        return means.holder(meansId).map(user -> signedIn(user, meansId, level));
    }

    void succeeded(SignedIn me) {
        trail.succeeded(me, PURPOSE);
    }

    private Owner find(LoginId id) {
        return Tenancy.on(CrossTenantTask.LOGIN, () -> reading.execute(status -> loginIds.find(id)))
                .orElseGet(() -> new Owner(UUID.randomUUID(), UUID.randomUUID()));
    }

    private SignedIn signedIn(User user, UUID meansId, AssuranceLevel level) {
        return new SignedIn(
                SignedIn.SEPARATE,
                meansId.toString(),
                user.name(),
                level.nsis(),
                clock.instant(),
                user.organisationId(),
                user.id());
    }
}
