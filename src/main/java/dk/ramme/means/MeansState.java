package dk.ramme.means;

/** The life of a means. */
enum MeansState {
    /** Its user has not proved yet that they have it. */
    BEGUN,
    ACTIVE,
    /** Good for nothing any more, for good. */
    REVOKED
}
