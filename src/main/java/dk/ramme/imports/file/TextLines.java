package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;

/** Counts the lines of a text as an editor does, whatever ends them, and refuses one that is too long. */
final class TextLines {

    private final int longest;
    private int ended;
    private long length;
    private boolean afterReturn;

    TextLines(int longest) {
        this.longest = longest;
    }

    /** The next byte or sign. */
    void take(int sign) {
        if (sign == '\r' || sign == '\n') {
            if (!(sign == '\n' && afterReturn)) ended++;
            length = 0;
        } else if (++length > longest) {
            throw FileRefused.at(FileProblem.LINE_TOO_LONG, current());
        }
        afterReturn = sign == '\r';
    }

    /** The line that the next sign stands in. */
    int current() {
        return ended + 1;
    }

    int count() {
        return length > 0 ? ended + 1 : ended;
    }
}
