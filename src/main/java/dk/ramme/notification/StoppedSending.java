package dk.ramme.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That the mail server takes no mails: one row while it is so, for all organisations, none otherwise. */
@Entity
@Table(name = "outbox_stop")
class StoppedSending {

    @Id
    private boolean onlyOne;

    private Instant since;
    private Instant nextTryAt;
    private int tries;
    private String reason;

    protected StoppedSending() {}

    boolean holds(Instant now) {
        return nextTryAt.isAfter(now);
    }

    Instant since() {
        return since;
    }

    /** How often the server was asked since it takes none. */
    int tries() {
        return tries;
    }

    String reason() {
        return reason;
    }
}
