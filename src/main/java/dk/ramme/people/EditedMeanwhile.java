package dk.ramme.people;

/** Somebody else changed the user after the form was filled. Nothing is stored. */
class EditedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient User stands;

    EditedMeanwhile(User stands) {
        super("edited meanwhile: " + stands.id());
        this.stands = stands;
    }

    User stands() {
        return stands;
    }
}
