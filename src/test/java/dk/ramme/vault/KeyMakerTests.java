package dk.ramme.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class KeyMakerTests {

    @TempDir
    private Path parent;

    @Test
    @DisabledOnOs(
            value = OS.WINDOWS,
            disabledReason = "Windows knows no POSIX permissions; a file has those of its folder")
    void only_the_owner_reads_what_it_makes(CapturedOutput output) throws IOException {
        Path folder = parent.resolve("new");

        int exit = KeyMaker.run("make-keys", folder.toString());

        assertThat(exit).isZero();
        for (String name : new String[] {KeyMaker.KEYSET, KeyMaker.INDEX_KEYS}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
        String secret =
                Files.readString(folder.resolve(KeyMaker.INDEX_KEYS)).strip().substring(2);
        assertThat(output).contains("Keep a copy").doesNotContain(secret);
    }

    @Test
    void it_never_writes_over_keys() throws IOException {
        KeyMaker.run("make-keys", parent.toString());
        String before = Files.readString(parent.resolve(KeyMaker.KEYSET));

        int exit = KeyMaker.run("make-keys", parent.toString());

        assertThat(exit).isZero();
        assertThat(parent.resolve(KeyMaker.KEYSET)).hasContent(before);
    }

    @Test
    void it_makes_no_half(CapturedOutput output) throws IOException {
        Files.writeString(parent.resolve(KeyMaker.KEYSET), "{}");

        int exit = KeyMaker.run("make-keys", parent.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(parent.resolve(KeyMaker.INDEX_KEYS)).doesNotExist();
        assertThat(output).contains("No keys were made");
    }

    @Test
    void two_installations_have_different_keys() throws IOException {
        KeyMaker.run("make-keys", parent.resolve("a").toString());
        KeyMaker.run("make-keys", parent.resolve("b").toString());

        assertThat(parent.resolve("a/keyset.json"))
                .content()
                .isNotEqualTo(Files.readString(parent.resolve("b/keyset.json")));
        assertThat(parent.resolve("a/index-keys.txt"))
                .content()
                .isNotEqualTo(Files.readString(parent.resolve("b/index-keys.txt")));
    }

    @Test
    void it_says_how_it_is_used(CapturedOutput output) {
        assertThat(KeyMaker.run("make-keys")).isEqualTo(2);
        assertThat(output).contains("make-keys <folder>");
    }
}
