package dk.ramme.people;

/** Nobody else is organisation administrator; there is always one. */
public class LastAdministrator extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
