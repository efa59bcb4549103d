package dk.ramme.people;

/** How a user came to be. */
public enum Origin {
    APPOINTED,
    IMPORTED,
    CREATED
}
