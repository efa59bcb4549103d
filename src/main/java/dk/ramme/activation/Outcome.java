package dk.ramme.activation;

/** What became of a user in an activation. All but the first are reasons to be left out. */
enum Outcome {
    /** Also, in a run that sends links: sent one. */
    ACTIVATED,
    NO_EMAIL,
    /** Neither CPR number nor birth date: nobody can prove to be them. */
    NO_CPR,
    /** Another user of the organisation is the same person: one person can prove themself as one user only. */
    ALREADY_A_USER,
    NOT_DEACTIVATED,
    /** The organisation has since stopped offering what was chosen. */
    NOT_OFFERED,
    /** Has come meanwhile, or was never activated: there is nothing to send a link for. */
    NOT_AWAITING,
    /** A link would lead them nowhere, as {@link dk.ramme.people.need.Attention} has it: the organisation does not allow private MitID any more. */
    PRIVATE_MITID_OFF,
    /** The same, since it offers none of the separate means they were given any more. */
    MEANS_OFF,
    /** The same, since neither can be used any more. */
    ALL_OFF,
    /** Has been sent a lot of links already. */
    TOO_MANY,
    /** Whoever began it administers users no more. */
    NOT_ALLOWED
}
