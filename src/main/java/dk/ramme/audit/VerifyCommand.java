package dk.ramme.audit;

import dk.ramme.alarm.Cause;
import dk.ramme.alarm.Counted;
import dk.ramme.tenancy.OperatorCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Checks the audit trail against its seals:
 * {@code java -jar ramme.jar verify-audit [--organisation <id>] [--heads <file>]}.
 */
public final class VerifyCommand {

    public static final String COMMAND = "verify-audit";
    public static final String ARGUMENTS = "[--organisation <id>] [--heads <file>]";

    private static final int WHOLE = 0;
    private static final int FAULTY = 1;
    private static final int NOT_DONE = 2;

    private VerifyCommand() {}

    /** Names each fault on a line of its own; answers 0 when there is none, 1 when there is, 2 when it could not look. */
    public static int run(String... args) {
        Asked asked;
        try {
            asked = Asked.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println("Use: " + COMMAND + " " + ARGUMENTS);
            return NOT_DONE;
        }
        try {
            List<HeadsFile.Noted> noted = asked.heads == null ? List.of() : HeadsFile.read(asked.heads);
            return verify(asked.organisation, noted);
        } catch (IOException | RuntimeException e) {
            System.err.println("The audit trail could not be verified: " + Cause.told(e));
        }
        return NOT_DONE;
    }

    private static int verify(@Nullable UUID organisation, List<HeadsFile.Noted> noted) {
        try (var context = OperatorCommand.start(Verifying.class)) {
            var faults = new AtomicLong();
            var verified = context.getBean(ChainVerifier.class).verify(organisation, noted, fault -> {
                faults.incrementAndGet();
                System.out.println(fault);
            });
            System.out.println("As they were sealed: " + Counted.of(verified.rows(), "row") + " in "
                    + Counted.of(verified.chains(), "chain") + "; " + Counted.of(faults.get(), "fault"));
            return faults.get() == 0 ? WHOLE : FAULTY;
        }
    }

    private record Asked(
            @Nullable UUID organisation, @Nullable Path heads) {

        static Asked of(String... args) {
            UUID organisation = null;
            Path heads = null;
            for (int i = 1; i < args.length; i += 2) {
                if (i + 1 == args.length) {
                    throw new IllegalArgumentException(args[i]);
                }
                switch (args[i]) {
                    case "--organisation" -> organisation = UUID.fromString(args[i + 1]);
                    case "--heads" -> heads = Path.of(args[i + 1]);
                    default -> throw new IllegalArgumentException(args[i]);
                }
            }
            return new Asked(organisation, heads);
        }
    }

    /** As much of the application as this takes: the database, and on whose behalf it is read. */
    @Configuration(proxyBeanMethods = false)
    @OperatorCommand.OnDatabase
    @ComponentScan("dk.ramme.tenancy")
    @Import(ChainVerifier.class)
    static class Verifying {}
}
