package dk.ramme.login;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.tenancy.Tenancy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts logins, refused logins and logouts on the audit trail: one row each. */
@Component
class LoginTrail {

    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Actors actors;
    private final Ration refusals;
    private final MeterRegistry meters;

    LoginTrail(
            AuditTrail audit,
            TransactionTemplate transaction,
            Actors actors,
            LoginLimits limits,
            Clock clock,
            MeterRegistry meters) {
        this.audit = audit;
        this.transaction = transaction;
        this.actors = actors;
        this.refusals = new Ration(limits.refusalsPerAddress(), limits.refusals(), clock);
        this.meters = meters;
    }

    /**
     * Strangers can be refused as often as they like, so beyond a ration the rows are left out and counted.
     *
     * @param detail the code of the failure, never a value from the token
     * @return whether it was within the ration
     */
    boolean refused(Refusal reason, String detail) {
        meters.counter("ramme.login.failures", "reason", reason.code()).increment();
        if (!refusals.take(actors.current().address())) {
            return false;
        }
        var leftOut = refusals.refusedSinceAsked();
        if (leftOut > 0) {
            audit.recordRefusal("LOGIN_REFUSALS_LEFT_OUT", "login", null, Map.of("count", leftOut));
        }
        audit.recordRefusal("LOGIN_REFUSED", "login", null, Map.of("reason", reason.name(), "detail", detail));
        return true;
    }

    void succeeded(SignedIn me, String purpose) {
        meters.counter("ramme.logins").increment();
        record("LOGIN_SUCCEEDED", me, Map.of("purpose", purpose));
    }

    void organisationChosen(SignedIn me) {
        record("ORGANISATION_CHOSEN", me, Map.of());
    }

    void loggedOut(SignedIn me) {
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
