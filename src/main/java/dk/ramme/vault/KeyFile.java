package dk.ramme.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.springframework.util.ResourceUtils;

/** A file that holds keys: readable by its owner, at most by a group, never by everyone. */
record KeyFile(Path path) {

    /** @param location a path, or {@code classpath:} and a name (which no packed jar has) */
    static KeyFile at(String location) {
        try {
            return new KeyFile(ResourceUtils.getFile(location).toPath());
        } catch (IOException e) {
            throw new VaultNotReady("there is no key file " + location + ".");
        }
    }

    String read() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new VaultNotReady("the key file " + path + " is missing or cannot be read.");
        }
    }

    /** Always false where files have no such permissions (Windows). */
    boolean isOpenToEveryone() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            return permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE)
                    || permissions.contains(PosixFilePermission.GROUP_WRITE);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Writes a new file that only its owner reads; never over one that is there. */
    void create(String content) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(path);
        }
        Files.writeString(path, content, StandardCharsets.UTF_8);
    }
}
