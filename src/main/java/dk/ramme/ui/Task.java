package dk.ramme.ui;

import org.jspecify.annotations.Nullable;

/** One line of a task list. The hint is text, because it often says a date or a number. */
public record Task(
        int number,
        String titleKey,
        @Nullable String hintText,
        @Nullable String href,
        TaskState state) {

    /** Whether the person can follow the task to its page. */
    public boolean open() {
        return href != null && state != TaskState.CANNOT_START;
    }
}
