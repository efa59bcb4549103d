package dk.ramme;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL with Ramme's two roles: in a container where there is a Docker engine, embedded where there is none,
 * and embedded in a kept folder for the run command. Tests meet it as the role that serves, never as a superuser, who
 * would see through row-level security.
 */
public final class Database implements AutoCloseable {

    static final String OWNER = "ramme_owner";
    static final String RUNTIME = "ramme_app";
    static final String PASSWORD = "demo-never-in-production";

    private static final Map<String, String> LOCALE =
            Map.of("locale-provider", "builtin", "builtin-locale", "C.UTF-8", "locale", "C.UTF-8", "encoding", "UTF8");

    /** What tests do without, since theirs is forgotten; figures are measured with it. */
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    /** Nobody reads its log, and nothing is left of it when it ends. */
    private static final Map<String, String> FORGOTTEN =
            Map.of("full_page_writes", "off", "wal_level", "minimal", "max_wal_senders", "0");

    private final String url;
    private final Superuser superuser;
    private final AutoCloseable server;

    private Database(String superuserUrl, String superuser, String superuserPassword, AutoCloseable server) {
        this.server = server;
        prepare(superuserUrl, superuser, superuserPassword);
        this.url = superuserUrl.replaceFirst("/[^/?]+(\\?.*)?$", "/ramme");
        this.superuser = new Superuser(url, superuser, superuserPassword);
    }

    /** One that is forgotten when the tests end. */
    static Database forTests() {
        var bin = System.getProperty("ramme.database.bin");
        if (bin != null) return installedIn(Path.of(bin));
        if (DockerClientFactory.instance().isDockerAvailable()) {
            var container = new PostgreSQLContainer("postgres:18");
            container.start();
            return new Database(container.getJdbcUrl(), container.getUsername(), container.getPassword(), container);
        }
        return embedded(null);
    }

    /** One that runs with the programs in this folder, such as those of a distribution, and is forgotten when it ends. */
    public static Database installedIn(Path bin) {
        var server = InstalledPostgres.start(bin);
        return new Database(server.url(), "postgres", "postgres", server);
    }

    /** One whose data are kept in the folder; a server left behind by a killed run is stopped first. */
    static Database keptIn(Path folder) {
        stopLeftBehind(folder);
        return embedded(folder);
    }

    private static Database embedded(@Nullable Path folder) {
        try {
            var builder = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(cache())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60));
            LOCALE.forEach(builder::setLocaleConfig);
            if (Boolean.getBoolean("ramme.database.durable")) {
                DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
            } else if (folder == null) {
                FORGOTTEN.forEach(builder::setServerConfig);
            }
            if (folder != null) {
                Files.createDirectories(folder);
                builder.setDataDirectory(folder).setCleanDataDirectory(false).setServerConfig("fsync", "on");
            }
            var server = builder.start();
            return new Database(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", server);
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL did not start", failure);
        }
    }

    /** The unpacked programs, shared by all runs of this user. */
    private static File cache() {
        return new File(System.getProperty("java.io.tmpdir"), "ramme-postgres-" + System.getProperty("user.name"));
    }

    private static void stopLeftBehind(Path folder) {
        var lock = folder.resolve("postmaster.pid");
        try {
            if (Files.exists(lock)) {
                var pid = Long.parseLong(Files.readAllLines(lock).get(0).strip());
                ProcessHandle.of(pid)
                        .filter(process -> process.info().command().orElse("").contains("postgres"))
                        .ifPresent(process -> {
                            process.destroy();
                            process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
                        });
                Files.deleteIfExists(lock);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void prepare(String url, String user, String password) {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            for (var role : new String[] {OWNER, RUNTIME}) {
                statement.execute(
                        "do $$ begin if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s login password '%2$s'; end if; end $$"
                                .formatted(role, PASSWORD));
            }
            try (var found = statement.executeQuery("select 1 from pg_database where datname = 'ramme'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database ramme owner " + OWNER);
        } catch (SQLException failure) {
            throw new IllegalStateException("the roles and the database could not be made", failure);
        }
    }

    /** For what an attacker with the whole database could do. */
    Superuser superuser() {
        return superuser;
    }

    public String url() {
        return url;
    }

    /** What a server of {@link #installedIn} wrote about statements that failed. */
    public List<String> errors() throws IOException {
        return ((InstalledPostgres) server).errors();
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
