package dk.ramme.imports.file;

import dk.ramme.imports.file.TextScan.ScannedText;
import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.TextEncoding;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/** Text of two bytes a letter, as spreadsheets write "Unicode text": known by its mark, or by every other byte being nothing. */
final class Utf16Scan {

    static final int LOOKED_AT = 1 << 12;
    private static final int LEAST = 8;

    private Utf16Scan() {}

    /** Null when it is none. */
    static @Nullable TextEncoding encoding(byte[] start) {
        if (start.length < 2) return null;
        int mark = (start[0] & 0xFF) << 8 | start[1] & 0xFF;
        if (mark == 0xFFFE) return TextEncoding.UTF_16_LE;
        if (mark == 0xFEFF) return TextEncoding.UTF_16_BE;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < start.length; i++) {
            if (start[i] == 0 && i % 2 == 0) even++;
            if (start[i] == 0 && i % 2 == 1) odd++;
        }
        int pairs = start.length / 2;
        if (pairs < LEAST) return null;
        if (even == 0 && odd > pairs / 2) return TextEncoding.UTF_16_LE;
        return odd == 0 && even > pairs / 2 ? TextEncoding.UTF_16_BE : null;
    }

    static ScannedText scan(InputStreamSource file, TextEncoding encoding, int longestLine) throws IOException {
        var lines = new TextLines(longestLine);
        long count = 0;
        try (var text = encoding.reader(file.getInputStream())) {
            for (int c = text.read(); c >= 0; c = text.read()) {
                if (c == 0) throw FileRefused.because(FileProblem.NOT_TEXT);
                // a half of a pair, or a file that ends in the middle of a letter, is read as this
                if (c == '\uFFFD') throw FileRefused.at(FileProblem.BROKEN_ENCODING, lines.current());
                lines.take(c);
                count++;
            }
        }
        if (count == 0) throw FileRefused.because(FileProblem.EMPTY);
        return new ScannedText(encoding, lines.count());
    }
}
