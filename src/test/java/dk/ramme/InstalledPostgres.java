package dk.ramme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL of programs that are installed on this machine, with data of its own that are thrown away. */
final class InstalledPostgres implements AutoCloseable {

    private final Path bin;
    private final Path folder;
    private final int port = ServingNode.freePort();

    private InstalledPostgres(Path bin, Path folder) {
        this.bin = bin;
        this.folder = folder;
    }

    static InstalledPostgres start(Path bin) {
        try {
            var server = new InstalledPostgres(bin, Files.createTempDirectory("ramme-installed-postgres"));
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL of " + bin + " did not start", failure);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    /** What it wrote about failed statements. */
    List<String> errors() throws IOException {
        try (var lines = Files.lines(log())) {
            return lines.filter(
                            line -> line.contains("ERROR:") || line.contains("FATAL:") || line.contains("STATEMENT:"))
                    .toList();
        }
    }

    private void start() throws IOException {
        run("initdb", "-D", data(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var settings =
                "-p " + port + " -h 127.0.0.1 -k " + folder + " -F -c max_connections=100 -c synchronous_commit=off";
        run("pg_ctl", "-D", data(), "-w", "-t", "60", "-l", log().toString(), "-o", settings, "start");
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
        FileSystemUtils.deleteRecursively(folder);
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        // it refuses to run as root; in a user namespace of its own nobody is
        if (System.getProperty("user.name").equals("root")) command.addAll(List.of("unshare", "-U"));
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        var said = folder.resolve(program + ".txt").toFile();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said))
                .start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(program + ": " + Files.readString(said.toPath(), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
