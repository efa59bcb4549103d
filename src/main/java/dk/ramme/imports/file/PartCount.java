package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Counts the parts of a ZIP file while it is copied, by the mark that each has in the table at the end, before anything
 * holds that table in memory. What the file says itself about their number may be a lie.
 */
final class PartCount {

    private static final int MARK = 0x504B0102;

    private PartCount() {}

    static void copy(InputStream from, OutputStream to, int most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int last = 0;
        int parts = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            for (int i = 0; i < read; i++) {
                last = last << 8 | buffer[i] & 0xFF;
                if (last == MARK && ++parts > most) throw FileRefused.at(FileProblem.TOO_MANY_PARTS, most);
            }
            to.write(buffer, 0, read);
        }
    }
}
