package dk.ramme.settings;

/** A question the organisation answers; {@link #OWN_MEANS} each administrator answers for themself. */
public enum Question {
    IMPORT,
    PRIVATE_MITID,
    MEANS,
    OWN_MEANS,
    ADMINISTRATORS;

    /** How the question is named where its answer is shown. */
    public String titleKey() {
        return "settings.question." + name();
    }
}
