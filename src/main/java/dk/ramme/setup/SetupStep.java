package dk.ramme.setup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The steps of the set-up. Their order here is the order everywhere (S3). */
enum SetupStep {
    IDENTITY("identity", 1),
    IMPORT("import", 5),
    PRIVATE_MITID("private-mitid", 1),
    MEANS("means", 2),
    OWN_MEANS("own-means", 1),
    ADMINISTRATORS("administrators", 3),
    SUMMARY("summary", 2);

    /** Where the task list is. */
    static final String TASKS = "/setup";

    /** What comes next, once the set-up is confirmed. */
    static final String DONE_PAGE = "/setup/done";

    private final String slug;
    private final int minutes;

    SetupStep(String slug, int minutes) {
        this.slug = slug;
        this.minutes = minutes;
    }

    /** The step a path belongs to, also for the pages below a step's own. */
    static Optional<SetupStep> at(String path) {
        return Arrays.stream(values())
                .filter(step -> path.equals(step.path()) || path.startsWith(step.path() + "/"))
                .findFirst();
    }

    public String path() {
        return TASKS + "/" + slug;
    }

    public int number() {
        return ordinal() + 1;
    }

    public String titleKey() {
        return "setup.task." + slug;
    }

    /** How long the step takes about; together they are the quarter of an hour that the first page promises. */
    int minutes() {
        return minutes;
    }

    /** The step's own section of the help. */
    public String help() {
        return "/help/setup#" + slug;
    }

    List<SetupStep> earlier() {
        return Arrays.asList(values()).subList(0, ordinal());
    }

    /** The page before this one: the former step, or the task list. */
    public String back() {
        return ordinal() == 0 ? TASKS : values()[ordinal() - 1].path();
    }
}
