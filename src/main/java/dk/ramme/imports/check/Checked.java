package dk.ramme.imports.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row says, null when it is left out, and what was found either way. */
public record Checked<T>(@Nullable T value, List<Finding> findings) {}
