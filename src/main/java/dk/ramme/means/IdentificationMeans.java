package dk.ramme.means;

/** A separate means of identification that an organisation may offer its users (L2). */
public enum IdentificationMeans {
    APP,
    CODE_DISPLAY,
    CODE_READER,
    CHIP;

    /** Whether it is a device that has to be ordered and sent (M4); the app is the user's own telephone. */
    public boolean isPhysical() {
        return this != APP;
    }

    /** Whether it gives codes, so that it needs a PIN besides; a chip asks for a PIN or a finger by itself (M5). */
    public boolean givesCodes() {
        return this != CHIP;
    }
}
