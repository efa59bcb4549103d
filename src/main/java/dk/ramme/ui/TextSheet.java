package dk.ramme.ui;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A sheet of a workbook in which everything is text, what is in it and what will be typed beside it: a spreadsheet takes no
 * zero from the beginning of a number, makes no date of it, and runs nothing.
 */
public final class TextSheet {

    /** Rows that a sheet has room for, below its titles. */
    public static final int MOST_ROWS = 1_048_575;

    private static final String TEXT = "@";
    private static final double WIDTH = 24;
    private static final int LONGEST = 32_767;
    private static final int FLUSHED = 1000;

    /** What XML has no room for. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}\uFFFE\uFFFF&&[^\\t\\n\\r]]");

    private final Worksheet sheet;
    private int rows;

    public TextSheet(Workbook book, String name, List<String> titles) throws IOException {
        sheet = book.newWorksheet(name);
        for (int column = 0; column < titles.size(); column++) {
            sheet.style(column).format(TEXT).set();
            sheet.width(column, WIDTH);
        }
        sheet.freezePane(0, 1);
        row(titles);
    }

    /** Writes the next row. */
    public void row(List<String> fields) throws IOException {
        for (int column = 0; column < fields.size(); column++) {
            var text = UNFIT.matcher(fields.get(column)).replaceAll("\uFFFD");
            sheet.inlineString(rows, column, text.substring(0, Math.min(LONGEST, text.length())));
            var style = sheet.style(rows, column).format(TEXT);
            if (rows == 0) style.bold();
            style.set();
        }
        if (++rows % FLUSHED == 0) sheet.flush();
    }
}
