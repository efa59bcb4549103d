package dk.ramme.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the keys that the settings point at, and refuses what is missing, malformed, too short or a demo key. */
final class VaultKeys {

    private static final int AES_256_BYTES = 32;

    private final VaultSettings settings;
    private final boolean demoAllowed;

    VaultKeys(VaultSettings settings, boolean demoAllowed) {
        this.settings = settings;
        this.demoAllowed = demoAllowed;
    }

    CprVault open() {
        return new CprVault(new LiveKeys(this, settings.reread()));
    }

    /** What is written now, to see whether it has changed. */
    Written written() {
        String json = onlyOne("keyset", settings.keysetFile(), settings.keyset(), VaultKeys::decoded);
        String file = settings.indexKeysFile();
        if (settings.indexKeys().isEmpty() == (file == null)) throw missing("index-keys");
        if (file == null) return new Written(json, settings.indexKeys(), settings.indexKeyCurrent());
        String text = KeyFile.at(file).read();
        Short asked = settings.indexKeyCurrent();
        return new Written(json, IndexKeyText.lines(text), asked == null ? IndexKeyText.current(text) : asked);
    }

    Keys keys(Written written) {
        try {
            AeadConfig.register();
            KeysetHandle keyset = keyset(written.keyset());
            return new Keys(keyset.getPrimitive(RegistryConfiguration.get(), Aead.class), indexKeys(written));
        } catch (GeneralSecurityException e) {
            throw new VaultNotReady("the keyset cannot be used for sealing.");
        }
    }

    private KeysetHandle keyset(String json) {
        KeysetHandle keyset = parsed(json);
        boolean demo = false;
        for (int i = 0; i < keyset.size(); i++) {
            demo |= DemoKeys.contain(secret(keyset.getAt(i).getKey()));
        }
        refuse(demo, settings.keysetFile());
        return keyset;
    }

    static KeysetHandle parsed(String json) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new VaultNotReady("the keyset is not a Tink keyset in JSON."); // the cause might quote it
        }
    }

    @AccessesPartialKey
    private static byte[] secret(Key key) {
        if (key instanceof AesGcmKey gcm && gcm.getParameters().getKeySizeBytes() == AES_256_BYTES) {
            return gcm.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
        }
        throw new VaultNotReady("the keyset holds a key that is not AES-256-GCM.");
    }

    private IndexKeys indexKeys(Written written) {
        Map<Short, byte[]> secrets = new HashMap<>();
        written.indexKeys().forEach((version, base64) -> secrets.put(version, IndexKeyText.secret(version, base64)));
        refuse(secrets.values().stream().anyMatch(DemoKeys::contain), settings.indexKeysFile());
        return IndexKeys.of(secrets, currentOf(secrets, written.current()));
    }

    private static short currentOf(Map<Short, byte[]> secrets, @Nullable Short current) {
        if (current == null && secrets.size() == 1)
            return secrets.keySet().iterator().next();
        if (current == null) throw new VaultNotReady("ramme.vault.index-key-current must say which index key to use.");
        if (!secrets.containsKey(current)) throw new VaultNotReady("there is no index key " + current + ".");
        return current;
    }

    /** Demo keys are known to everyone, so who may read their file does not matter; in production they are refused. */
    private void refuse(boolean demo, @Nullable String file) {
        if (demo && !demoAllowed) throw new VaultNotReady("these are the demo keys, which everyone knows.");
        if (!demo && file != null && KeyFile.at(file).isOpenToEveryone()) {
            throw new VaultNotReady("everyone may read or change the key file " + file + " (chmod 600 it).");
        }
    }

    private static String onlyOne(
            String name, @Nullable String file, @Nullable String text, Function<String, String> decode) {
        if (file != null && text == null) return KeyFile.at(file).read();
        if (file == null && text != null) return decode.apply(text);
        throw missing(name);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new VaultNotReady("ramme.vault.keyset is not base64.");
        }
    }

    private static VaultNotReady missing(String name) {
        return new VaultNotReady("set either ramme.vault." + name + "-file or ramme.vault." + name + ".");
    }

    /** The keys as they are written down. */
    record Written(
            String keyset,
            Map<Short, String> indexKeys,
            @Nullable Short current) {

        @Override
        public String toString() {
            return "Written[****]";
        }
    }
}
