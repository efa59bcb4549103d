package dk.ramme.vault;

import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Whether the keys that the settings point at can be used, before anything is made with them. */
public final class KeyCheck {

    private KeyCheck() {}

    /** What is wrong with them; it holds no key. */
    public static Optional<String> problem(Environment environment) {
        try {
            var settings = Binder.get(environment).bindOrCreate("ramme.vault", VaultSettings.class);
            new VaultKeys(settings, DemoKeys.areAllowed()).open();
            return Optional.empty();
        } catch (VaultNotReady unfit) {
            return Optional.of("RAMME_VAULT_KEYSET_FILE, RAMME_VAULT_INDEX_KEYS_FILE: " + unfit.getMessage()
                    + " Keys are made once with: java -jar ramme.jar " + KeyMaker.COMMAND + " <folder>");
        } catch (RuntimeException unreadable) {
            return Optional.of("ramme.vault: the settings of the keys cannot be read");
        }
    }
}
