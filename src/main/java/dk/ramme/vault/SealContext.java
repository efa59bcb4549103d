package dk.ramme.vault;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The one place a sealed value belongs to. A value moved to another row, column, table or organisation does not open.
 *
 * @param table name of the table, in snake case
 * @param column name of the column, in snake case
 */
public record SealContext(String table, String column, UUID organisationId, UUID rowId) {

    /** Names hold no separator, so two places never have the same description. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public SealContext {
        requireName(table);
        requireName(column);
        Objects.requireNonNull(organisationId, "organisationId");
        Objects.requireNonNull(rowId, "rowId");
    }

    byte[] associatedData() {
        return (table + '|' + column + '|' + organisationId + '|' + rowId).getBytes(StandardCharsets.UTF_8);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("not a table or column: " + name);
    }
}
