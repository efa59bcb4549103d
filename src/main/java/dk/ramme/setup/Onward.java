package dk.ramme.setup;

import org.jspecify.annotations.Nullable;

/** Where the browser goes when an answer has been saved. */
final class Onward {

    /** What the second button of each step sends. */
    static final String TASKS = "tasks";

    private Onward() {}

    static String from(Progress progress, @Nullable String then) {
        return "redirect:"
                + (TASKS.equals(then)
                        ? SetupStep.TASKS
                        : progress.firstUnfinished().path());
    }
}
