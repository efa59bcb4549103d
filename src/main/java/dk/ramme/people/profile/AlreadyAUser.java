package dk.ramme.people.profile;

import dk.ramme.people.Users;
import java.util.UUID;

/** The person is a user of the organisation already. */
public class AlreadyAUser extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID userId;
    private final String name;

    AlreadyAUser(UUID userId, String name) {
        super("a user already: " + userId);
        this.userId = userId;
        this.name = name;
    }

    public UUID userId() {
        return userId;
    }

    public String userName() {
        return name;
    }

    /** Somebody of the same name and birth date is a user already, and nobody has said that this is another person. */
    public static class PossibleDuplicate extends AlreadyAUser {

        private static final long serialVersionUID = 1L;

        PossibleDuplicate(Users.Named user) {
            super(user.id(), user.name());
        }
    }
}
