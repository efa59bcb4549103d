package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.springframework.core.io.InputStreamSource;

/** A file in a ZIP. Its name is shown, never used as a path. */
final class ArchivePart implements InputStreamSource {

    private static final Set<Integer> METHODS =
            Set.of(ZipEntry.STORED, ZipEntry.DEFLATED, ZipMethod.ENHANCED_DEFLATED.getCode());

    private final ZipFile zip;
    private final ZipArchiveEntry entry;
    private final Unpacked unpacked;
    private final String path;
    private long seen;
    private boolean isExpected;

    ArchivePart(ZipFile zip, ZipArchiveEntry entry, Unpacked unpacked) {
        this.zip = zip;
        this.entry = entry;
        this.unpacked = unpacked;
        this.path = entry.getName().replace('\\', '/').replaceFirst("^/+", "");
    }

    String name() {
        return entry.getName();
    }

    String path() {
        return path;
    }

    /**
     * Looks for what no honest file holds.
     *
     * @param names those of the parts before, which this one's is added to
     */
    void check(FileChannel channel, Set<String> names) throws IOException {
        var shown = Tables.shown(name());
        if (!names.add(name())) throw FileRefused.named(FileProblem.SAME_NAME_TWICE, shown);
        if (entry.isUnixSymlink()) throw FileRefused.named(FileProblem.LINK_IN_ARCHIVE, shown);
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw FileRefused.because(FileProblem.ENCRYPTED_ARCHIVE);
        }
        if (!METHODS.contains(entry.getMethod())) throw FileRefused.because(FileProblem.UNKNOWN_PACKING);
        if (!LocalHeader.agrees(channel, entry)) throw FileRefused.because(FileProblem.BROKEN_ARCHIVE);
    }

    /** Notes that all of it is to be read; whoever only looks how it begins need not. Said again, it is the same. */
    ArchivePart expected() {
        if (!isExpected) unpacked.expect(entry.getSize(), entry.getCompressedSize());
        isExpected = true;
        return this;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new CheckedPart(zip.getInputStream(entry), entry, this::count);
    }

    /** Whatever is read twice counts once. */
    private void count(long bytes) {
        if (bytes <= seen) return;
        unpacked.add(bytes - seen, bytes, entry.getCompressedSize());
        seen = bytes;
    }

    /**
     * What a ZIP file says about a part just before it. Programs differ in whether they believe this or the table at the
     * end, so a file in which the two differ is not the same for whoever checked it and for us (APPNOTE.TXT, 4.3.7).
     */
    static final class LocalHeader {

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
}
