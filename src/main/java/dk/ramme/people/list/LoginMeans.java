package dk.ramme.people.list;

/** A way to log in that a user was given: private MitID, or one of {@code IdentificationMeans}. */
public enum LoginMeans {
    PRIVATE_MITID,
    APP,
    CODE_DISPLAY,
    CODE_READER,
    CHIP
}
