package dk.ramme.edge;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Where an upload lies while it is being read, unless it is so small that it stays in memory. Only this user may look into
 * it. Files vanish with their request. Each process has a folder of its own within and locks it as long as it lives: what
 * is not locked was left behind by one that is dead, and is removed when the next one starts.
 */
@Component
public class UploadFolder implements DisposableBean {

    private static final String START = "upload_";
    private static final String END = ".tmp";
    private static final String PROCESS = "process-";
    private static final String LOCK = "lock";
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(2);
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path own;
    private final @Nullable FileChannel locked;

    @Autowired
    UploadFolder(MultipartProperties settings, Clock clock) throws IOException {
        var location = settings.getLocation();
        if (location == null || location.isBlank()) {
            throw new IllegalStateException("spring.servlet.multipart.location has to name a folder");
        }
        var all = Path.of(location);
        Files.createDirectories(all);
        if (Files.getFileStore(all).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(all, PosixFilePermissions.fromString("rwx------"));
        }
        synchronized (ONE_AT_A_TIME) {
            try (var sweeping = open(all.resolve(LOCK));
                    var alone = sweeping.lock()) {
                sweep(all, clock.instant());
                own = Files.createTempDirectory(all, PROCESS);
                locked = open(own.resolve(LOCK));
                locked.lock();
            }
        }
    }

    /** A folder that is somebody else's to sweep. */
    public UploadFolder(Path folder) {
        own = folder;
        locked = null;
    }

    Path path() {
        return own;
    }

    /** An empty file beside the uploads, only this user's. Whoever asks for it deletes it. */
    public Path newFile() throws IOException {
        return Files.createTempFile(own, START, END);
    }

    @Override
    public void destroy() throws IOException {
        if (locked != null) {
            FileSystemUtils.deleteRecursively(own);
            locked.close();
        }
    }

    private static void sweep(Path all, Instant now) throws IOException {
        try (var folders = Files.newDirectoryStream(all, PROCESS + "*")) {
            for (Path folder : folders) if (!isInUse(folder)) FileSystemUtils.deleteRecursively(folder);
        }
        // those of versions that had no folders for processes
        var oldest = FileTime.from(now.minus(LONGEST_UPLOAD));
        try (var files = Files.newDirectoryStream(all, START + "*" + END)) {
            for (Path file : files)
                if (Files.getLastModifiedTime(file).compareTo(oldest) < 0) Files.deleteIfExists(file);
        }
    }

    private static boolean isInUse(Path folder) throws IOException {
        try (var channel = open(folder.resolve(LOCK));
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException thisProcess) {
            return true;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
