package dk.ramme.vault;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys are. They are checked when they are read, and not by Bean Validation, whose report would print them.
 *
 * @param keysetFile file with the Tink keyset (JSON) that seals; or
 * @param keyset the same as base64, for the environment
 * @param indexKeysFile file with one line {@code version:base64} for each index key; or
 * @param indexKeys the same as settings, version to base64
 * @param indexKeyCurrent version to make new indexes with; without it the file says so, when there are several
 * @param reread how often a running node looks whether the files have changed
 */
@ConfigurationProperties("ramme.vault")
record VaultSettings(
        @Nullable String keysetFile,
        @Nullable String keyset,
        @Nullable String indexKeysFile,
        @DefaultValue Map<Short, String> indexKeys,
        @Nullable Short indexKeyCurrent,
        @DefaultValue("10s") Duration reread) {

    VaultSettings {
        keysetFile = orNull(keysetFile);
        keyset = orNull(keyset);
        indexKeysFile = orNull(indexKeysFile);
    }

    @Override
    public String toString() {
        return "VaultSettings[keysetFile=" + keysetFile + ", indexKeysFile=" + indexKeysFile + "]";
    }

    /** A variable of the environment that is set to nothing is not set. */
    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
