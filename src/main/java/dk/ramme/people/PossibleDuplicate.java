package dk.ramme.people;

/** Somebody of the same name and birth date is a user already, and nobody has said that this is another person. */
public class PossibleDuplicate extends AlreadyAUser {

    private static final long serialVersionUID = 1L;

    PossibleDuplicate(Users.Named user) {
        super(user.id(), user.name());
    }
}
