package dk.ramme.imports.run;

import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.tenancy.OrganisationOwned;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** Rows of one chunk that the run left out, sealed as they stood in the source. */
@Entity
@Table(name = LeftOutLot.TABLE)
class LeftOutLot extends OrganisationOwned {

    static final String TABLE = "import_left_out";

    private UUID importId;
    private int number;

    @Enumerated(EnumType.STRING)
    private Section section;

    private byte[] rowsSealed;

    protected LeftOutLot() {}

    /** @param number that of the chunk */
    LeftOutLot(UUID importId, int number, Section section, List<Row> rows, SealedRows sealed) {
        super(UUID.randomUUID());
        this.importId = importId;
        this.number = number;
        this.section = section;
        this.rowsSealed = sealed.seal(TABLE, id(), rows);
    }

    int number() {
        return number;
    }

    List<Row> rows(SealedRows sealed) {
        return sealed.open(TABLE, id(), rowsSealed);
    }
}
