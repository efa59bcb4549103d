package dk.ramme.joining.register;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.register.CompanyRegister.RegisterUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ResourceUtils;

/** The register as a file of one company a line. It is read through once, and again whenever it has been replaced. */
final class FileRegister implements CompanyRegister {

    private static final Logger log = LoggerFactory.getLogger(FileRegister.class);
    private static final int LONGEST_LINE = 1 << 20;

    private final String location;
    private @Nullable Snapshot snapshot;

    FileRegister(String location) {
        this.location = location;
    }

    @Override
    public Optional<Company> find(CvrNumber cvr) {
        try {
            var current = current();
            var position = current.index().position(cvr);
            return position < 0 ? Optional.empty() : Optional.of(CompanyJson.read(line(current, position), cvr));
        } catch (IOException failure) {
            throw new RegisterUnavailable("the file of the company register cannot be read", failure);
        }
    }

    /** What is known of the file, read anew when it is another file than last time. */
    private synchronized Snapshot current() throws IOException {
        var path = ResourceUtils.getFile(location).toPath();
        var version = Version.of(path);
        if (snapshot == null || !snapshot.version().equals(version)) {
            snapshot = new Snapshot(path, version, CompanyIndex.of(path));
            log.info("The company register holds {} companies", snapshot.index().size());
        }
        return snapshot;
    }

    private static byte[] line(Snapshot snapshot, long position) throws IOException {
        try (var file = new RandomAccessFile(snapshot.path().toFile(), "r")) {
            file.seek(position);
            var line = new ByteArrayOutputStream();
            var buffer = new byte[4096];
            for (int read = file.read(buffer); read > 0 && line.size() < LONGEST_LINE; read = file.read(buffer)) {
                var end = endOfLine(buffer, read);
                line.write(buffer, 0, end);
                if (end < read) {
                    break;
                }
            }
            return line.toByteArray();
        }
    }

    private static int endOfLine(byte[] buffer, int length) {
        for (var i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return length;
    }

    private record Snapshot(Path path, Version version, CompanyIndex index) {}

    /** Tells one content of the file from another: a file put in its place has another key. */
    private record Version(
            FileTime changed, long size, @Nullable Object key) {

        static Version of(Path path) throws IOException {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Version(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        }
    }
}
