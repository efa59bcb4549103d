package dk.ramme.means;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A code as a device shows it: six to eight digits. It is never printed. */
public record Code(String value) {

    public Code {
        if (!value.matches("[0-9]{6,8}")) {
            throw new IllegalArgumentException("not a code");
        }
    }

    /** As it is typed; blanks do not matter. Empty for what can be no code. */
    public static Optional<Code> parse(@Nullable String typed) {
        if (typed == null || typed.length() > 20) {
            return Optional.empty();
        }
        var bare = typed.replaceAll("\\s", "");
        return bare.matches("[0-9]{6,8}") ? Optional.of(new Code(bare)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Code[****]";
    }
}
