package dk.ramme.imports.check;

import dk.ramme.imports.row.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row and the verdict on it: a person when it can be imported, and what was found either way. */
public record CheckedRow(Row row, @Nullable Person person, List<Finding> findings) {

    public boolean leftOut() {
        return person == null;
    }
}
