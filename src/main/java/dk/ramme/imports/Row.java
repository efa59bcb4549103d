package dk.ramme.imports;

import java.util.List;

/** One row of a source: its line, counted as an editor counts them, and its fields as they stand there. */
record Row(int line, List<String> fields) {

    Row {
        fields = List.copyOf(fields);
    }

    /** A line of nothing but separators, as spreadsheets leave them at the end. */
    boolean isBlank() {
        return fields.stream().allMatch(FieldText::isBlank);
    }
}
