package dk.ramme.imports.row;

/** In which order a column has the parts of names, where a comma parts them. */
public enum NameOrder {
    /** As they are said; the few that stand as {@code Krogh, Emil} are turned round and marked. */
    SPOKEN,

    /** Most stand as {@code Krogh, Emil} and are turned round, which is said once. */
    LAST_FIRST,

    /** Somebody has said that they are to stay as they stand. */
    AS_WRITTEN
}
