package dk.ramme.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Programs of the OATH Toolkit, which others have written; where they are not installed the calling test is skipped. */
public final class Oathtool {

    private Oathtool() {}

    /** The first line that oathtool prints. */
    public static String run(String... arguments) throws IOException, InterruptedException {
        return run("/usr/bin/oathtool", arguments).lines().findFirst().orElseThrow();
    }

    /** All that pskctool prints. */
    public static String pskctool(String... arguments) throws IOException, InterruptedException {
        return run("/usr/bin/pskctool", arguments);
    }

    private static String run(String program, String... arguments) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(program))) {
            System.err.println("*** TESTS ARE SKIPPED: " + program
                    + " is missing (Debian: apt-get install oathtool pskctool). ***");
            Assumptions.abort("no " + program);
        }
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(program + ": " + said);
        }
        return said;
    }
}
