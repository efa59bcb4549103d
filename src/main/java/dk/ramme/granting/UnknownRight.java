package dk.ramme.granting;

/** Neither the catalogue nor the user has a right like that. */
class UnknownRight extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
