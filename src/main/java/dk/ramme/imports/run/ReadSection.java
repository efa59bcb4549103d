package dk.ramme.imports.run;

import dk.ramme.imports.row.Section;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A section of an import's source: its titles, what stands under them, and how it was read. Written and grown by statements, since
 * it is read again and again in the transaction that reads the source.
 */
@Entity
@Table(name = "import_section")
@IdClass(ReadSection.Key.class)
class ReadSection {

    @Id
    private UUID importId;

    @Id
    @Enumerated(EnumType.STRING)
    private Section section;

    private UUID organisationId;
    private String[] titles;
    private String columns;
    private String[] ignored;
    private int rowsTotal;

    /** A {@link dk.ramme.imports.row.Reading} as JSON. */
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable String reading;

    protected ReadSection() {}

    /** An import has a section once. */
    record Key(UUID importId, Section section) implements Serializable {}
}
