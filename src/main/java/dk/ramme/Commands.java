package dk.ramme;

import dk.ramme.audit.VerifyCommand;
import dk.ramme.means.TokenCommand;
import dk.ramme.orders.DispatchCommand;
import dk.ramme.rotation.RotateCommand;
import dk.ramme.services.ServicesCommand;
import dk.ramme.vault.KeyMaker;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the jar does besides serving. The first argument names a command; settings of the application are
 * {@code --name=value}. What is neither is not guessed at: it ends with the usage and exit code 2.
 */
final class Commands {

    private static final int DONE = 0;
    private static final int NOT_UNDERSTOOD = 2;
    private static final Set<String> HELP = Set.of("help", "--help", "-help", "-h", "-?");
    private static final Set<String> VERSION = Set.of("version", "--version", "-version", "-V");
    private static final String SETTING = "--[A-Za-z][^=\\s]*=.*|--debug|--trace";

    private static final List<Command> ALL = List.of(
            new Command(KeyMaker.COMMAND, KeyMaker.ARGUMENTS, "makes the keys of a new installation", KeyMaker::run),
            new Command(
                    RotateCommand.COMMAND,
                    RotateCommand.ARGUMENTS,
                    "changes keys while the application serves",
                    RotateCommand::run),
            new Command(
                    TokenCommand.COMMAND,
                    TokenCommand.ARGUMENTS,
                    "loads devices that show or say codes",
                    TokenCommand::run),
            new Command(DispatchCommand.LIST, "", "writes which devices are to be sent", DispatchCommand::run),
            new Command(
                    DispatchCommand.DISPATCH,
                    DispatchCommand.ARGUMENTS,
                    "notes which devices were sent",
                    DispatchCommand::run),
            new Command(
                    ServicesCommand.COMMAND,
                    ServicesCommand.ARGUMENTS,
                    "registers self-services that people log in to",
                    ServicesCommand::run),
            new Command(
                    VerifyCommand.COMMAND,
                    VerifyCommand.ARGUMENTS,
                    "checks the audit trail against its seals",
                    VerifyCommand::run));

    private Commands() {}

    /** Does what the command line asks for and answers the exit code; nothing when it asks for the application. */
    static OptionalInt run(String... args) {
        if (Arrays.stream(args).allMatch(argument -> argument.matches(SETTING))) return OptionalInt.empty();
        var first = args[0];
        if (VERSION.contains(first)) return said(System.out, "Ramme " + version(), DONE);
        if (HELP.contains(first)) return said(System.out, usage(), DONE);
        var command = named(first);
        if (command == null) return notUnderstood(args);
        if (Arrays.stream(args).skip(1).anyMatch(HELP::contains)) return said(System.out, command.usage(), DONE);
        return OptionalInt.of(command.work.applyAsInt(args));
    }

    private static OptionalInt notUnderstood(String... args) {
        var stranger = Arrays.stream(args)
                .filter(argument -> !argument.matches(SETTING))
                .findFirst()
                .orElseThrow();
        var why = named(stranger) == null
                ? "\"" + stranger + "\" is neither a command nor a setting."
                : "A command comes first, before anything else: " + stranger;
        return said(System.err, why + "\n\n" + usage(), NOT_UNDERSTOOD);
    }

    private static @Nullable Command named(String name) {
        return ALL.stream().filter(one -> one.name.equals(name)).findFirst().orElse(null);
    }

    private static String usage() {
        var text = new StringBuilder("""
                java -jar ramme.jar                       serves; settings come from the environment (README, "In production")
                java -jar ramme.jar --<setting>=<value>   serves with this setting of application.yml
                java -jar ramme.jar --version | --help

                Commands, with the same settings as the application:
                """);
        ALL.forEach(one -> text.append("  ")
                .append(one.name)
                .append(one.arguments.isEmpty() ? "" : " " + one.arguments)
                .append("\n      ")
                .append(one.about)
                .append('\n'));
        return text.toString().stripTrailing();
    }

    private static OptionalInt said(PrintStream where, String text, int code) {
        where.println(text);
        return OptionalInt.of(code);
    }

    private static String version() {
        try (var file = RammeApplication.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (file == null) return "of no known version";
            var built = new Properties();
            built.load(file);
            return built.getProperty("build.version") + ", Java " + Runtime.version();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * @param arguments as they stand in the usage, none for a command without
     * @param work is given the whole command line and answers the exit code
     */
    private record Command(String name, String arguments, String about, ToIntFunction<String[]> work) {

        String usage() {
            return "java -jar ramme.jar " + name + (arguments.isEmpty() ? "" : " " + arguments) + "\n" + about;
        }
    }
}
