package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the cells of a workbook show their numbers: only dates and leading zeros matter here. */
final class CellFormats {

    private static final int MOST = 70_000;
    private static final Pattern NOT_CODE = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.|\\*.");
    private static final Pattern ZEROS = Pattern.compile("(0+)(?:(-)(0+))?");

    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Format> byStyle = new ArrayList<>();
    private final boolean from1904;

    CellFormats(boolean from1904) {
        this.from1904 = from1904;
    }

    void read(XmlPart xml) {
        boolean cells = false;
        while (xml.next()) {
            if (xml.starts("numFmt")) codes.put(number(xml.attribute("numFmtId")), code(xml.attribute("formatCode")));
            if (xml.starts("cellXfs")) cells = true;
            if (xml.ends("cellXfs")) cells = false;
            if (cells && xml.starts("xf")) byStyle.add(format(number(xml.attribute("numFmtId"))));
            if (byStyle.size() > MOST || codes.size() > MOST) {
                throw FileRefused.because(FileProblem.STRANGE_WORKBOOK);
            }
        }
    }

    /** @param style number of the cell's style, as the cell says it */
    Format of(@Nullable String style) {
        int number = number(style);
        return number < byStyle.size() ? byStyle.get(number) : new Format("", false, from1904);
    }

    private Format format(int id) {
        var code = codes.getOrDefault(id, "");
        var bare = NOT_CODE.matcher(code.split(";", 2)[0]).replaceAll("").toLowerCase(Locale.ROOT);
        boolean date = isKnownDate(id) || bare.contains("y") || bare.contains("d");
        return new Format(code, date, from1904);
    }

    /** The numbers that need no code (ISO/IEC 29500-1, 18.8.30). */
    private static boolean isKnownDate(int id) {
        return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58);
    }

    private static String code(@Nullable String code) {
        return code == null || code.length() > 255 ? "" : code;
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** How one cell shows its number. */
    record Format(String code, boolean isDate, boolean from1904) {

        /** A column of CPR numbers is often told to show its zeros: 0000000000 or 000000-0000. */
        String padded(String digits) {
            var zeros = ZEROS.matcher(code.replace("\"", "").replace("\\", ""));
            if (code.isEmpty() || !zeros.matches() || !digits.matches("[0-9]+")) return digits;
            int after = zeros.group(3) == null ? 0 : zeros.group(3).length();
            int length = zeros.group(1).length() + after;
            var full = "0".repeat(Math.max(0, length - digits.length())) + digits;
            if (after == 0) return full;
            return full.substring(0, full.length() - after) + "-" + full.substring(full.length() - after);
        }
    }
}
