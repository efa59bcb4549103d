package dk.ramme.organisation;

/** How far an organisation has come. */
public enum OrganisationState {
    /** Someone prepares the joining; a management representative has not approved it. */
    JOINING,
    /** Joined; its organisation administrators set it up, and nothing is in force yet. */
    IN_SETUP,
    /** Set up: users can be activated. */
    READY,
    /** The agreement has ended. */
    ENDED
}
