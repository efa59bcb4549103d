package dk.ramme.organisation;

/** Whether employees of an organisation may ask to be created as users (S5). */
public enum EmployeeRequests {
    /** They may not, and nobody learns that the organisation is here. */
    CLOSED,
    /** Whoever knows the CVR number may ask. */
    BY_CVR,
    /** The organisation stands on the list that anyone who has logged in may choose from. */
    LISTED
}
