package dk.ramme.imports.change;

/** Why nothing comes of a row of a file of changes, whatever becomes of the others. */
enum ChangeProblem {
    /** Neither RID number nor e-mail address. */
    NOBODY_NAMED,
    /** Nobody here has that RID number or address; whoever has it elsewhere is nobody either. */
    UNKNOWN,
    /** Several have that address. */
    SEVERAL_USERS,
    /** Who has the RID number has another address. */
    OTHER_ADDRESS,
    DELETED,
    /** Another row names the same user. */
    TWICE,
    EMAIL_IMPOSSIBLE,
    NAME_IMPOSSIBLE,
    NAME_HOLDS_CPR,
    GROUP_UNKNOWN,
    RIGHT_UNKNOWN,
    WAY_UNKNOWN,
    /** A device is ordered, with an address and a price. */
    WAY_ORDERED,
    DATE_IMPOSSIBLE,
    /** The last day is over. */
    DATE_OVER,
    NUMBER_IMPOSSIBLE,
    DEED_UNKNOWN,
    REASON_MISSING,
    REASON_UNFIT,
    /** What it asks for cannot all be done. */
    CONTRADICTS,
    NOTHING_ASKED;

    /** Key of the sentence that says so, and what can be done. */
    String messageKey() {
        return "imports.changes.problem." + name();
    }
}
