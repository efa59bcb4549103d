package dk.ramme.ui;

import org.jspecify.annotations.Nullable;

/** Where one page of a long list lies, and the way to its neighbours; lists are walked by key, so there are no page numbers. */
public record Pager(@Nullable String previousHref, @Nullable String nextHref, long from, long to, long total) {}
