package dk.ramme.joining;

/** The terms an organisation joins on. Their text is the page's; whoever changes it changes the version too. */
final class Terms {

    static final String VERSION = "2026-12";

    private Terms() {}
}
