package dk.ramme.people;

/**
 * The user has a role that counts once they have proved who they are: who they are is for an organisation administrator to
 * change.
 */
public class WaitsForRole extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WaitsForRole() {
        super("a role waits for the user");
    }
}
