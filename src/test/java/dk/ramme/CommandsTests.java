package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is typed after the jar: a command, settings, or a mistake, which starts no server (operators finding 10). */
@ExtendWith(OutputCaptureExtension.class)
class CommandsTests {

    static Stream<Arguments> theApplication() {
        return Stream.of(
                Arguments.of((Object) new String[] {}),
                Arguments.of((Object) new String[] {"--server.port=8090"}),
                Arguments.of((Object) new String[] {"--spring.profiles.active=", "--debug"}));
    }

    @ParameterizedTest
    @MethodSource("theApplication")
    void settings_and_nothing_start_the_application(String[] typed) {
        assertThat(Commands.run(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make-kes /tmp/x",
                "MAKE-KEYS /tmp/x",
                "serve",
                "--hlep",
                "-p 8080",
                "--server.port 8090",
                "--server.port=8090 make-keys /tmp/x",
                "--server.port=8090 extra",
                "make",
                "''"
            })
    void what_is_not_understood_ends_with_the_usage(String typed, CapturedOutput output) {
        assertThat(Commands.run(typed.split(" "))).hasValue(2);

        assertThat(output.getErr())
                .contains("java -jar ramme.jar", "rotate-keys", "verify-audit [--organisation <id>]");
        assertThat(output.getOut()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void help_is_no_mistake(String typed, CapturedOutput output) {
        assertThat(Commands.run(typed)).hasValue(0);

        assertThat(output.getOut()).contains("make-keys <folder>", "load-tokens", "list-orders", "dispatch-orders");
        assertThat(output.getErr()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make-keys",
                "rotate-keys",
                "load-tokens",
                "list-orders",
                "dispatch-orders",
                "services",
                "verify-audit"
            })
    void every_command_says_how_it_is_used(String command, CapturedOutput output) {
        assertThat(Commands.run(command, "--help")).hasValue(0);

        assertThat(output.getOut()).contains("java -jar ramme.jar " + command);
    }

    @Test
    void the_version_is_told(CapturedOutput output) {
        assertThat(Commands.run("--version")).hasValue(0);

        assertThat(output.getOut()).startsWith("Ramme ");
    }
}
