package dk.ramme.imports.file;

import dk.ramme.edge.UploadFolder;
import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.springframework.core.io.InputStreamSource;

/**
 * A ZIP file, laid down where it can be read in any order and deleted when it is closed. Nothing that it says about
 * itself is believed: sizes are counted while reading, and names are shown, never used as paths.
 */
final class Archive implements Closeable {

    private static final Set<String> LITTER_FOLDERS =
            Set.of("__macosx", ".spotlight-v100", ".fseventsd", ".trashes", "$recycle.bin", "@eadir");
    private static final Set<String> LITTER = Set.of(
            ".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".directory", ".localized", "icon\r", ".apdisk");

    private final Path copy;
    private final ZipFile zip;
    private final List<ArchivePart> parts;

    private Archive(Path copy, FileChannel channel, ZipFile zip, UnpackSettings limits) throws IOException {
        this.copy = copy;
        this.zip = zip;
        var unpacked = new Unpacked(limits, channel.size());
        this.parts = Collections.list(zip.getEntries()).stream()
                .filter(entry -> !entry.isDirectory() && !isLitter(entry.getName()))
                .map(entry -> new ArchivePart(zip, entry, unpacked))
                .toList();
        var names = new HashSet<String>();
        for (var part : parts) part.check(channel, names);
    }

    /** @throws FileRefused when it cannot be opened, or holds what no honest file holds */
    static Archive open(InputStreamSource file, UploadFolder folder, UnpackSettings limits) throws IOException {
        var copy = folder.newFile();
        try {
            copy(file, copy, limits);
            return open(copy, limits);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(copy);
            throw failed;
        }
    }

    private static void copy(InputStreamSource file, Path copy, UnpackSettings limits) throws IOException {
        try (var from = file.getInputStream();
                var to = new BufferedOutputStream(Files.newOutputStream(copy), 1 << 16)) {
            PartCount.copy(from, to, limits.maxParts());
        }
    }

    private static Archive open(Path copy, UnpackSettings limits) throws IOException {
        var channel = FileChannel.open(copy);
        try {
            var zip = ZipFile.builder().setSeekableByteChannel(channel).get();
            return new Archive(copy, channel, zip, limits);
        } catch (FileRefused refused) {
            channel.close();
            throw refused;
        } catch (IOException | RuntimeException broken) {
            channel.close();
            throw FileRefused.because(FileProblem.BROKEN_ARCHIVE);
        }
    }

    List<ArchivePart> parts() {
        return parts;
    }

    /** The part with this name, however it writes its slashes and capitals. */
    Optional<ArchivePart> part(String name) {
        return parts.stream().filter(part -> part.path().equalsIgnoreCase(name)).findFirst();
    }

    boolean hasFolder(String folder) {
        return parts.stream()
                .anyMatch(part -> part.path().toLowerCase(Locale.ROOT).startsWith(folder));
    }

    @Override
    public void close() throws IOException {
        try {
            zip.close();
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** What Mac, Windows, spreadsheets that are open and storage boxes leave behind beside the files. */
    private static boolean isLitter(String name) {
        var path = name.replace('\\', '/').toLowerCase(Locale.ROOT).split("/");
        var last = path[path.length - 1];
        return Arrays.stream(path).anyMatch(LITTER_FOLDERS::contains)
                || LITTER.contains(last)
                || last.startsWith("._")
                || last.startsWith("~$")
                || last.startsWith(".~lock.");
    }

    /**
     * Counts the parts of a ZIP file while it is copied, by the mark that each has in the table at the end, before anything
     * holds that table in memory. What the file says itself about their number may be a lie.
     */
    static final class PartCount {

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
}
