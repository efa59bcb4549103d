package dk.ramme.ui;

import org.jspecify.annotations.Nullable;

/** One line of the error summary; without a field it concerns the form as a whole. */
public record FieldProblem(@Nullable String id, String message) {}
