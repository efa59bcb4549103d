package dk.ramme.imports.run;

import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows that the run left out, kept sealed so that they can be mended and loaded again. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class LeftOutRows {

    private final LeftOutLots lots;
    private final SealedRows sealed;

    LeftOutRows(LeftOutLots lots, SealedRows sealed) {
        this.lots = lots;
        this.sealed = sealed;
    }

    public void add(UUID importId, int number, Section section, List<Row> rows) {
        if (!rows.isEmpty()) lots.save(new LeftOutLot(importId, number, section, rows, sealed));
    }

    /** The sections that have rows left out. */
    public List<Section> sections(UUID importId) {
        return lots.sections(importId).stream().sorted().toList();
    }

    /** The next lot of a section's rows after the given one; null when there is none. */
    public @Nullable Lot after(UUID importId, Section section, int number) {
        return lots.after(importId, section, number, Limit.of(1))
                .map(lot -> new Lot(lot.number(), lot.rows(sealed)))
                .orElse(null);
    }

    /** Erases those of imports that ended before then, which nobody has mended. @return of how many chunks */
    public int erase(Instant ended) {
        return lots.erase(ended);
    }

    /** Rows that were in one chunk. */
    public record Lot(int number, List<Row> rows) {}
}
