package dk.ramme.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the trail, to be read: {@link AuditTrail} writes them, and nobody changes one. */
@Entity
@Table(name = "audit_event")
@Immutable
class AuditEvent {

    @Id
    private Long id;

    /** Null where it concerns no organisation. */
    private @Nullable UUID organisationId;

    private Instant at;
    private @Nullable UUID actorUserId;
    private @Nullable String actorName;
    private String action;
    private String subjectType;
    private @Nullable UUID subjectId;

    /** The id of the user it is about, if it is about one. */
    private @Nullable String concerns;

    protected AuditEvent() {}
}
