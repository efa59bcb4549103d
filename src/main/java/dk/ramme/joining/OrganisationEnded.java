package dk.ramme.joining;

/** The organisation's agreement has ended; the operator must open it again. */
class OrganisationEnded extends RuntimeException {

    OrganisationEnded() {
        super("the agreement has ended");
    }
}
