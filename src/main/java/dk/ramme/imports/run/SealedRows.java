package dk.ramme.imports.run;

import dk.ramme.imports.row.Row;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Rows as they stood in the source, many together in one sealed text: the source holds CPR numbers beside names, sealing
 * and storing a thousand rows costs as little as one, every source (file, workbook, page of a registry) gives the same,
 * and a row that is left out can be handed back as it came.
 */
@Component
class SealedRows {

    private static final String COLUMN = "rows_sealed";

    private final CprVault vault;

    SealedRows(CprVault vault) {
        this.vault = vault;
    }

    byte[] seal(String table, UUID id, List<Row> rows) {
        return vault.sealText(RowText.of(rows), new SealContext(table, COLUMN, Tenancy.organisation(), id));
    }

    List<Row> open(String table, UUID id, byte[] sealed) {
        return RowText.parse(vault.openText(sealed, new SealContext(table, COLUMN, Tenancy.organisation(), id)));
    }
}
