package dk.ramme.people;

/** The life of a user (PRODUCT.md U2). An expired link is a fact about an awaiting user, not a state. */
public enum UserState {
    DEACTIVATED,
    AWAITING_ACTIVATION,
    ACTIVE,
    SUSPENDED,
    DELETED
}
