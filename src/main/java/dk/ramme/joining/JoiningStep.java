package dk.ramme.joining;

import java.util.Arrays;
import java.util.List;

/** The steps of the joining in their order. An applicant does not accept the terms: that is for a representative. */
enum JoiningStep {
    COMPANY("/joining/company"),
    ROLE("/joining/role"),
    ADMINISTRATORS("/joining/administrators"),
    TERMS("/joining/terms"),
    SUMMARY("/joining/summary");

    private final String href;

    JoiningStep(String href) {
        this.href = href;
    }

    String href() {
        return href;
    }

    static List<JoiningStep> of(CaseRole role) {
        return Arrays.stream(values())
                .filter(step -> step != TERMS || role == CaseRole.REPRESENTATIVE)
                .toList();
    }

    JoiningStep next(CaseRole role) {
        var steps = of(role);
        return steps.get(Math.min(steps.indexOf(this) + 1, steps.size() - 1));
    }

    JoiningStep previous(CaseRole role) {
        var steps = of(role);
        return steps.get(Math.max(steps.indexOf(this) - 1, 0));
    }
}
