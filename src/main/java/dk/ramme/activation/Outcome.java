package dk.ramme.activation;

/** What became of a user in an activation. All but the first are reasons to be left out. */
enum Outcome {
    ACTIVATED,
    NO_EMAIL,
    /** Recognised by birth date only, which alone proves nothing. */
    NO_CPR,
    /** Another user of the organisation is the same person: one person can prove themself as one user only. */
    ALREADY_A_USER,
    NOT_DEACTIVATED,
    /** The organisation has since stopped offering what was chosen. */
    NOT_OFFERED
}
