package dk.ramme.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

class DatabaseNotReadyAnalyzerTests {

    private static final SQLException NO_PASSWORD = new SQLException("no password was provided", "08004");

    private final DatabaseNotReadyAnalyzer analyzer = new DatabaseNotReadyAnalyzer();

    @Test
    void says_which_of_the_two_roles_is_not_let_in() {
        assertThat(analyzer.analyze(new FlywayException("no connection", NO_PASSWORD), NO_PASSWORD)
                        .getDescription())
                .contains("RAMME_DATABASE_OWNER_PASSWORD", "no password was provided");
        assertThat(analyzer.analyze(new IllegalStateException(NO_PASSWORD), NO_PASSWORD)
                        .getDescription())
                .contains("(RAMME_DATABASE_USER, RAMME_DATABASE_PASSWORD)");
    }
}
