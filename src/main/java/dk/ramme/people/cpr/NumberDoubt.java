package dk.ramme.people.cpr;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Somebody else has proved that the CPR number written for a user is theirs (U8). */
@Entity
@Table(name = "number_doubt")
class NumberDoubt {

    @Id
    private UUID userId;

    private UUID organisationId;
    private Instant since;

    protected NumberDoubt() {}
}
