package dk.ramme.imports;

/** What a problem does to its row. */
enum Weight {
    /** The row is not imported. */
    LEFT_OUT,
    /** The row is imported, and somebody should look at it. */
    LOOK,
    /** The row is another one's, or goes to a user who is here, with its rights. */
    MERGED,
    /** The user is activated already, so the row changes nothing. */
    UNTOUCHED
}
