package dk.ramme.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
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

    /**
     * Puts the content in the place of what is there, at once and wholly: whoever reads the file meanwhile reads the old or
     * the new one. Owner, group and permissions stay, so that a node can still read what an operator wrote.
     */
    void replace(String content) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh); // left behind by a writer that was killed
        new KeyFile(fresh).create("");
        try (FileChannel file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            file.write(StandardCharsets.UTF_8.encode(content));
            file.force(true);
        }
        keepOwner(fresh);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void keepOwner(Path fresh) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        PosixFileAttributeView now = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (old == null || now == null) return;
        PosixFileAttributes before = old.readAttributes();
        if (!now.readAttributes().owner().equals(before.owner())) now.setOwner(before.owner());
        if (!now.readAttributes().group().equals(before.group())) now.setGroup(before.group());
        now.setPermissions(before.permissions());
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
