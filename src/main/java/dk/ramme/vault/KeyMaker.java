package dk.ramme.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dk.ramme.alarm.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Makes the keys of a new installation: {@code java -jar ramme.jar make-keys <folder>}. */
public final class KeyMaker {

    public static final String COMMAND = "make-keys";
    public static final String ARGUMENTS = "<folder>";

    static final String KEYSET = "keyset.json";
    static final String INDEX_KEYS = "index-keys.txt";

    private KeyMaker() {}

    /** Writes both files, or leaves those that are there; answers the exit code. */
    public static int run(String... args) {
        if (args.length != 2) {
            System.err.println("Use: " + COMMAND + " " + ARGUMENTS);
            return 2;
        }
        try {
            System.out.println(makeIn(Path.of(args[1])));
            return 0;
        } catch (IOException | IllegalStateException e) {
            System.err.println("No keys were made: " + Cause.told(e));
            return 1;
        }
    }

    static String makeIn(Path folder) throws IOException {
        KeyFile keyset = new KeyFile(folder.resolve(KEYSET));
        KeyFile indexKeys = new KeyFile(folder.resolve(INDEX_KEYS));
        if (keyset.exists() && indexKeys.exists()) return "There are keys in " + folder + " already; they stay.";
        if (keyset.exists() || indexKeys.exists()) throw new IllegalStateException("one of the two files is there");
        Files.createDirectories(folder);
        keyset.create(freshKeyset());
        indexKeys.create(freshIndexKey());
        return "New keys: " + keyset.path() + " and " + indexKeys.path()
                + ". Keep a copy apart from the database; without them its CPR numbers are lost.";
    }

    private static String freshKeyset() {
        try {
            AeadConfig.register();
            KeysetHandle keyset =
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not to be had", e);
        }
    }

    private static String freshIndexKey() {
        return "1:" + IndexKeyText.fresh() + "\n";
    }
}
