package dk.ramme.imports.file;

import dk.ramme.imports.row.TextEncoding;
import java.io.IOException;
import java.io.Reader;
import org.springframework.core.io.InputStreamSource;

/** Tells text that was UTF-8, was taken for something else, and was written as UTF-8 again: SÃ¸ren, S├©ren, S√∏ren. */
final class TwiceEncoded {

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
