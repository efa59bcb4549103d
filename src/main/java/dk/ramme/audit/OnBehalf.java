package dk.ramme.audit;

import java.util.Optional;
import java.util.function.Supplier;

/** Background work that goes on in a person's name: what it decides is on the trail as theirs, with the work it came of. */
public final class OnBehalf {

    private static final ThreadLocal<Work> CURRENT = new ThreadLocal<>();

    private OnBehalf() {}

    /**
     * Does work on behalf of whoever began it.
     *
     * @param of what kind of work, a value of the trail, e.g. {@code IMPORT}
     */
    public static <T> T call(Actor by, String of, Supplier<T> work) {
        var around = CURRENT.get();
        CURRENT.set(new Work(by, of));
        try {
            return work.get();
        } finally {
            if (around == null) CURRENT.remove();
            else CURRENT.set(around);
        }
    }

    /** On whose behalf this thread works, if on anybody's. */
    public static Optional<Work> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** @param of what kind of work it is */
    public record Work(Actor by, String of) {}
}
