package dk.ramme.ui;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Somebody else changed it after the page was opened. Nothing is stored, and the page asks anew for what stands; where that is shown
 * beside what was sent, what stands comes with it.
 */
@ResponseStatus(HttpStatus.CONFLICT)
public class ChangedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ChangedMeanwhile() {}

    /** @param what was changed */
    protected ChangedMeanwhile(String what) {
        super("changed meanwhile: " + what);
    }
}
