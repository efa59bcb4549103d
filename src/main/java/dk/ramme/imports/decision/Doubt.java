package dk.ramme.imports.decision;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row whose RID number belongs to a user who may be another person. Rows are kept a chunk at a time; an administrator says
 * of one whether both are the same person, and until then nothing is changed.
 */
@Entity
@Table(name = "import_doubt")
@IdClass(Doubt.Key.class)
public class Doubt {

    @Id
    private UUID importId;

    @Id
    private int line;

    private UUID organisationId;
    private String rid;
    private UUID userId;
    private boolean same;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;

    protected Doubt() {}

    /** Says whether it is the user who has the RID number. */
    public void decide(boolean isSame, @Nullable String by, Instant at) {
        same = isSame;
        decidedBy = by;
        decidedAt = at;
    }

    /** Whether it is decided that it is the user. */
    public boolean isSame() {
        return same;
    }

    /** A line is in doubt once. */
    record Key(UUID importId, int line) implements Serializable {}
}
