package dk.ramme.imports.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * What a ZIP file says about a part just before it. Programs differ in whether they believe this or the table at the
 * end, so a file in which the two differ is not the same for whoever checked it and for us (APPNOTE.TXT, 4.3.7).
 */
final class LocalHeader {

    private static final int MARK = 0x04034B50;
    private static final int LENGTH = 30;
    private static final int FLAGS = 6;
    private static final int METHOD = 8;
    private static final int NAME_LENGTH = 26;

    private LocalHeader() {}

    static boolean agrees(FileChannel zip, ZipArchiveEntry entry) throws IOException {
        var name = entry.getRawName();
        var header = read(zip, entry.getLocalHeaderOffset(), LENGTH + name.length);
        return header.remaining() == LENGTH + name.length
                && header.getInt(0) == MARK
                && (header.getShort(FLAGS) & 1) == 0
                && Short.toUnsignedInt(header.getShort(METHOD)) == entry.getMethod()
                && Short.toUnsignedInt(header.getShort(NAME_LENGTH)) == name.length
                && Arrays.equals(Arrays.copyOfRange(header.array(), LENGTH, LENGTH + name.length), name);
    }

    private static ByteBuffer read(FileChannel zip, long from, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        long at = from;
        for (int read = 0; bytes.hasRemaining() && read >= 0; at += read) read = zip.read(bytes, at);
        return bytes.flip();
    }
}
