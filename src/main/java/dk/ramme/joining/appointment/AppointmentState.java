package dk.ramme.joining.appointment;

/** How far an appointment has come. */
public enum AppointmentState {
    /** Written down; nobody has been told. */
    PROPOSED,
    /** A link has been mailed; it may have run out. */
    INVITED,
    /** The person has proved who they are and is an administrator. */
    ACCEPTED,
    /** Withdrawn; its link is dead. */
    REVOKED
}
