package dk.ramme.orders;

/** Whose address a device is sent to. */
public enum Delivery {
    ORGANISATION,
    /** One that was typed for it. */
    OTHER
}
