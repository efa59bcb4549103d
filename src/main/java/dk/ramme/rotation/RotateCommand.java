package dk.ramme.rotation;

import dk.ramme.alarm.Cause;
import dk.ramme.audit.Actor;
import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.tenancy.OperatorCommand;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * Changes keys while the application serves:
 * {@code java -jar ramme.jar rotate-keys add sealing|index}, then {@code promote}, {@code reseal} and {@code retire}.
 */
public final class RotateCommand {

    public static final String COMMAND = "rotate-keys";
    public static final String ARGUMENTS =
            "add sealing | add index | promote | reseal | retire [--forget-indexes] | status";

    private static final int DONE = 0;
    private static final int NOT_DONE = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private RotateCommand() {}

    /** Answers the exit code: 1 when former keys are still needed, or nothing could be done. */
    public static int run(String... args) {
        var asked = args.length < 2 ? "" : String.join(" ", args).substring(COMMAND.length() + 1);
        try (var context = OperatorCommand.start(Rotating.class)) {
            return run(context.getBean(Rotation.class), asked);
        } catch (IOException | RuntimeException e) {
            System.err.println("The keys could not be changed: " + Cause.told(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return NOT_DONE;
    }

    private static int run(Rotation rotation, String asked) throws IOException, InterruptedException {
        switch (asked) {
            case "add sealing", "add index" -> System.out.println(rotation.add(asked.endsWith("sealing")));
            case "promote" -> System.out.println(rotation.promote());
            case "reseal" -> {
                return told(rotation.reseal(), "Nothing needs a former key any more; then: rotate-keys retire");
            }
            case "retire" -> {
                return told(rotation.retire(false), "The former keys are gone from the files");
            }
            case "retire --forget-indexes" -> {
                return told(rotation.retire(true), "The former keys are gone from the files");
            }
            case "status" -> {
                return told(rotation.left(), "Nothing needs a former key");
            }
            default -> {
                System.err.println("Use: " + COMMAND + " " + ARGUMENTS);
                return NOT_UNDERSTOOD;
            }
        }
        return DONE;
    }

    private static int told(Map<String, Long> left, String nothing) {
        if (left.isEmpty()) {
            System.out.println(nothing);
            return DONE;
        }
        left.forEach((what, count) -> System.out.println(count + " still under a former key: " + what));
        return NOT_DONE;
    }

    /** As much of the application as this takes: database, vault, trail, and on whose behalf rows are seen. The application finds it not. */
    @OperatorCommand.OnDatabase
    @ImportAutoConfiguration(JacksonAutoConfiguration.class)
    @ComponentScan({"dk.ramme.tenancy", "dk.ramme.vault"})
    @Import({
        Rotation.class,
        RotationTrail.class,
        SealedTables.class,
        Resealing.class,
        Reindexing.class,
        KeyUse.class,
        KeyTrial.class,
        KeyProofs.class,
        AuditTrail.class
    })
    static class Rotating {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Actors actors() {
            return Actor::system;
        }
    }
}
