package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * A statement that changes many rows at once counts their versions up, as an entity does: whoever has read one of them before
 * must not write over it. And it locks users as entities are locked, so that nobody waits who only refers to them.
 */
class VersionedRowsTests {

    /** Columns the entity knows nothing of. */
    private static final Set<String> BESIDE = Set.of("twin", "alike");

    @Test
    void each_statement_that_changes_versioned_rows_counts_their_versions() {
        var tables = versioned();
        var update = Pattern.compile(
                "update (" + String.join("|", tables) + ")(?: \\w+)? set\\s+(.*?)(?:where|from|\"\"\")",
                Pattern.DOTALL);

        var without = sources()
                .flatMap(source -> update.matcher(read(source))
                        .results()
                        .map(found -> source.getFileName() + ": " + found.group(2)))
                .filter(found -> !found.contains("version ="))
                .filter(found -> BESIDE.stream().noneMatch(column -> found.contains(": " + column + " = ")))
                .toList();

        assertThat(tables).contains("organisation_user", "organisation", "appointment", "joining_case");
        assertThat(without).isEmpty();
    }

    @Test
    void no_statement_locks_users_more_than_an_entity_does() {
        var lock = Pattern.compile("organisation_user (?:(?!\"\"\")[^;])*?for update(?! skip locked\\))");

        assertThat(sources().filter(source -> lock.matcher(read(source)).find()).map(Path::getFileName))
                .isEmpty();
    }

    private static List<String> versioned() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Table.class));
        return scan.findCandidateComponents("dk.ramme").stream()
                .map(found -> type(String.valueOf(found.getBeanClassName())))
                .filter(type -> Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> field.isAnnotationPresent(Version.class)))
                .map(type -> type.getAnnotation(Table.class).name())
                .sorted()
                .toList();
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Stream<Path> sources() {
        try (var all = Files.walk(Path.of("src/main/java"))) {
            return all.filter(path -> path.toString().endsWith(".java")).collect(Collectors.toList()).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
