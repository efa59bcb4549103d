package dk.ramme.imports;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Files that are often uploaded by mistake, known by how they begin; saying what it is helps more than "no CSV". */
final class FileKind {

    static final int LONGEST_MARK = 16;

    private FileKind() {}

    /** @throws FileRefused when the first bytes are those of a known kind of file that is no CSV */
    static void refuseKnown(byte[] start, int length) {
        String text = new String(start, 0, length, StandardCharsets.ISO_8859_1);
        FileProblem problem = kind(text);
        if (problem != null) throw FileRefused.because(problem);
    }

    private static @Nullable FileProblem kind(String start) {
        if (start.startsWith("PK\3\4") || start.startsWith("PK\5\6") || start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return FileProblem.SPREADSHEET;
        }
        if (start.startsWith("%PDF")) return FileProblem.PDF;
        if (start.startsWith("\u007FELF") || start.startsWith("MZ\u0090\0")) return FileProblem.PROGRAM;
        if (start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF")) return FileProblem.UTF_16;
        boolean markup = start.stripLeading().startsWith("<")
                || start.toLowerCase(Locale.ROOT).startsWith("{\\rtf")
                || start.stripLeading().startsWith("{\"")
                || start.startsWith("\u001F\u008B");
        return markup ? FileProblem.NOT_TEXT : null;
    }
}
