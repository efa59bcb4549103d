package dk.ramme.login;

import dk.ramme.audit.AuditTrail;
import dk.ramme.tenancy.Tenancy;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts logins, refused logins and logouts on the audit trail: one row each. */
@Component
class LoginTrail {

    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    LoginTrail(AuditTrail audit, TransactionTemplate transaction) {
        this.audit = audit;
        this.transaction = transaction;
    }

    /** @param detail the code of the failure, never a value from the token */
    void refused(Refusal reason, String detail) {
        audit.recordRefusal("LOGIN_REFUSED", "login", null, Map.of("reason", reason.name(), "detail", detail));
    }

    void succeeded(SignedIn me, String purpose) {
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
