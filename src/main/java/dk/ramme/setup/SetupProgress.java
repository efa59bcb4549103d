package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import org.springframework.stereotype.Service;

/** How far the set-up has come, for pages outside it. */
@Service
public class SetupProgress {

    private final Draft draft;

    SetupProgress(Draft draft) {
        this.draft = draft;
    }

    public Standing of(SignedIn me) {
        var progress = draft.progress(me);
        return new Standing(
                progress.done(), progress.total(), progress.firstUnfinished().number());
    }

    /** @param next the number of the first task that is not done */
    public record Standing(int done, int total, int next) {}
}
