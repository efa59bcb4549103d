package dk.ramme.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamSource;

/**
 * A file as Office wrote them before 2007. A workbook with a password is one of these with the real file in it, under
 * the name looked for here ([MS-OFFCRYPTO] 2.3.4.4).
 */
final class CompoundFile {

    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private CompoundFile() {}

    static boolean isEncryptedWorkbook(InputStreamSource file) throws IOException {
        try (var bytes = file.getInputStream()) {
            byte[] buffer = new byte[1 << 16];
            int matched = 0;
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    matched = matched(buffer[i], matched);
                    if (matched == ENCRYPTED.length) return true;
                }
            }
            return false;
        }
    }

    /** The name's first letter does not come again in it, so that a mismatch means to begin anew. */
    private static int matched(byte next, int matched) {
        if (next == ENCRYPTED[matched]) return matched + 1;
        return next == ENCRYPTED[0] ? 1 : 0;
    }
}
