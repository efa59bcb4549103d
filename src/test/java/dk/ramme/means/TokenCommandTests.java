package dk.ramme.means;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operator's command, with a database of its own connection and the vault's keys. */
@RammeTest
@ExtendWith(OutputCaptureExtension.class)
class TokenCommandTests {

    private static final String[] SETTINGS = {
        "spring.datasource.url",
        "spring.datasource.username",
        "spring.datasource.password",
        "ramme.vault.keyset-file",
        "ramme.vault.index-keys-file",
        "ramme.vault.index-key-current"
    };

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    final String serial = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void loads_a_file_once_and_keeps_no_secret_in_the_clear(CapturedOutput output) throws Exception {
        var secret = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=";
        var file = write(TokenFileTests.plain("totp", serial, secret, 6));

        assertThat(run("load-tokens", file, "code-display")).isZero();
        assertThat(run("load-tokens", file, "code-display")).isZero();

        assertThat(output).contains("Loaded: 1 device; here before: 0.", "Loaded: 0 devices; here before: 1.");
        assertThat(output).doesNotContain(secret);
        assertThat(count("serial = '" + serial + "' and kind = 'CODE_DISPLAY'")).isOne();
        assertThat(count("encode(secret_sealed, 'escape') like '%1234567890%'")).isZero();
    }

    @Test
    void loads_an_encrypted_file_with_the_key_from_another_file() throws Exception {
        var file = write(TokenFileTests.ENCRYPTED.replace("987654321", serial));
        var key = Files.writeString(folder.resolve("key"), TokenFileTests.KEY + "\n")
                .toString();

        assertThat(run("load-tokens", file, "code-reader")).isEqualTo(1);
        assertThat(count("serial = '" + serial + "'")).isZero();
        assertThat(run("load-tokens", file, "code-reader", key)).isZero();
        assertThat(count("serial = '" + serial + "' and method = 'HOTP' and digits = 8"))
                .isOne();
    }

    @Test
    void says_how_it_is_used() {
        assertThat(TokenCommand.run("load-tokens")).isEqualTo(2);
        assertThat(TokenCommand.run("load-tokens", "file", "chip")).isEqualTo(2);
    }

    private int run(String... arguments) {
        Map<String, String> former = new LinkedHashMap<>();
        for (var setting : SETTINGS) {
            var value = environment.getProperty(setting);
            former.put(setting, System.getProperty(setting));
            if (value != null) {
                System.setProperty(setting, value);
            }
        }
        try {
            return TokenCommand.run(arguments);
        } finally {
            former.forEach((setting, value) -> {
                if (value == null) {
                    System.clearProperty(setting);
                } else {
                    System.setProperty(setting, value);
                }
            });
        }
    }

    private String write(String content) throws Exception {
        return Files.writeString(folder.resolve("tokens.xml"), content).toString();
    }

    private long count(String condition) {
        return jdbc.sql("select count(*) from oath_token where " + condition)
                .query(Long.class)
                .single();
    }
}
