package dk.ramme.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.stereotype.Component;

/**
 * Where the server puts an upload while it is being sent, unless it is so small that it stays in memory. Only this user
 * may look into it. Files vanish with their request; what a killed process left behind is removed at the next start.
 */
@Component
class UploadFolder {

    private static final Duration LONGEST_UPLOAD = Duration.ofHours(2);

    UploadFolder(MultipartProperties settings, Clock clock) throws IOException {
        if (settings.getLocation() != null) prepare(Path.of(settings.getLocation()), clock.instant());
    }

    private static void prepare(Path folder, Instant now) throws IOException {
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        var oldest = FileTime.from(now.minus(LONGEST_UPLOAD));
        try (var left = Files.newDirectoryStream(folder, "upload_*.tmp")) {
            for (Path file : left) {
                if (Files.getLastModifiedTime(file).compareTo(oldest) < 0) Files.deleteIfExists(file);
            }
        }
    }
}
