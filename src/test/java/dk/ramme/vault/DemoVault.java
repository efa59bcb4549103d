package dk.ramme.vault;

import java.util.Map;

/** A vault with the demo keys, for tests that need no application. */
public final class DemoVault {

    private DemoVault() {}

    public static CprVault open() {
        VaultSettings demo = new VaultSettings(
                "classpath:demo/demo-keyset.json", null, "classpath:demo/demo-index-key.txt", Map.of(), null);
        return new VaultKeys(demo, true).open();
    }
}
