package dk.ramme.ui;

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
