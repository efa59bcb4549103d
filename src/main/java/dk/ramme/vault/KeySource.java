package dk.ramme.vault;

/** Where the vault has its keys from. */
interface KeySource {

    Keys now();

    /** Looks whether there are others, whenever that was done last. */
    Keys readAnew();

    /** Keys that never change. */
    static KeySource of(Keys keys) {
        return new KeySource() {
            @Override
            public Keys now() {
                return keys;
            }

            @Override
            public Keys readAnew() {
                return keys;
            }
        };
    }
}
