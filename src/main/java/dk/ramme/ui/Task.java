package dk.ramme.ui;

import org.jspecify.annotations.Nullable;

/**
 * One line of a task list. The hint is text, because it often says a date or a number.
 *
 * @param minutes how long it takes about; 0 where that says nothing, as when it is done
 * @param current whether it is the one to go on with
 */
public record Task(
        int number,
        String titleKey,
        @Nullable String hintText,
        @Nullable String href,
        TaskState state,
        int minutes,
        boolean current) {

    /** Whether the person can follow the task to its page. */
    public boolean open() {
        return href != null && state != TaskState.CANNOT_START;
    }

    /** How far a task on a task list has come; knows the tag it is drawn with. */
    public enum TaskState {
        NOT_STARTED("todo"),
        IN_PROGRESS("now"),
        DONE("good"),
        ATTENTION("warm"),
        CANNOT_START("none"),
        SKIPPED("none");

        private final String tag;

        TaskState(String tag) {
            this.tag = tag;
        }

        public String tag() {
            return tag;
        }

        public String titleKey() {
            return "ui.task." + name();
        }
    }
}
