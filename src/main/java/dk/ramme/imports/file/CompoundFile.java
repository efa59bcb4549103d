package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamSource;

/**
 * A file as Office wrote them before 2007, known by the names in it. A workbook with a password is one of these with the
 * real file in it ([MS-OFFCRYPTO] 2.3.4.4).
 */
final class CompoundFile {

    private CompoundFile() {}

    static FileProblem problem(InputStreamSource file) throws IOException {
        if (holds(file, "EncryptedPackage")) return FileProblem.ENCRYPTED_WORKBOOK;
        boolean workbook = holds(file, "Workbook") || holds(file, "Book\0");
        return workbook ? FileProblem.OLD_WORKBOOK : FileProblem.OLD_DOCUMENT;
    }

    private static boolean holds(InputStreamSource file, String text) throws IOException {
        byte[] name = text.getBytes(StandardCharsets.UTF_16LE);
        try (var bytes = file.getInputStream()) {
            byte[] buffer = new byte[1 << 16];
            int matched = 0;
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    matched = matched(name, buffer[i], matched);
                    if (matched == name.length) return true;
                }
            }
            return false;
        }
    }

    /** The name's first letter does not come again in it, so that a mismatch means to begin anew. */
    private static int matched(byte[] name, byte next, int matched) {
        if (next == name[matched]) return matched + 1;
        return next == name[0] ? 1 : 0;
    }
}
