package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/**
 * One look through all bytes of a file before the first row is read: is it text, with which encoding, how many lines are
 * there, and are they of a sane length? UTF-8 where every byte fits; a file that is UTF-8 almost everywhere is broken
 * UTF-8, and reading it as anything else would spoil every name. What is neither is guessed at by its letters.
 */
final class TextScan {

    private static final int BUFFER = 1 << 16;
    private static final int BOM = 0xEFBBBF;

    private final TextLines lines;
    private long first;
    private long count;
    private int wanted;
    private int lowest;
    private int highest;
    private int before;
    private boolean letterBefore;
    private boolean loneLetter;
    private long letters;
    private long malformed;
    private long malformedLine;
    private long undefinedLine;

    private TextScan(int longestLine) {
        lines = new TextLines(longestLine);
    }

    /** @throws FileRefused when it is no text, empty, of broken encoding, or has a line that is too long */
    static ScannedText scan(InputStreamSource file, int longestLine) throws IOException {
        try (var bytes = file.getInputStream()) {
            byte[] start = bytes.readNBytes(Utf16Scan.LOOKED_AT);
            FileKind.refuseKnown(start, Math.min(start.length, FileKind.LONGEST_MARK));
            var wide = Utf16Scan.encoding(start);
            if (wide != null) return Utf16Scan.scan(file, wide, longestLine);
            var scan = new TextScan(longestLine);
            scan.take(start, start.length);
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) scan.take(buffer, read);
            return new ScannedText(scan.verdict(file), scan.lines.count());
        }
    }

    private void take(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) take(bytes[i] & 0xFF);
    }

    private void take(int b) {
        if (count < 3) first = first << 8 | b;
        count++;
        if (b == 0) throw FileRefused.because(FileProblem.NOT_TEXT);
        if (wanted > 0 || b >= 0x80) inUtf8(b);
        else noteLetter(false);
        lines.take(b);
    }

    /** The table of well-formed byte sequences (Unicode Standard, table 3-7), one byte at a time. */
    private void inUtf8(int b) {
        noteUndefined(b);
        if (wanted > 0 && b >= lowest && b <= highest) {
            lowest = 0x80;
            highest = 0xBF;
            if (--wanted == 0) {
                letters++;
                noteLetter(true);
            }
            return;
        }
        if (wanted > 0) {
            wanted = 0;
            noteMalformed();
        }
        if (b >= 0x80) begin(b);
        else noteLetter(false);
    }

    private void begin(int b) {
        lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        if (b >= 0xC2 && b <= 0xDF) wanted = 1;
        else if (b >= 0xE0 && b <= 0xEF) wanted = 2;
        else if (b >= 0xF0 && b <= 0xF4) wanted = 3;
        else noteMalformed();
    }

    /** What UTF-8 has been taken for comes in pairs at least; a letter beyond ASCII on its own was never that. */
    private void noteLetter(boolean beyondAscii) {
        boolean marked = letters == 1 && count == 3 && first == BOM;
        if (marked) return;
        if (!beyondAscii && letterBefore && before == 1) loneLetter = true;
        before = beyondAscii ? before + 1 : 0;
        letterBefore = beyondAscii;
    }

    private void noteMalformed() {
        if (malformed++ == 0) malformedLine = lines.current();
    }

    /** Five bytes mean nothing in Windows-1252. */
    private void noteUndefined(int b) {
        boolean undefined = b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D;
        if (undefined && undefinedLine == 0) undefinedLine = lines.current();
    }

    private TextEncoding verdict(InputStreamSource file) throws IOException {
        if (wanted > 0) noteMalformed();
        boolean marked = count >= 3 && first == BOM;
        if (count == 0 || (marked && count == 3)) throw FileRefused.because(FileProblem.EMPTY);
        if (malformed == 0)
            return letters == (marked ? 1 : 0) || loneLetter ? TextEncoding.UTF_8 : TwiceEncoded.in(file);
        if (marked || letters >= malformed) throw FileRefused.at(FileProblem.BROKEN_ENCODING, malformedLine);
        try (InputStream bytes = file.getInputStream()) {
            var guess = EncodingGuess.of(bytes);
            boolean lost = guess.encoding() == TextEncoding.WINDOWS || !guess.fits();
            if (undefinedLine > 0 && lost) throw FileRefused.at(FileProblem.BROKEN_ENCODING, undefinedLine);
            return guess.fits() ? guess.encoding() : TextEncoding.WINDOWS;
        }
    }

    /** A text that can be read. */
    record ScannedText(TextEncoding encoding, int lines) {}

    /** Tells text that was UTF-8, was taken for something else, and was written as UTF-8 again: SÃ¸ren, S├©ren, S√∏ren. */
    static final class TwiceEncoded {

        private TwiceEncoded() {}

        /** @param file UTF-8, with letters beyond ASCII, none of which stands alone */
        static TextEncoding in(InputStreamSource file) throws IOException {
            for (var encoding : TextEncoding.TAKEN_FOR) {
                if (isAll(file, encoding)) return encoding;
            }
            return TextEncoding.UTF_8;
        }

        /** Whether all letters have bytes in the encoding they were taken for, and those are UTF-8. */
        private static boolean isAll(InputStreamSource file, TextEncoding encoding) throws IOException {
            try (Reader plain = TextEncoding.UTF_8.reader(file.getInputStream());
                    Reader mended = encoding.reader(file.getInputStream())) {
                boolean read = false;
                for (int c = mended.read(); c >= 0; c = mended.read()) {
                    if (c == '\uFFFD') return false;
                    read |= c >= 0x80;
                }
                return read && hasBytes(plain, encoding.takenFor());
            }
        }

        private static boolean hasBytes(Reader text, TextEncoding takenFor) throws IOException {
            int c = text.read();
            while (c >= 0 && takenFor.byteOf(c) >= 0) c = text.read();
            return c < 0;
        }
    }

    /** Text of two bytes a letter, as spreadsheets write "Unicode text": known by its mark, or by every other byte being nothing. */
    static final class Utf16Scan {

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
}
