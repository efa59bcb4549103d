package dk.ramme.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * One look through all bytes of a file before the first row is read: is it text, with which encoding, and are its lines
 * of a sane length? UTF-8 where every byte fits, else Windows-1252, which old Danish spreadsheets write. A file that is
 * UTF-8 almost everywhere is broken UTF-8, and reading it as Windows-1252 would spoil every name.
 */
final class TextScan {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int BUFFER = 1 << 16;
    private static final int BOM = 0xEFBBBF;

    private final int longestLine;
    private long line = 1;
    private long lineBytes;
    private long first;
    private long count;
    private int wanted;
    private int lowest;
    private int highest;
    private long letters;
    private long malformed;
    private long malformedLine;
    private long undefinedLine;

    private TextScan(int longestLine) {
        this.longestLine = longestLine;
    }

    /** @throws FileRefused when it is no text, empty, of broken encoding, or has a line that is too long */
    static Charset encoding(InputStream file, int longestLine) throws IOException {
        TextScan scan = new TextScan(longestLine);
        byte[] buffer = new byte[BUFFER];
        int read = file.readNBytes(buffer, 0, FileKind.LONGEST_MARK);
        FileKind.refuseKnown(buffer, read);
        do {
            for (int i = 0; i < read; i++) scan.take(buffer[i] & 0xFF);
            read = file.read(buffer);
        } while (read >= 0);
        return scan.verdict();
    }

    private void take(int b) {
        if (count < 3) first = first << 8 | b;
        count++;
        if (b == 0) throw FileRefused.because(FileProblem.NOT_TEXT);
        if (wanted > 0 || b >= 0x80) inUtf8(b);
        if (b == '\n') {
            line++;
            lineBytes = 0;
        } else if (++lineBytes > longestLine) {
            throw FileRefused.at(FileProblem.LINE_TOO_LONG, line);
        }
    }

    /** The table of well-formed byte sequences (Unicode Standard, table 3-7), one byte at a time. */
    private void inUtf8(int b) {
        noteUndefined(b);
        if (wanted > 0 && b >= lowest && b <= highest) {
            lowest = 0x80;
            highest = 0xBF;
            if (--wanted == 0) letters++;
            return;
        }
        if (wanted > 0) {
            wanted = 0;
            noteMalformed();
        }
        if (b >= 0x80) begin(b);
    }

    private void begin(int b) {
        lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        if (b >= 0xC2 && b <= 0xDF) wanted = 1;
        else if (b >= 0xE0 && b <= 0xEF) wanted = 2;
        else if (b >= 0xF0 && b <= 0xF4) wanted = 3;
        else noteMalformed();
    }

    private void noteMalformed() {
        if (malformed++ == 0) malformedLine = line;
    }

    /** Five bytes mean nothing in Windows-1252. */
    private void noteUndefined(int b) {
        boolean undefined = b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D;
        if (undefined && undefinedLine == 0) undefinedLine = line;
    }

    private Charset verdict() {
        if (wanted > 0) noteMalformed();
        boolean marked = count >= 3 && first == BOM;
        if (count == 0 || (marked && count == 3)) throw FileRefused.because(FileProblem.EMPTY);
        if (malformed == 0) return StandardCharsets.UTF_8;
        if (marked || letters >= malformed) throw FileRefused.at(FileProblem.BROKEN_ENCODING, malformedLine);
        if (undefinedLine > 0) throw FileRefused.at(FileProblem.BROKEN_ENCODING, undefinedLine);
        return WINDOWS_1252;
    }
}
