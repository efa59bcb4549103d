package dk.ramme.imports.run;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.util.UUID;

/**
 * Who opens an import of what.
 *
 * @param name of the file, or of the registry
 */
@Embeddable
public record Opening(
        @Column(name = "file_name") String name,
        @Embedded ImportScope wanted,
        @Column(name = "created_by") UUID by,
        @Column(name = "created_by_name") String byName) {}
