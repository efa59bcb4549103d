package dk.ramme.imports.stage;

import java.util.LinkedHashMap;
import java.util.Map;

/** Words for a status that Ramme does not know, and how many rows of a section have each. */
final class StatusCounts {

    /** A column that is something else has endless values, and nobody decides about them one by one. */
    private static final int MOST = 20;

    private final Map<String, Integer> rows = new LinkedHashMap<>();

    void add(String status) {
        if (rows.size() < MOST || rows.containsKey(status)) rows.merge(status, 1, Integer::sum);
    }

    Map<String, Integer> all() {
        return rows;
    }
}
