package dk.ramme.joining;

/** How far the joining of an organisation has come. */
enum CaseState {
    /** Being filled in by whoever began it. */
    PREPARED,
    /** An applicant has finished it; a management representative must approve it. */
    SENT,
    APPROVED,
    REJECTED,
    WITHDRAWN
}
