package dk.ramme.people.life;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** When what is left of a deleted user is erased. It is planned and called off for many at once ({@link UserRows}). */
@Entity
@Immutable
@Table(name = "user_erasure")
class PlannedErasure {

    @Id
    private UUID userId;

    private UUID organisationId;
    private Instant dueAt;

    protected PlannedErasure() {}
}
