package dk.ramme.imports.check;

/**
 * What can be wrong with a row. The rule: what is missing can be added later, so the row is kept and marked; what says
 * wrongly who somebody is leaves the row out, because an account must not be made for the wrong person.
 */
public enum RowProblem {
    TOO_MANY_FIELDS(Severity.LEFT_OUT),
    RID_MISSING(Severity.LEFT_OUT),
    RID_NOT_DIGITS(Severity.LEFT_OUT),
    /** A spreadsheet has made a date of the number, and 31-12-1980 must not become 31121980. */
    RID_IS_DATE(Severity.LEFT_OUT),
    RID_TWICE(Severity.LEFT_OUT),
    /** Two rows give it to two persons, and nobody can know whose it is. */
    RID_OF_TWO(Severity.LEFT_OUT),
    /** A user has it who is another person. */
    OTHER_PERSON_HERE(Severity.LEFT_OUT),
    /** Too many CPR numbers were compared with that of the user whom the row fits. */
    NUMBERS_TRIED(Severity.LEFT_OUT),
    /** A user has it who is called something else, without a CPR number on both sides; the administrator decides. */
    RID_OTHER_NAME(Severity.DECIDE),
    NAME_MISSING(Severity.LEFT_OUT),
    NAME_IMPOSSIBLE(Severity.LEFT_OUT),
    /** There is a web or e-mail address in it. */
    NAME_IS_ADDRESS(Severity.LEFT_OUT),
    /** There is something like a telephone number in it. */
    NAME_IS_NUMBER(Severity.LEFT_OUT),
    NAME_HOLDS_CPR(Severity.LEFT_OUT),
    NAME_GARBLED(Severity.LOOK),
    /** First or last name is not there. */
    NAME_HALF(Severity.LOOK),
    /** It stood as {@code Krogh, Emil} where most names do not. */
    NAME_TURNED(Severity.LOOK),
    /** There is a comma in it that does not part last from first name. */
    NAME_COMMA(Severity.LOOK),
    EMAIL_MISSING(Severity.LOOK),
    EMAIL_IMPOSSIBLE(Severity.LOOK),
    EMAIL_LETTERS(Severity.LOOK),
    /** Another person in an earlier row has it too. */
    EMAIL_SHARED(Severity.LOOK),
    /** A user here who is somebody else has it too. */
    EMAIL_OF_USER(Severity.LOOK),
    CPR_IMPOSSIBLE(Severity.LEFT_OUT),
    CPR_NINE_DIGITS(Severity.LEFT_OUT),
    /** A spreadsheet has made 1,23E+09 or a date of it. */
    CPR_SPOILED(Severity.LEFT_OUT),
    CPR_TWICE(Severity.LOOK),
    /** An earlier row may be the same person: same name, same birth date, and not a CPR number in both. */
    NAMESAKE_ROW(Severity.LOOK),
    BIRTH_DATE_IMPOSSIBLE(Severity.LEFT_OUT),
    /** It could be two dates, in a column that has both orders. */
    BIRTH_DATE_TWO(Severity.LEFT_OUT),
    BIRTH_DATE_OTHER(Severity.LOOK),
    NO_IDENTITY(Severity.LOOK),
    /** Whoever is created must be recognised at their first login. */
    IDENTITY_MISSING(Severity.LEFT_OUT),
    /** An earlier row is the same person. */
    PERSON_TWICE(Severity.LEFT_OUT),
    /** An earlier row may be the same person: same name, same birth date, and not a CPR number in both. */
    NAMESAKE_TWICE(Severity.LEFT_OUT),
    /** A user may be the same person. */
    NAMESAKE_HERE(Severity.LEFT_OUT),
    /** The RID number, or the name and birth date, are a user's already, who stays as they are. */
    USER_THERE(Severity.UNTOUCHED),
    NOT_ACTIVE(Severity.LEFT_OUT),
    /** Left out until somebody says that it means a signature in use. */
    STATUS_UNKNOWN(Severity.LEFT_OUT),
    OTHER_ORGANISATION(Severity.LEFT_OUT),
    EXPIRED(Severity.LEFT_OUT),
    /** Whether the signature is still in use cannot be told. */
    EXPIRY_UNKNOWN(Severity.LEFT_OUT),
    VALID_UNTIL_UNKNOWN(Severity.LOOK),
    RIGHT_MISSING(Severity.LEFT_OUT),
    RIGHT_UNKNOWN(Severity.LOOK),
    RIGHT_IMPOSSIBLE(Severity.LOOK),
    RIGHT_WITHOUT_USER(Severity.LEFT_OUT),
    /** The row with the RID number is left out, so what hangs on it is not given to whoever else may have it. */
    RIGHT_OF_LEFT_OUT(Severity.LEFT_OUT),
    /** The administrator has not said that the user with the RID number is the person of the source. */
    RIGHT_UNDECIDED(Severity.DECIDE),
    RIGHT_HELD(Severity.UNTOUCHED),
    REGISTER_UNKNOWN(Severity.LEFT_OUT),
    /** The user of the same source with that RID number is in use no more, or may not be. */
    ADMINISTRATOR_NOT_ACTIVE(Severity.LEFT_OUT),
    KIND_UNKNOWN(Severity.LEFT_OUT),
    VALUE_IMPOSSIBLE(Severity.LEFT_OUT),
    /** The person comes without that telephone, P or SE number, or pseudonym. */
    PARTICULAR_IMPOSSIBLE(Severity.LOOK),
    EAN_IMPOSSIBLE(Severity.LEFT_OUT),
    CERTIFICATE_EXPIRED(Severity.LOOK),
    /** The administrator decided that another row with the same person counts. */
    MERGED(Severity.MERGED),
    /** The person is a user here without a RID number, and gets the row's, with its rights. */
    USER_HERE(Severity.MERGED),
    /** The person is a user here with another RID number; the administrator decides. */
    USER_HERE_OTHER_RID(Severity.LOOK),
    /** The person was chosen in an earlier row too, and comes with that one. */
    SAME_ADMINISTRATOR(Severity.MERGED),
    APPOINTED_ALREADY(Severity.UNTOUCHED),
    TOO_MANY_APPOINTED(Severity.LOOK),
    /** The RID number is that of a user here who is, or may be, somebody else: no role is given to them. */
    ADMINISTRATOR_IS_OTHER(Severity.LEFT_OUT),
    /** What changes for the user is in the value. */
    REFRESHED(Severity.CHANGED),
    ACTIVATED_ALREADY(Severity.UNTOUCHED),
    /** The user has a role that waits for them, so who they are is corrected by hand. */
    WAITS_FOR_ROLE(Severity.UNTOUCHED),
    /** The RID number is that of somebody who is deleted, and can be brought back until they are erased. */
    DELETED_HERE(Severity.UNTOUCHED),
    NOTHING_NEW(Severity.UNTOUCHED);

    private final Severity weight;

    RowProblem(Severity weight) {
        this.weight = weight;
    }

    public Severity weight() {
        return weight;
    }

    /** Whether it says that whoever the row is about is in use no more, or that nobody knows. */
    public boolean isAboutBeingInUse() {
        return switch (this) {
            case NOT_ACTIVE, STATUS_UNKNOWN, EXPIRED, EXPIRY_UNKNOWN -> true;
            default -> false;
        };
    }

    /** Key of the few words that name this kind of problem. */
    public String kindKey() {
        return "imports.kind." + name();
    }

    /** Key of the sentence that says what is wrong and what to do. */
    public String messageKey() {
        return "imports.problem." + name();
    }
}
