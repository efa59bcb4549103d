package dk.ramme.granting;

import java.util.Set;

/** Somebody else changed the rights after the page was opened. Nothing is stored. */
class RightsChangedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> held;

    RightsChangedMeanwhile(Set<String> held) {
        this.held = held;
    }

    Set<String> held() {
        return held;
    }
}
