package dk.ramme.imports.row;

import java.util.List;

/** One row of a source: its line, counted as an editor counts them, and its fields as they stand there. */
public record Row(int line, List<String> fields) {

    public Row {
        fields = List.copyOf(fields);
    }

    /** A line of nothing but separators, as spreadsheets leave them at the end. */
    public boolean isBlank() {
        return fields.stream().allMatch(FieldText::isBlank);
    }
}
