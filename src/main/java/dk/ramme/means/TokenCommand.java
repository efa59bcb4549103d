package dk.ramme.means;

import dk.ramme.alarm.Cause;
import dk.ramme.vault.TransportKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Loads devices into the stock:
 * {@code java -jar ramme.jar load-tokens <file> <code-display|code-reader> [<file with the pre-shared key>]}.
 * The key is read from a file, since a command line is seen by everyone on the machine.
 */
public final class TokenCommand {

    public static final String COMMAND = "load-tokens";
    public static final String ARGUMENTS = "<file> <code-display|code-reader> [<file with the pre-shared key>]";

    private static final Map<String, IdentificationMeans> KINDS = Map.of(
            "code-display", IdentificationMeans.CODE_DISPLAY,
            "code-reader", IdentificationMeans.CODE_READER);

    private TokenCommand() {}

    /** Loads all devices of the file or none; answers the exit code. */
    public static int run(String... args) {
        if (args.length < 3 || args.length > 4 || !KINDS.containsKey(args[2])) {
            System.err.println("Use: " + COMMAND + " " + ARGUMENTS);
            return 2;
        }
        try (var context = new SpringApplicationBuilder(Loading.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.main.banner-mode=off",
                        "spring.main.log-startup-info=false",
                        "spring.main.lazy-initialization=true",
                        "logging.level.com.zaxxer.hikari=warn")
                .run()) {
            System.out.println(context.getBean(TokenLoading.class)
                    .load(Path.of(args[1]), KINDS.get(args[2]), args.length == 4 ? key(Path.of(args[3])) : null));
            return 0;
        } catch (IOException | RuntimeException e) {
            System.err.println("No devices were loaded: " + Cause.told(e));
            return 1;
        }
    }

    private static TransportKey key(Path file) throws IOException {
        return TransportKey.parse(Files.readString(file));
    }

    /** As much of the application as this takes: database and vault. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @ComponentScan("dk.ramme.vault")
    @Import({TokenStock.class, TokenLoading.class})
    static class Loading {}
}
