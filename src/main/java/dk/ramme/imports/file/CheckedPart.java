package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The bytes of a part of a ZIP file, counted while they come: never more than said, and at the end as many, and the same. */
final class CheckedPart extends InputStream {

    private final InputStream bytes;
    private final ZipArchiveEntry entry;
    private final LongConsumer onCount;
    private final CRC32 sum = new CRC32();
    private long count;

    CheckedPart(InputStream bytes, ZipArchiveEntry entry, LongConsumer onCount) {
        this.bytes = bytes;
        this.entry = entry;
        this.onCount = onCount;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int read = unpack(into, offset, length);
        if (read > 0) {
            count += read;
            sum.update(into, offset, read);
            onCount.accept(count);
            if (count > entry.getSize()) throw FileRefused.because(FileProblem.BROKEN_ARCHIVE);
        } else if (read < 0 && (count != entry.getSize() || sum.getValue() != entry.getCrc())) {
            throw FileRefused.because(FileProblem.BROKEN_ARCHIVE);
        }
        return read;
    }

    private int unpack(byte[] into, int offset, int length) {
        try {
            return bytes.read(into, offset, length);
        } catch (IOException | IllegalStateException broken) {
            throw FileRefused.because(FileProblem.BROKEN_ARCHIVE);
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
