package dk.ramme.rotation;

import dk.ramme.audit.Actor;
import dk.ramme.audit.AuditTrail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts what is done to the keys on the trail, in the name of whoever runs the command; no organisation's, but chained too. */
class RotationTrail {

    private static final String SUBJECT = "keys";

    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    RotationTrail(AuditTrail trail, TransactionTemplate transaction) {
        this.trail = trail;
        this.transaction = transaction;
    }

    /** Files take part in no transaction: the row is written first, and taken back when nothing was changed. */
    boolean changed(String action, Map<String, ?> details, Change change) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            write(action, details);
            try {
                boolean changed = change.make();
                if (!changed) status.setRollbackOnly();
                return changed;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }));
    }

    void done(String action, Map<String, ?> details) {
        transaction.executeWithoutResult(status -> write(action, details));
    }

    private void write(String action, Map<String, ?> details) {
        var operator = new Actor(Actor.Kind.SYSTEM, null, System.getProperty("user.name"), null, null, null, null);
        trail.recordAs(operator, action, SUBJECT, null, details);
    }

    /** Writes the key files; answers whether that was needed. */
    interface Change {

        boolean make() throws IOException;
    }
}
