package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** PostgreSQL's own pg_dump and pg_restore, which do not come with the embedded server and must not be older than it. */
public final class PostgresClient {

    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");

    private final Path folder;

    private PostgresClient(Path folder) {
        this.folder = folder;
    }

    /**
     * Where none is found, the calling test is skipped.
     *
     * @param server the version of the server
     */
    public static PostgresClient find(int server) {
        var found = Stream.of(
                        Stream.of(System.getenv("PG_BIN"), System.getProperty("ramme.database.bin")),
                        IntStream.rangeClosed(server, server + 5).mapToObj("/usr/lib/postgresql/%d/bin"::formatted),
                        Stream.of("/usr/bin", "/usr/local/bin"))
                .flatMap(places -> places)
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(folder -> isFit(folder, server))
                .findFirst();
        if (found.isEmpty()) {
            System.err.printf("""

                    *** THE TEST OF BACKUP AND RESTORE IS SKIPPED: no pg_dump of version %1$d or newer was found. Install it \
                    (postgresql-client-%1$d) or name its folder in PG_BIN. ***

                    """, server);
        }
        Assumptions.assumeTrue(found.isPresent(), "no pg_dump");
        return new PostgresClient(found.orElseThrow());
    }

    /** @return what it said, after it ended with this exit code */
    public String run(int exitCode, String password, String program, String... arguments) {
        var command = new ArrayList<>(List.of(folder.resolve(program).toString()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true);
            process.environment().put("PGPASSWORD", password);
            var running = process.start();
            var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(running.waitFor()).as(said).isEqualTo(exitCode);
            return said;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static boolean isFit(Path folder, int server) {
        if (!Files.isExecutable(folder.resolve("pg_dump")) || !Files.isExecutable(folder.resolve("pg_restore"))) {
            return false;
        }
        var version = VERSION.matcher(new PostgresClient(folder).run(0, "", "pg_dump", "--version"));
        return version.find() && Integer.parseInt(version.group(1)) >= server;
    }
}
