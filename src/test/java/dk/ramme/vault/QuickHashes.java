package dk.ramme.vault;

/** Hashes that cost next to nothing, for tests of what is done with them. What they cost else, {@link PasswordHashTests} says. */
public final class QuickHashes {

    private static final int LEAST = 4;

    private QuickHashes() {}

    /** From now on, in this process. */
    public static void begin() {
        PasswordHash.makeThemAt(LEAST);
    }
}
