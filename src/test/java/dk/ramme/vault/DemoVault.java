package dk.ramme.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A vault with the demo keys, for tests that need no application. */
public final class DemoVault {

    private DemoVault() {}

    public static CprVault open() {
        VaultSettings demo = new VaultSettings(
                "classpath:demo/demo-keyset.json",
                null,
                "classpath:demo/demo-index-key.txt",
                Map.of(),
                null,
                Duration.ofSeconds(10));
        return new VaultKeys(demo, true).open();
    }

    /** The demo keys as files of their own, to be changed. */
    public static void writeTo(Path folder) {
        for (var name : List.of("demo-keyset.json", "demo-index-key.txt")) {
            try (var content = DemoVault.class.getResourceAsStream("/demo/" + name)) {
                var text = new String(Objects.requireNonNull(content).readAllBytes(), StandardCharsets.UTF_8);
                new KeyFile(folder.resolve(name)).create(text);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** As a node that looks at the files at every use. */
    public static CprVault open(Path folder) {
        return new VaultKeys(in(folder), true).open();
    }

    public static KeyRotation rotation(Path folder) {
        return new KeyRotation(in(folder));
    }

    private static VaultSettings in(Path folder) {
        return new VaultSettings(
                folder.resolve("demo-keyset.json").toString(),
                null,
                folder.resolve("demo-index-key.txt").toString(),
                Map.of(),
                null,
                Duration.ZERO);
    }
}
