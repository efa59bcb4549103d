package dk.ramme.asking;

/**
 * Why an employee is not made a user. They cannot log in to read anything, so the reason is mailed to an address that nobody has
 * proved to be theirs, and is therefore chosen and not written (T52).
 */
public enum Refusal {
    /** Nobody here knows them as an employee. */
    NOT_KNOWN,
    USER_ALREADY,
    /** Their work asks for none. */
    NOT_NEEDED,
    /** It is not said. */
    NOT_SAID
}
