package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import java.io.IOException;
import java.io.InputStream;

/** Gives no more bytes than one piece may take. */
final class LimitedStream extends InputStream {

    private static final int RATION = 1 << 20;
    private final InputStream bytes;
    private int left = RATION;

    LimitedStream(InputStream bytes) {
        this.bytes = bytes;
    }

    void renew() {
        left = RATION;
    }

    @Override
    public int read() throws IOException {
        spend(1);
        return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = bytes.read(into, offset, length);
        spend(read);
        return read;
    }

    private void spend(int count) {
        left -= count;
        if (left < 0) throw FileRefused.because(FileProblem.STRANGE_WORKBOOK);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
