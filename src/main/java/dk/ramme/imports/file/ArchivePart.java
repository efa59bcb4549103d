package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
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

    /** Notes that all of it is to be read; whoever only looks how it begins need not. */
    ArchivePart expected() {
        unpacked.expect(entry.getSize(), entry.getCompressedSize());
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
}
