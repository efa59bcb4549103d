package dk.ramme.setup;

import static dk.ramme.ui.Task.TaskState.ATTENTION;
import static dk.ramme.ui.Task.TaskState.CANNOT_START;
import static dk.ramme.ui.Task.TaskState.DONE;
import static dk.ramme.ui.Task.TaskState.IN_PROGRESS;
import static dk.ramme.ui.Task.TaskState.NOT_STARTED;
import static dk.ramme.ui.Task.TaskState.SKIPPED;

import dk.ramme.settings.Answer;
import dk.ramme.settings.Question;
import dk.ramme.ui.Task.TaskState;
import java.util.Arrays;
import java.util.EnumSet;

/** How far the set-up has come for one administrator. Computed from facts, never stored. */
record Progress(Facts facts) {

    private static final EnumSet<TaskState> SETTLED = EnumSet.of(DONE, SKIPPED);

    /** What is not done yet and cannot be gone to is never said to be begun, or to ask for anything. */
    TaskState state(SetupStep step) {
        var own = own(step);
        return SETTLED.contains(own) || reached(step) ? own : CANNOT_START;
    }

    /** The same for whoever only looks on: nothing asks for what they cannot do. */
    TaskState onlookers(SetupStep step) {
        var state = state(step);
        if (state != ATTENTION) return state;
        return step == SetupStep.IMPORT ? IN_PROGRESS : NOT_STARTED;
    }

    private TaskState own(SetupStep step) {
        return switch (step) {
            case IDENTITY -> DONE;
            case IMPORT -> importState();
            case PRIVATE_MITID -> answered(Question.PRIVATE_MITID) ? DONE : NOT_STARTED;
            case MEANS -> answered(Question.MEANS) ? DONE : NOT_STARTED;
            // an answer that an earlier step's change has emptied is none
            case OWN_MEANS -> facts.choices(Question.OWN_MEANS).isEmpty() ? NOT_STARTED : DONE;
            case ADMINISTRATORS -> administratorsState();
            case SUMMARY -> facts.confirmed() ? DONE : NOT_STARTED;
        };
    }

    /** Whether nothing more is asked here. */
    boolean settled(SetupStep step) {
        return SETTLED.contains(own(step));
    }

    /** Whether the steps after this one may be gone to. An import goes on by itself, so nobody need wait for it. */
    boolean passed(SetupStep step) {
        return settled(step) || step == SetupStep.IMPORT && facts.imported() == Facts.Imported.RUNNING;
    }

    /** Whether the administrator has come as far as this step. */
    boolean reached(SetupStep step) {
        return step.earlier().stream().allMatch(this::passed);
    }

    /** @throws StepNotOpen when the administrator is ahead of themself, or the set-up has been confirmed */
    void require(SetupStep step) {
        if (facts.confirmed()) {
            throw new StepNotOpen(SetupStep.DONE_PAGE);
        }
        if (!reached(step)) {
            throw new StepNotOpen(firstUnfinished().path());
        }
    }

    /** The first step that is not passed; the last one when all are. */
    public SetupStep firstUnfinished() {
        return Arrays.stream(SetupStep.values())
                .filter(step -> !passed(step))
                .findFirst()
                .orElse(SetupStep.SUMMARY);
    }

    /** How many steps need nothing more: once the set-up is confirmed, none does, whatever a later administrator has not answered. */
    public int done() {
        if (facts.confirmed()) {
            return total();
        }
        return (int) Arrays.stream(SetupStep.values()).filter(this::settled).count();
    }

    public int total() {
        return SetupStep.values().length;
    }

    private TaskState importState() {
        if (facts.nothingToImport()) {
            return SKIPPED;
        }
        return switch (facts.imported()) {
            case RUNNING -> IN_PROGRESS;
            case DONE -> DONE;
            case STOPPED -> saidNoToImport() ? DONE : ATTENTION;
            case NOTHING -> saidNoToImport() ? DONE : answered(Question.IMPORT) ? IN_PROGRESS : NOT_STARTED;
        };
    }

    private TaskState administratorsState() {
        if (answered(Question.ADMINISTRATORS)) {
            return DONE;
        }
        return facts.administrators() < 2 ? ATTENTION : NOT_STARTED;
    }

    private boolean answered(Question question) {
        return facts.answer(question).isPresent();
    }

    private boolean saidNoToImport() {
        return facts.choices(Question.IMPORT).contains(Answer.NO);
    }

    /** What was sent belongs to a step that is not open, or no longer. Nothing is stored; the browser goes where it may. */
    static class StepNotOpen extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String location;

        StepNotOpen(String location) {
            super("the step is not open; go to " + location);
            this.location = location;
        }

        String location() {
            return location;
        }
    }
}
