package dk.ramme.people;

import dk.ramme.ui.ChangedMeanwhile;
import org.jspecify.annotations.Nullable;

/** Somebody else changed the user after the form was filled. Nothing is stored. */
public class EditedMeanwhile extends ChangedMeanwhile {

    private static final long serialVersionUID = 1L;

    private final transient User stands;
    private final transient UserHistory.@Nullable Event last;

    /** @param last what was decided about the user last, if the trail has it */
    public EditedMeanwhile(User stands, UserHistory.@Nullable Event last) {
        super("user " + stands.id());
        this.stands = stands;
        this.last = last;
    }

    public User stands() {
        return stands;
    }

    public UserHistory.@Nullable Event last() {
        return last;
    }
}
