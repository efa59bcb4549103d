package dk.ramme.setup;

/** The choice is not among those there are, or no longer. */
class NotOffered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotOffered() {
        super("not among the choices");
    }
}
