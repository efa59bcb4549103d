package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

/** A command that cannot do its work says what is wrong, in a line, and not where in the code (operators finding 8). */
@RammeTest
@ExtendWith(OutputCaptureExtension.class)
class CommandFailureTests {

    private static final String DEVICE =
            "<KeyContainer><KeyPackage><DeviceInfo><SerialNo>C-1</SerialNo></DeviceInfo><Key"
                    + " Algorithm='urn:ietf:params:xml:ns:keyprov:pskc:hotp'><AlgorithmParameters><ResponseFormat Length='6'"
                    + " Encoding='DECIMAL'/></AlgorithmParameters><Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA="
                    + "</PlainValue></Secret></Data></Key></KeyPackage></KeyContainer>";

    @Autowired
    Environment environment;

    @TempDir
    Path folder;

    private final Map<String, String> former = new HashMap<>();

    @BeforeEach
    void the_settings_of_the_application() {
        for (var setting : new String[] {
            "spring.datasource.url",
            "spring.datasource.username",
            "ramme.vault.keyset-file",
            "ramme.vault.index-keys-file"
        }) {
            set(setting, environment.getRequiredProperty(setting));
        }
    }

    @AfterEach
    void as_they_were() {
        former.forEach((setting, value) -> {
            if (value == null) System.clearProperty(setting);
            else System.setProperty(setting, value);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify-audit",
                "rotate-keys status",
                "load-tokens FILE code-display",
                "list-orders",
                "dispatch-orders FILE"
            })
    void a_database_that_does_not_let_in_is_named_as_the_cause(String typed, CapturedOutput output) throws Exception {
        set("spring.datasource.username", "nobody_here");
        var content = typed.startsWith("load") ? DEVICE : "00000000-0000-0000-0000-000000000000;1\n";
        var file = Files.writeString(folder.resolve("file"), content);

        int code =
                Commands.run(typed.replace("FILE", file.toString()).split(" ")).orElseThrow();

        assertThat(code).isPositive();
        assertThat(output.getErr()).contains("nobody_here").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify-audit --heads /nofile",
                "load-tokens /nofile code-display",
                "load-tokens FILE code-display /nofile",
                "load-tokens FILE code-display --signed-by /nofile",
                "dispatch-orders /nofile"
            })
    void a_file_that_is_not_there_is_said_to_be_so(String typed, CapturedOutput output) throws Exception {
        var file = Files.writeString(folder.resolve("file"), "<x/>");

        int code =
                Commands.run(typed.replace("FILE", file.toString()).split(" ")).orElseThrow();

        assertThat(code).isPositive();
        assertThat(output.getErr()).contains("there is no file /nofile").doesNotContain("\tat ");
    }

    @Test
    void what_is_no_certificate_is_said_to_be_none(CapturedOutput output) throws Exception {
        var file = Files.writeString(folder.resolve("file"), "<x/>").toString();

        assertThat(Commands.run("load-tokens", file, "code-display", "--signed-by", file))
                .hasValue(1);

        assertThat(output.getErr()).contains(file + " is no certificate");
    }

    private void set(String setting, String value) {
        former.putIfAbsent(setting, System.getProperty(setting));
        System.setProperty(setting, value);
    }
}
