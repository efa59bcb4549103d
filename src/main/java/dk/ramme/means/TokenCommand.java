package dk.ramme.means;

import dk.ramme.alarm.Cause;
import dk.ramme.tenancy.OperatorCommand;
import dk.ramme.vault.TransportKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Loads devices into the stock:
 * {@code java -jar ramme.jar load-tokens <file> <code-display|code-reader> [<file with the pre-shared key>]
 * [--signed-by <file with a certificate>]}.
 * The key is read from a file, since a command line is seen by everyone on the machine.
 */
public final class TokenCommand {

    public static final String COMMAND = "load-tokens";
    public static final String ARGUMENTS =
            "<file> <code-display|code-reader> [<file with the pre-shared key>] [--signed-by <file with a certificate>]";

    private static final String SIGNED_BY = "--signed-by";

    private static final Map<String, IdentificationMeans> KINDS = Map.of(
            "code-display", IdentificationMeans.CODE_DISPLAY,
            "code-reader", IdentificationMeans.CODE_READER);

    private TokenCommand() {}

    /** Loads all devices of the file or none; answers the exit code. */
    public static int run(String... args) {
        var signedBy = Arrays.asList(args).indexOf(SIGNED_BY);
        var given = signedBy < 0 ? args : Arrays.copyOf(args, signedBy);
        boolean fit = signedBy < 0 || signedBy == args.length - 2;
        if (!fit || given.length < 3 || given.length > 4 || !KINDS.containsKey(given[2])) {
            System.err.println("Use: " + COMMAND + " " + ARGUMENTS);
            return 2;
        }
        try (var context = OperatorCommand.start(Loading.class)) {
            System.out.println(context.getBean(TokenLoading.class)
                    .load(
                            Path.of(given[1]),
                            KINDS.get(given[2]),
                            given.length == 4 ? key(Path.of(given[3])) : null,
                            signedBy < 0 ? null : certificate(Path.of(args[signedBy + 1]))));
            return 0;
        } catch (IOException | RuntimeException e) {
            System.err.println("No devices were loaded: " + Cause.told(e));
            return 1;
        }
    }

    private static TransportKey key(Path file) throws IOException {
        return TransportKey.parse(Files.readString(file));
    }

    private static X509Certificate certificate(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(content);
        } catch (CertificateException unfit) {
            throw new IllegalArgumentException(file + " is no certificate", unfit);
        }
    }

    /** As much of the application as this takes: database and vault. */
    @Configuration(proxyBeanMethods = false)
    @OperatorCommand.OnDatabase
    @ComponentScan("dk.ramme.vault")
    @Import({TokenStock.class, TokenLoading.class})
    static class Loading {}
}
