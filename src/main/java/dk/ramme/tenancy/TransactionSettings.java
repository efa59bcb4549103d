package dk.ramme.tenancy;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What PostgreSQL is told of the transaction that runs; with its end it is forgotten, so that nothing is left on a pooled connection. */
@Component
public class TransactionSettings {

    private final ObjectProvider<DataSource> dataSource;

    /** Asked for late: whoever opens transactions is made before the database is known. */
    TransactionSettings(ObjectProvider<DataSource> dataSource) {
        this.dataSource = dataSource;
    }

    /** For the rest of the transaction the setting is so. */
    public void set(String name, String value) {
        set(Map.of(name, value));
    }

    /** The same of several, in one statement. */
    void set(Map<String, String> values) {
        var each = values.keySet().stream()
                .map(name -> "set_config('" + name + "', ?, true)")
                .collect(joining(", ", "select ", ""));
        jdbc().query(each, row -> {}, values.values().toArray());
    }

    /** Marks a place to go back to. */
    public void mark(String place) {
        jdbc().execute("savepoint " + place);
    }

    /** What has been written since {@link #mark} is undone; the transaction goes on. */
    public void backTo(String place) {
        jdbc().execute("rollback to savepoint " + place);
    }

    /** Nobody goes back to the place any more. */
    public void unmark(String place) {
        jdbc().execute("release savepoint " + place);
    }

    private JdbcTemplate jdbc() {
        return new JdbcTemplate(dataSource.getObject());
    }
}
