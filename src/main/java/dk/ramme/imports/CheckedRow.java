package dk.ramme.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row and the verdict on it: a person when it can be imported, and what was found either way. */
record CheckedRow(Row row, @Nullable Person person, List<Finding> findings) {

    boolean leftOut() {
        return person == null;
    }
}
