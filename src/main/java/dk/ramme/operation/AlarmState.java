package dk.ramme.operation;

import dk.ramme.alarm.Alarm;
import dk.ramme.operation.AlarmStates.Due;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What stands of one kind of alarm, for all nodes together, and what has been told of it. */
@Entity
@Table(name = "alarm_state")
class AlarmState {

    @Id
    private String kind;

    private Instant since;
    private Instant raisedAt;
    private String reason;
    private @Nullable Instant wellAt;
    private boolean over;
    private boolean told;
    private @Nullable Instant toldAt;
    private boolean missed;
    private @Nullable Instant tellingUntil;

    protected AlarmState() {}

    /** What was over and is amiss again begins anew. */
    void raise(Instant at, String why) {
        if (over) since = at;
        if (at.isAfter(raisedAt)) raisedAt = at;
        over = false;
        reason = why;
    }

    /** It works again; what is over stays so. */
    void well(Instant at) {
        if (!over && (wellAt == null || at.isAfter(wellAt))) wellAt = at;
    }

    /** Whoever is handed it has until then to tell it, and no other node is handed it meanwhile. */
    Due claim(Instant until) {
        tellingUntil = until;
        return new Due(Alarm.of(kind).orElseThrow(), since, raisedAt, reason, wellAt);
    }

    /** It is over once that was told, unless it has been amiss again since. */
    void told(Due what, Instant at) {
        tellingUntil = null;
        missed = false;
        told = !what.isOver();
        over = what.isOver() && raisedAt.equals(what.raisedAt());
        if (told) toldAt = at;
    }

    /** It could not be told, and is tried again. */
    void missed(Instant again) {
        missed = true;
        tellingUntil = again;
    }
}
