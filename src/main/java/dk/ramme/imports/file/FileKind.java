package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file is, known by how it begins. Files uploaded by mistake are told what they are: it helps more than "no CSV". */
enum FileKind {
    /** A ZIP file, or a workbook, which is one too. */
    PACKED,
    /** What Office wrote before 2007, and writes still when a file has a password. */
    COMPOUND,
    PLAIN;

    static final int LONGEST_MARK = 16;

    static FileKind of(InputStream file) throws IOException {
        String start = new String(file.readNBytes(LONGEST_MARK), StandardCharsets.ISO_8859_1);
        if (isPacked(start)) return PACKED;
        return isCompound(start) ? COMPOUND : PLAIN;
    }

    /** @throws FileRefused when the first bytes are those of a known kind of file that is no CSV */
    static void refuseKnown(byte[] start, int length) {
        String text = new String(start, 0, length, StandardCharsets.ISO_8859_1);
        FileProblem problem = problem(text);
        if (problem != null) throw FileRefused.because(problem);
    }

    private static @Nullable FileProblem problem(String start) {
        if (start.startsWith("%PDF")) return FileProblem.PDF;
        if (start.startsWith("\u007FELF") || start.startsWith("MZ\u0090\0")) return FileProblem.PROGRAM;
        boolean markup = start.stripLeading().startsWith("<")
                || start.toLowerCase(Locale.ROOT).startsWith("{\\rtf")
                || start.stripLeading().startsWith("{\"")
                || start.startsWith("\u001F\u008B");
        return markup ? FileProblem.NOT_TEXT : null;
    }

    private static boolean isPacked(String start) {
        return start.startsWith("PK\3\4") || start.startsWith("PK\5\6") || start.startsWith("PK\7\b");
    }

    private static boolean isCompound(String start) {
        return start.startsWith("\u00D0\u00CF\u0011\u00E0");
    }
}
