package dk.ramme.joining.appointment;

/** The appointed person is a user of the organisation already, and is suspended. */
class UserSuspended extends RuntimeException {

    UserSuspended() {
        super("the user is suspended");
    }
}
