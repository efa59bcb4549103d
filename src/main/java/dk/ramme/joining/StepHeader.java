package dk.ramme.joining;

import org.jspecify.annotations.Nullable;

/** Which step of how many a page is, and for which company. */
record StepHeader(
        int number,
        int total,
        @Nullable String organisation,
        @Nullable String backHref) {

    static StepHeader of(JoiningStep step, CaseRole role, @Nullable String organisation) {
        var steps = JoiningStep.of(role);
        var number = steps.indexOf(step) + 1;
        return new StepHeader(
                number,
                steps.size(),
                organisation,
                number == 1 ? "/joining" : step.previous(role).href());
    }

    /** All steps are taken. */
    static StepHeader finished(CaseRole role, String organisation) {
        var steps = JoiningStep.of(role).size();
        return new StepHeader(steps + 1, steps, organisation, null);
    }

    public int done() {
        return number - 1;
    }
}
