package dk.ramme.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row says, null when it is left out, and what was found either way. */
record Checked<T>(@Nullable T value, List<Finding> findings) {}
