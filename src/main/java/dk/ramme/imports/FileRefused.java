package dk.ramme.imports;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file cannot be imported at all. Carries what the page needs to say why: a number, a name, or columns. */
class FileRefused extends RuntimeException {

    private final transient FileProblem problem;
    private final transient @Nullable Object argument;
    private final transient List<Column> columns;

    private FileRefused(FileProblem problem, @Nullable Object argument, Collection<Column> columns) {
        super("file refused: " + problem);
        this.problem = problem;
        this.argument = argument;
        this.columns = List.copyOf(columns);
    }

    static FileRefused because(FileProblem problem) {
        return new FileRefused(problem, null, Collections.emptyList());
    }

    /** @param number a line or a limit, as the sentence needs it */
    static FileRefused at(FileProblem problem, long number) {
        return new FileRefused(problem, number, Collections.emptyList());
    }

    static FileRefused named(FileProblem problem, String name) {
        return new FileRefused(problem, name, Collections.emptyList());
    }

    static FileRefused about(FileProblem problem, Collection<Column> columns) {
        return new FileRefused(problem, null, columns);
    }

    FileProblem problem() {
        return problem;
    }

    @Nullable
    Object argument() {
        return argument;
    }

    List<Column> columns() {
        return columns;
    }
}
