package dk.ramme.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes the key files while nodes read them: a key is added first, and used for new values (promoted) only when every
 * node has had the time to read it; the last one added is always the next to be promoted. Steps that are done already are
 * not done again.
 */
public final class KeyRotation {

    /** Files bear the system's time, whatever the application's clock says. */
    private final Clock clock = Clock.systemUTC();

    private final VaultSettings settings;

    KeyRotation(VaultSettings settings) {
        this.settings = settings;
    }

    /** @return whether one was added; not when one waits to be promoted */
    public boolean addSealingKey() throws IOException {
        KeysetHandle keyset = keyset();
        if (!keyset.getAt(keyset.size() - 1).isPrimary()) return false;
        write(KeysetHandle.newBuilder(keyset)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()));
        return true;
    }

    /** @return whether one was added; not when one waits to be promoted */
    public boolean addIndexKey() throws IOException {
        Map<Short, String> keys = new HashMap<>(indexKeys());
        short newest = newest(keys);
        short current = currentIndexKey();
        if (newest != current) return false;
        keys.put((short) (newest + 1), IndexKeyText.fresh());
        indexFile().replace(IndexKeyText.write(keys, current));
        return true;
    }

    /** How long it takes until no node has older keys than those in the files now. */
    public Duration untilEveryNodeKnows() throws IOException {
        Instant changed = Files.getLastModifiedTime(keysetFile().path()).toInstant();
        Instant other = Files.getLastModifiedTime(indexFile().path()).toInstant();
        Instant known = (changed.isAfter(other) ? changed : other)
                .plus(settings.reread().multipliedBy(2));
        return Duration.between(clock.instant(), known);
    }

    /** The keys added last are used for everything new from now on. @return whether that changes anything */
    public boolean promote() throws IOException {
        boolean changed = false;
        KeysetHandle keyset = keyset();
        if (!keyset.getAt(keyset.size() - 1).isPrimary()) {
            KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
            builder.getAt(keyset.size() - 1).makePrimary();
            write(builder);
            changed = true;
        }
        Map<Short, String> keys = indexKeys();
        if (newest(keys) != currentIndexKey()) {
            if (settings.indexKeyCurrent() != null) {
                throw new IllegalStateException("RAMME_VAULT_INDEX_KEY_CURRENT says which index key is current; take it"
                        + " away, start the nodes anew, and the file says it");
            }
            indexFile().replace(IndexKeyText.write(keys, newest(keys)));
            changed = true;
        }
        return changed;
    }

    /** What values begin with that were sealed under a key that was the one before. */
    public List<byte[]> formerMarks() {
        List<byte[]> marks = new ArrayList<>();
        KeysetHandle keyset = keyset();
        for (int i = 0; i < keyset.size() && !keyset.getAt(i).isPrimary(); i++) {
            marks.add(ByteBuffer.allocate(CprVault.MARK)
                    .put((byte) 1)
                    .putInt(keyset.getAt(i).getId())
                    .array());
        }
        return marks;
    }

    /** The versions of index keys that were current before. */
    public List<Short> formerIndexKeys() {
        short current = currentIndexKey();
        return indexKeys().keySet().stream()
                .filter(version -> version < current)
                .sorted()
                .toList();
    }

    public short currentIndexKey() {
        Map<Short, String> keys = indexKeys();
        Short asked = settings.indexKeyCurrent();
        Short current = asked == null ? IndexKeyText.current(indexFile().read()) : asked;
        return current == null ? newest(keys) : current;
    }

    /** Takes the former keys out of the files. Whoever calls it has seen that nothing uses them any more. */
    public void retire() throws IOException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset());
        while (!builder.getAt(0).isPrimary()) builder.deleteAt(0);
        write(builder);
        Map<Short, String> keys = new HashMap<>(indexKeys());
        formerIndexKeys().forEach(keys::remove);
        indexFile().replace(IndexKeyText.write(keys, currentIndexKey()));
    }

    private KeysetHandle keyset() {
        try {
            AeadConfig.register();
            return VaultKeys.parsed(keysetFile().read());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not to be had", e);
        }
    }

    private void write(KeysetHandle.Builder builder) throws IOException {
        try {
            keysetFile()
                    .replace(TinkJsonProtoKeysetFormat.serializeKeyset(builder.build(), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keyset cannot be written", e);
        }
    }

    private Map<Short, String> indexKeys() {
        return IndexKeyText.lines(indexFile().read());
    }

    private static short newest(Map<Short, String> keys) {
        return keys.keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    private KeyFile keysetFile() {
        return file(settings.keysetFile());
    }

    private KeyFile indexFile() {
        return file(settings.indexKeysFile());
    }

    private static KeyFile file(@Nullable String location) {
        if (location == null) {
            throw new IllegalStateException("keys are changed in files; those in the environment must be moved there"
                    + " first (RAMME_VAULT_KEYSET_FILE and RAMME_VAULT_INDEX_KEYS_FILE)");
        }
        return KeyFile.at(Objects.requireNonNull(location));
    }
}
