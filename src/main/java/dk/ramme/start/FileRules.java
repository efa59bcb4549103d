package dk.ramme.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Rules for files and folders that settings name. */
final class FileRules {

    static final Rule READABLE = path(FileRules::unreadable);

    /** Made where it is missing, as it would be a moment later. */
    static final Rule WRITABLE_FOLDER = path(FileRules::unwritableFolder);

    /** A file that is written to, or will be when there is something to write. */
    static final Rule WRITABLE = path(FileRules::unwritable);

    private FileRules() {}

    private static Optional<String> unreadable(Path file) {
        if (!Files.exists(file)) return Optional.of("there is no file " + file);
        if (!Files.isRegularFile(file)) return Optional.of(file + " is not a file");
        return Files.isReadable(file) ? Optional.empty() : Optional.of("the user Ramme runs as may not read " + file);
    }

    private static Optional<String> unwritableFolder(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) return Optional.of(folder + " is not a folder");
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            return Optional.of("the folder " + folder + " cannot be made by the user Ramme runs as");
        }
        return Files.isWritable(folder)
                ? Optional.empty()
                : Optional.of("the user Ramme runs as may not write in the folder " + folder);
    }

    private static Optional<String> unwritable(Path file) {
        if (Files.isDirectory(file)) return Optional.of(file + " is a folder, not a file");
        var place = Files.exists(file) ? file : file.toAbsolutePath().getParent();
        if (place == null || !Files.exists(place)) return Optional.of("there is no folder for the file " + file);
        return Files.isWritable(place) ? Optional.empty() : Optional.of("the user Ramme runs as may not write " + file);
    }

    private static Rule path(Function<Path, Optional<String>> problem) {
        return value -> {
            try {
                return problem.apply(Path.of(value));
            } catch (InvalidPathException noPath) {
                return Optional.of("is not the path of a file");
            }
        };
    }
}
