package dk.ramme.people;

/** How a user came to be; whoever is appointed later is an appointed one from then on. */
public enum Origin {
    APPOINTED,
    IMPORTED,
    CREATED
}
