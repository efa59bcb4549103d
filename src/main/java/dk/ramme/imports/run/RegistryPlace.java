package dk.ramme.imports.run;

import dk.ramme.imports.row.Section;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a registry has been read, and how long it has not answered.
 *
 * @param section that is read next, with the cursor at which it goes on
 * @param askedAgainAt when a registry that does not answer is asked again
 */
@Embeddable
public record RegistryPlace(
        @Column(name = "read_section") @Enumerated(EnumType.STRING) @Nullable
        Section section,

        @Column(name = "read_cursor") @Nullable String cursor,
        @Nullable Instant waitingSince,
        @Nullable Instant askedAgainAt) {

    static final RegistryPlace START = new RegistryPlace(null, null, null, null);

    RegistryPlace waiting(Instant now) {
        return waitingSince == null ? new RegistryPlace(section, cursor, now, askedAgainAt) : this;
    }

    RegistryPlace askedAgain(Instant at) {
        return new RegistryPlace(section, cursor, waitingSince, at);
    }
}
