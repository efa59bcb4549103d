package dk.ramme.imports.row;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A file cannot be imported at all. Carries what the page needs to say why: a number, a name, or columns. */
public class FileRefused extends RuntimeException {

    private final transient FileProblem problem;
    private final transient @Nullable Object argument;
    private final transient List<Column> columns;
    private final transient @Nullable String part;

    private FileRefused(
            FileProblem problem, @Nullable Object argument, Collection<Column> columns, @Nullable String part) {
        super("file refused: " + problem);
        this.problem = problem;
        this.argument = argument;
        this.columns = List.copyOf(columns);
        this.part = part;
    }

    public static FileRefused because(FileProblem problem) {
        return new FileRefused(problem, null, Collections.emptyList(), null);
    }

    /** @param number a line or a limit, as the sentence needs it */
    public static FileRefused at(FileProblem problem, long number) {
        return new FileRefused(problem, number, Collections.emptyList(), null);
    }

    public static FileRefused named(FileProblem problem, String name) {
        return new FileRefused(problem, name, Collections.emptyList(), null);
    }

    public static FileRefused larger(FileProblem problem, DataSize limit) {
        return new FileRefused(problem, limit, Collections.emptyList(), null);
    }

    static FileRefused about(FileProblem problem, Collection<Column> columns) {
        return new FileRefused(problem, null, columns, null);
    }

    /** @param part the file of a ZIP or the sheet of a workbook that it is about, fit to be shown */
    public FileRefused in(String part) {
        return new FileRefused(problem, argument, columns, part);
    }

    public FileProblem problem() {
        return problem;
    }

    public @Nullable Object argument() {
        return argument;
    }

    public List<Column> columns() {
        return columns;
    }

    public @Nullable String part() {
        return part;
    }
}
