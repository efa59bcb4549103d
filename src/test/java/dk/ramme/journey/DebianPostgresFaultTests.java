package dk.ramme.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.BackgroundWork;
import dk.ramme.Database;
import dk.ramme.RammeTest;
import dk.ramme.ServingNode;
import dk.ramme.notification.Mailbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Start, migrations and the whole way on the oldest PostgreSQL that the README allows, as Debian 12 installs it; run with
 * -Pfault. Any other test runs on it with {@code -Dramme.database.bin=/usr/lib/postgresql/15/bin}.
 */
@RammeTest
@Tag("fault")
class DebianPostgresFaultTests {

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

    @Autowired
    ConfigurableEnvironment environment;

    @Autowired
    BackgroundWork background;

    @Autowired
    Mailbox mailbox;

    private Database database;
    private ServingNode node;

    @AfterEach
    void everything_is_stopped() throws Exception {
        if (node != null) node.kill();
        if (database != null) database.close();
        background.goOn();
    }

    @Test
    void the_whole_way_works_and_no_statement_fails() throws Exception {
        if (!Files.isExecutable(PROGRAMS.resolve("initdb"))) {
            System.err.printf(
                    "%n*** THE TEST ON POSTGRESQL 15 IS SKIPPED: there is none in %s (Debian 12: apt-get install"
                            + " postgresql-15). ***%n%n",
                    PROGRAMS);
        }
        Assumptions.assumeTrue(Files.isExecutable(PROGRAMS.resolve("initdb")), "no PostgreSQL 15");
        background.stop();
        database = Database.installedIn(PROGRAMS);
        var log = Path.of("target", "debian-postgres-node.log");
        Files.deleteIfExists(log);
        node = new ServingNode("debian", onThatDatabase(), log);

        node.start();
        ServingNode.awaitServing(node);
        new WholeWay(mailbox, node.address().toString(), Words.danish(), true, () -> {}).ofNordlys();

        assertThat(version()).startsWith("15.");
        assertThat(database.errors()).isEmpty();
    }

    private StandardEnvironment onThatDatabase() {
        var own = new StandardEnvironment();
        own.merge(environment);
        own.getPropertySources()
                .addFirst(new MapPropertySource("database", Map.of("spring.datasource.url", database.url())));
        return own;
    }

    private String version() throws Exception {
        try (var connection = DriverManager.getConnection(
                        database.url(),
                        environment.getRequiredProperty("spring.flyway.user"),
                        environment.getRequiredProperty("spring.flyway.password"));
                var found = connection.createStatement().executeQuery("show server_version")) {
            found.next();
            return found.getString(1);
        }
    }
}
