package dk.ramme.imports.check;

import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.NameFields;
import dk.ramme.imports.row.Row;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whom a row is about, in its own words, whatever is wrong with it: so that whoever reads of it knows where to look. */
public final class RowIdentity {

    private RowIdentity() {}

    /** The findings with whom they are about, as their rows say. */
    public static List<Finding> about(List<Finding> findings, List<Row> rows, Columns columns) {
        if (findings.isEmpty()) return findings;
        var byLine = rows.stream().collect(Collectors.toMap(Row::line, Function.identity(), (one, other) -> one));
        return findings.stream().map(found -> about(found, byLine, columns)).toList();
    }

    private static Finding about(Finding found, Map<Integer, Row> byLine, Columns columns) {
        var row = byLine.get(found.line());
        if (found.isAboutSomebody() || row == null) return found;
        var rid = found.rid().isEmpty() ? columns.value(row, Column.RID) : found.rid();
        return found.about(rid, new NameFields(columns, row).written());
    }
}
