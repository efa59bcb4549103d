package dk.ramme.means;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;

/** A security key, in use from the start; it asks for a PIN or a finger by itself, and proves itself with a {@link ChipKey}. */
@Entity
@DiscriminatorValue("CHIP")
class Chip extends Means {

    protected Chip() {}

    Chip(UUID organisationId, UUID userId, String name, Instant at) {
        super(organisationId, userId, IdentificationMeans.CHIP, name, at);
        activate(at);
    }
}
