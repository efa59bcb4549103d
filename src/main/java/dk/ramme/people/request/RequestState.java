package dk.ramme.people.request;

/** Whether a request has been answered, and how. */
public enum RequestState {
    OPEN,
    APPROVED,
    REFUSED
}
