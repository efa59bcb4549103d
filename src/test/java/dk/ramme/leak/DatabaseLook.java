package dk.ramme.leak;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks at every value of every table, as whoever steals a dump may do. */
final class DatabaseLook {

    private static final String COLUMNS = """
            select a.attrelid::regclass::text as name, quote_ident(a.attname) as col, a.atttypid = 'bytea'::regtype as is_bytes
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_type t on t.oid = a.atttypid
            where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and n.nspname = ?
                and (t.typcategory in ('S', 'A', 'N') or t.typname in ('bytea', 'json', 'jsonb'))
            order by 1, 2
            """;

    /** What may be a number, or a token that holds one; looked at closer afterwards. */
    private static final String TEXT = "%1$s::text ~ '[0-9]{6}-?[0-9]{4}|eyJ'";

    private static final String BYTES = "encode(%1$s, 'hex') ~ '(3[0-9]){6}(2d)?(3[0-9]){4}|65794a'";

    private DatabaseLook() {}

    static void at(String url, String user, String password, String schema, Leaks leaks) {
        try (var connection = DriverManager.getConnection(url, user, password)) {
            connection.setAutoCommit(false);
            for (var column : columns(connection, schema)) look(connection, column, leaks);
        } catch (SQLException failure) {
            throw new IllegalStateException("the database cannot be looked at", failure);
        }
    }

    private static List<Column> columns(Connection connection, String schema) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, schema);
            var rows = statement.executeQuery();
            while (rows.next()) columns.add(new Column(rows.getString(1), rows.getString(2), rows.getBoolean(3)));
        }
        return columns;
    }

    private static void look(Connection connection, Column column, Leaks leaks) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            var rows = statement.executeQuery(column.query());
            while (rows.next()) {
                var value = column.isBytes()
                        ? new String(rows.getBytes(1), StandardCharsets.ISO_8859_1)
                        : rows.getString(1);
                leaks.look("database " + column.table() + "." + column.name(), value);
            }
        }
    }

    private record Column(String table, String name, boolean isBytes) {

        String query() {
            return "select " + name + (isBytes ? "" : "::text") + " from only " + table + " where "
                    + (isBytes ? BYTES : TEXT).formatted(name);
        }
    }
}
