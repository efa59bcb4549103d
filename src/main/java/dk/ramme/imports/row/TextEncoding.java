package dk.ramme.imports.row;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the bytes of a text stand for letters. */
public enum TextEncoding {
    UTF_8(StandardCharsets.UTF_8, null),
    UTF_16_LE(StandardCharsets.UTF_16LE, null),
    UTF_16_BE(StandardCharsets.UTF_16BE, null),
    WINDOWS(Charset.forName("windows-1252"), null),
    /** What spreadsheets call MS-DOS, in Western Europe and thus in Denmark. */
    DOS(Charset.forName("IBM850"), null),
    NORDIC_DOS(Charset.forName("IBM865"), null),
    MAC(Charset.forName("x-MacRoman"), null),
    /** A program has taken UTF-8 for something else and has written that as UTF-8: SÃ¸ren. */
    UTF_8_AS_WINDOWS(StandardCharsets.UTF_8, WINDOWS),
    UTF_8_AS_DOS(StandardCharsets.UTF_8, DOS),
    UTF_8_AS_MAC(StandardCharsets.UTF_8, MAC);

    /** Those in which every byte is a letter or a sign, so that a file may be any of them. */
    public static final Set<TextEncoding> OF_BYTES = EnumSet.of(WINDOWS, DOS, NORDIC_DOS, MAC);

    public static final Set<TextEncoding> TAKEN_FOR = EnumSet.of(UTF_8_AS_WINDOWS, UTF_8_AS_DOS, UTF_8_AS_MAC);

    private static final int BUFFER = 1 << 16;
    private static final char MARK = '\uFEFF';

    private final Charset charset;
    private final @Nullable TextEncoding takenFor;
    private final String signs;

    TextEncoding(Charset charset, @Nullable TextEncoding takenFor) {
        this.charset = charset;
        this.takenFor = takenFor;
        this.signs = signs(charset);
    }

    /** Every byte as the sign it stands for; one that stands for none is a control sign, so that nothing is lost. */
    private static String signs(Charset charset) {
        var signs = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            var sign = new String(new byte[] {(byte) b}, charset);
            signs.append(sign.length() != 1 || sign.charAt(0) == '\uFFFD' ? (char) b : sign.charAt(0));
        }
        return signs.toString();
    }

    /** Reads the text without the mark that may stand before it. */
    public BufferedReader reader(InputStream bytes) throws IOException {
        if (OF_BYTES.contains(this)) return new BufferedReader(new ByteReader(bytes, signs), BUFFER);
        var text = unmarked(new InputStreamReader(bytes, charset));
        return takenFor == null ? text : unmarked(new InputStreamReader(takenFor.bytes(text), charset));
    }

    private static BufferedReader unmarked(Reader text) throws IOException {
        var buffered = new BufferedReader(text, BUFFER);
        buffered.mark(1);
        if (buffered.read() != MARK) buffered.reset();
        return buffered;
    }

    /** The bytes that somebody has taken for this encoding. */
    InputStream bytes(Reader text) {
        return new TextBytes(text, this);
    }

    /** What UTF-8 was taken for in this encoding. */
    public TextEncoding takenFor() {
        return Objects.requireNonNull(takenFor);
    }

    public char sign(int b) {
        return signs.charAt(b);
    }

    /** The byte that stands for the sign, less than none when there is none. */
    public int byteOf(int sign) {
        return sign < 0x80 ? sign : signs.indexOf(sign, 0x80);
    }

    /** The text as it would have been read with another of these. */
    public String readAs(String text, TextEncoding other) {
        var changed = new StringBuilder(text);
        for (int i = 0; i < changed.length(); i++) {
            int b = byteOf(changed.charAt(i));
            if (b >= 0x80) changed.setCharAt(i, other.sign(b));
        }
        return changed.toString();
    }

    /** Key of the name that pages give it. */
    public String messageKey() {
        return "imports.encoding." + name();
    }

    /** Reads a sign for each byte. */
    private static final class ByteReader extends Reader {

        private final InputStream bytes;
        private final String signs;
        private final byte[] buffer = new byte[BUFFER];

        private ByteReader(InputStream bytes, String signs) {
            this.bytes = bytes;
            this.signs = signs;
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            int read = bytes.read(buffer, 0, Math.min(length, BUFFER));
            for (int i = 0; i < read; i++) into[offset + i] = signs.charAt(buffer[i] & 0xFF);
            return read;
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /** The bytes of a text; a sign that has none is a question mark. */
    private static final class TextBytes extends InputStream {

        private final Reader text;
        private final TextEncoding encoding;
        private final char[] buffer = new char[BUFFER];

        private TextBytes(Reader text, TextEncoding encoding) {
            this.text = text;
            this.encoding = encoding;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = text.read(buffer, 0, Math.min(length, BUFFER));
            for (int i = 0; i < read; i++) {
                int b = encoding.byteOf(buffer[i]);
                into[offset + i] = (byte) (b < 0 ? '?' : b);
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
