package dk.ramme.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.stereotype.Component;

/**
 * Where the server puts an upload while it is being sent, unless it is so small that it stays in memory. Only this user
 * may look into it. Files vanish with their request; what a killed process left behind is removed at the next start.
 */
@Component
class UploadFolder {

    private static final String START = "upload_";
    private static final String END = ".tmp";
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(2);

    private final @Nullable Path folder;

    @Autowired
    UploadFolder(MultipartProperties settings, Clock clock) throws IOException {
        folder = settings.getLocation() == null ? null : Path.of(settings.getLocation());
        if (folder != null) prepare(folder, clock.instant());
    }

    UploadFolder(Path folder) {
        this.folder = folder;
    }

    /** An empty file beside the uploads, only this user's. Whoever asks for it deletes it. */
    Path newFile() throws IOException {
        return folder == null ? Files.createTempFile(START, END) : Files.createTempFile(folder, START, END);
    }

    private static void prepare(Path folder, Instant now) throws IOException {
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        var oldest = FileTime.from(now.minus(LONGEST_UPLOAD));
        try (var left = Files.newDirectoryStream(folder, START + "*" + END)) {
            for (Path file : left) {
                if (Files.getLastModifiedTime(file).compareTo(oldest) < 0) Files.deleteIfExists(file);
            }
        }
    }
}
