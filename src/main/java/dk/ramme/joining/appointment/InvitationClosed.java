package dk.ramme.joining.appointment;

/** The invitation has been accepted or withdrawn meanwhile, or there is none. */
public class InvitationClosed extends RuntimeException {

    public InvitationClosed() {
        super("the invitation is not open");
    }
}
