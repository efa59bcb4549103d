package dk.ramme;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Whoever owns the whole database: bound by no policy, no grant and, if they like, no trigger. */
public record Superuser(String url, String name, String password) {

    /** Runs the statements with triggers off. */
    public void does(String... statements) {
        try (var connection = DriverManager.getConnection(url, name, password);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var one : statements) {
                statement.execute(one);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
