package dk.ramme.imports.check;

/** What a problem does to its row. */
public enum Severity {
    /** The row is not imported. */
    LEFT_OUT,
    /** The user stays as they are until an administrator says that the row is about them. */
    DECIDE,
    /** The row is imported, and somebody should look at it. */
    LOOK,
    /** The row refreshes a user who is deactivated still. */
    CHANGED,
    /** The row is another one's, or goes to a user who is here, with its rights. */
    MERGED,
    /** The row changes nothing, because of whom it is about. */
    UNTOUCHED
}
