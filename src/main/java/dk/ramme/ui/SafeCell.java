package dk.ramme.ui;

/** A cell of an exported list. A spreadsheet would run what begins like a formula, so such text is told to be text. */
public final class SafeCell {

    private static final String STARTS = "=+-@\t\r\n\0＝＋－＠";

    private SafeCell() {}

    public static boolean isFormula(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
    }

    public static String of(String text) {
        return isFormula(text) || isFormula(text.stripLeading()) ? "'" + text : text;
    }
}
