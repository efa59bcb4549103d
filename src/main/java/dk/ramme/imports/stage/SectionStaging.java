package dk.ramme.imports.stage;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.row.Row;
import java.util.List;
import java.util.Map;

/** Judges the rows of one section while they are read, and puts away what it needs of them. */
interface SectionStaging {

    /** What is wrong with the row; nothing when it is right. */
    List<Finding> judge(Row row);

    /** The rows judged since the last time are put away now. @return what was found in them only now */
    default List<Finding> putAway() {
        return List.of();
    }

    /** There are no more rows. @return what was found only now, in whatever rows of the section */
    default List<Finding> end() {
        return List.of();
    }

    /** Words for a status that Ramme does not know, and how many rows have each; told when there are no more rows. */
    default Map<String, Integer> statuses() {
        return Map.of();
    }
}
