package dk.ramme.login;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.ration.RateLimits;
import dk.ramme.tenancy.Tenancy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts logins, refused logins and logouts on the audit trail: one row each. */
@Component
public class LoginTrail {

    private static final Logger log = LoggerFactory.getLogger(LoginTrail.class);

    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Actors actors;
    private final AddressRation refusals;
    private final MeterRegistry meters;

    LoginTrail(
            AuditTrail audit,
            TransactionTemplate transaction,
            Actors actors,
            LoginLimits limits,
            RateLimits rations,
            Clock clock,
            MeterRegistry meters) {
        this.audit = audit;
        this.transaction = transaction;
        this.actors = actors;
        this.refusals =
                new AddressRation("login-refusals", limits.refusalsPerAddress(), limits.refusals(), rations, clock);
        this.meters = meters;
    }

    /**
     * Strangers can be refused as often as they like, so beyond a ration the rows are left out and counted.
     *
     * @param detail the code of the failure, never a value from the token
     * @return whether it was within the ration
     */
    public boolean refused(Refusal reason, String detail) {
        meters.counter("ramme.login.failures", "reason", reason.code()).increment();
        if (!mayBeRecorded()) {
            return false;
        }
        var leftOut = refusals.refusedSinceAsked();
        if (leftOut > 0) {
            audit.recordRefusal("LOGIN_REFUSALS_LEFT_OUT", "login", null, Map.of("count", leftOut));
        }
        audit.recordRefusal("LOGIN_REFUSED", "login", null, Map.of("reason", reason.name(), "detail", detail));
        return true;
    }

    /** A database that does not count takes no row either; the stranger is refused all the same, and told why. */
    private boolean mayBeRecorded() {
        try {
            return refusals.take(actors.current().address());
        } catch (DataAccessException | TransactionException failure) {
            log.warn("A refused login is not on the trail, since the database does not answer: {}", failure.toString());
            return false;
        }
    }

    public void succeeded(SignedIn me, String purpose) {
        meters.counter("ramme.logins").increment();
        record("LOGIN_SUCCEEDED", me, Map.of("purpose", purpose));
    }

    public void confirmed(SignedIn me) {
        record("LOGIN_CONFIRMED", me, Map.of());
    }

    /** Somebody else logged in where a person was to confirm who they are; a user's is on the trail of their organisation. */
    void confirmationRefused(String acting) {
        var details = Map.of("reason", "OTHER_PERSON");
        SignedIn.user(acting)
                .ifPresentOrElse(
                        user -> Tenancy.in(
                                user.organisation(),
                                () -> audit.recordRefusal("LOGIN_CONFIRMATION_REFUSED", "login", user.id(), details)),
                        () -> audit.recordRefusal("LOGIN_CONFIRMATION_REFUSED", "login", null, details));
    }

    void organisationChosen(SignedIn me) {
        record("ORGANISATION_CHOSEN", me, Map.of());
    }

    public void loggedOut(SignedIn me) {
        record("LOGGED_OUT", me, Map.of());
    }

    private void record(String action, SignedIn me, Map<String, String> details) {
        Runnable row =
                () -> transaction.executeWithoutResult(status -> audit.record(action, "login", me.userId(), details));
        if (me.organisationId() == null) {
            row.run();
        } else {
            Tenancy.in(me.organisationId(), row);
        }
    }
}
