package dk.ramme.joining;

/** As what someone goes through the joining. */
enum CaseRole {
    /** Stands in the company register and may approve. */
    REPRESENTATIVE,
    /** May prepare; a representative approves. */
    APPLICANT
}
