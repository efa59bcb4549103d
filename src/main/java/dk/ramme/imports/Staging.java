package dk.ramme.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a source one by one, judges each, and puts them away in chunks with what was found. */
final class Staging implements SourceTaker {

    private final UUID organisationId;
    private final UUID importId;
    private final Chunks chunks;
    private final FindingRows findingRows;
    private final int rowsPerChunk;
    private final Function<Columns, RowCheck> checks;
    private final Repeats repeats = new Repeats();
    private final List<Row> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Columns columns;
    private @Nullable RowCheck check;
    private int rowCount;
    private int chunkCount;
    private int needsLook;

    Staging(
            UUID organisationId,
            UUID importId,
            Chunks chunks,
            FindingRows findingRows,
            int rowsPerChunk,
            Function<Columns, RowCheck> checks) {
        this.organisationId = organisationId;
        this.importId = importId;
        this.chunks = chunks;
        this.findingRows = findingRows;
        this.rowsPerChunk = rowsPerChunk;
        this.checks = checks;
    }

    @Override
    public void begin(Section section, List<String> titles) {
        columns = Columns.of(section, titles);
        check = checks.apply(columns);
    }

    @Override
    public void take(Row row) {
        if (check == null) throw new IllegalStateException("rows before their columns");
        var checked = repeats.check(check.check(row));
        rows.add(row);
        findings.addAll(checked.findings());
        rowCount++;
        if (!checked.leftOut() && !checked.findings().isEmpty()) needsLook++;
        if (rows.size() == rowsPerChunk) putAway();
    }

    void finish() {
        if (!rows.isEmpty()) putAway();
    }

    private void putAway() {
        chunks.add(organisationId, importId, chunkCount++, rows);
        findingRows.add(organisationId, importId, findings);
        rows.clear();
        findings.clear();
    }

    Columns columns() {
        return Objects.requireNonNull(columns);
    }

    int rowCount() {
        return rowCount;
    }

    int chunkCount() {
        return chunkCount;
    }

    int needsLook() {
        return needsLook;
    }
}
