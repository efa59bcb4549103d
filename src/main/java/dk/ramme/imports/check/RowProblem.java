package dk.ramme.imports.check;

/**
 * What can be wrong with a row. The rule: what is missing can be added later, so the row is kept and marked; what says
 * wrongly who somebody is leaves the row out, because an account must not be made for the wrong person.
 */
public enum RowProblem {
    TOO_MANY_FIELDS(Weight.LEFT_OUT),
    RID_MISSING(Weight.LEFT_OUT),
    RID_NOT_DIGITS(Weight.LEFT_OUT),
    /** A spreadsheet has made a date of the number, and 31-12-1980 must not become 31121980. */
    RID_IS_DATE(Weight.LEFT_OUT),
    RID_TWICE(Weight.LEFT_OUT),
    /** Two rows give it to two persons, and nobody can know whose it is. */
    RID_OF_TWO(Weight.LEFT_OUT),
    /** A user has it who is another person. */
    OTHER_PERSON_HERE(Weight.LEFT_OUT),
    /** Too many CPR numbers were compared with that of the user whom the row fits. */
    NUMBERS_TRIED(Weight.LEFT_OUT),
    /** A user has it who is called something else, without a CPR number on both sides; the administrator decides. */
    RID_OTHER_NAME(Weight.DECIDE),
    NAME_MISSING(Weight.LEFT_OUT),
    NAME_IMPOSSIBLE(Weight.LEFT_OUT),
    /** There is a web or e-mail address in it. */
    NAME_IS_ADDRESS(Weight.LEFT_OUT),
    NAME_HOLDS_CPR(Weight.LEFT_OUT),
    NAME_GARBLED(Weight.LOOK),
    /** First or last name is not there. */
    NAME_HALF(Weight.LOOK),
    /** It stood as {@code Krogh, Emil} where most names do not. */
    NAME_TURNED(Weight.LOOK),
    /** There is a comma in it that does not part last from first name. */
    NAME_COMMA(Weight.LOOK),
    EMAIL_MISSING(Weight.LOOK),
    EMAIL_IMPOSSIBLE(Weight.LOOK),
    EMAIL_LETTERS(Weight.LOOK),
    /** Another person in an earlier row has it too. */
    EMAIL_SHARED(Weight.LOOK),
    CPR_IMPOSSIBLE(Weight.LEFT_OUT),
    CPR_NINE_DIGITS(Weight.LEFT_OUT),
    /** A spreadsheet has made 1,23E+09 or a date of it. */
    CPR_SPOILED(Weight.LEFT_OUT),
    CPR_TWICE(Weight.LOOK),
    BIRTH_DATE_IMPOSSIBLE(Weight.LEFT_OUT),
    /** It could be two dates, in a column that has both orders. */
    BIRTH_DATE_TWO(Weight.LEFT_OUT),
    BIRTH_DATE_OTHER(Weight.LOOK),
    NO_IDENTITY(Weight.LOOK),
    /** Whoever is created must be recognised at their first login. */
    IDENTITY_MISSING(Weight.LEFT_OUT),
    /** An earlier row is the same person. */
    PERSON_TWICE(Weight.LEFT_OUT),
    /** An earlier row may be the same person: same name, same birth date, and not a CPR number in both. */
    NAMESAKE_TWICE(Weight.LEFT_OUT),
    /** A user may be the same person. */
    NAMESAKE_HERE(Weight.LEFT_OUT),
    /** The RID number, or the name and birth date, are a user's already, who stays as they are. */
    USER_THERE(Weight.UNTOUCHED),
    NOT_ACTIVE(Weight.LEFT_OUT),
    /** Left out until somebody says that it means a signature in use. */
    STATUS_UNKNOWN(Weight.LEFT_OUT),
    OTHER_ORGANISATION(Weight.LEFT_OUT),
    EXPIRED(Weight.LEFT_OUT),
    /** Whether the signature is still in use cannot be told. */
    EXPIRY_UNKNOWN(Weight.LEFT_OUT),
    VALID_UNTIL_UNKNOWN(Weight.LOOK),
    RIGHT_MISSING(Weight.LEFT_OUT),
    RIGHT_UNKNOWN(Weight.LOOK),
    RIGHT_IMPOSSIBLE(Weight.LOOK),
    RIGHT_WITHOUT_USER(Weight.LEFT_OUT),
    /** The row with the RID number is left out, so what hangs on it is not given to whoever else may have it. */
    RIGHT_OF_LEFT_OUT(Weight.LEFT_OUT),
    /** The administrator has not said that the user with the RID number is the person of the source. */
    RIGHT_UNDECIDED(Weight.DECIDE),
    RIGHT_HELD(Weight.UNTOUCHED),
    REGISTER_UNKNOWN(Weight.LEFT_OUT),
    KIND_UNKNOWN(Weight.LEFT_OUT),
    VALUE_IMPOSSIBLE(Weight.LEFT_OUT),
    EAN_IMPOSSIBLE(Weight.LEFT_OUT),
    CERTIFICATE_EXPIRED(Weight.LOOK),
    /** The administrator decided that another row with the same person counts. */
    MERGED(Weight.MERGED),
    /** The person is a user here without a RID number, and gets the row's, with its rights. */
    USER_HERE(Weight.MERGED),
    /** The person is a user here with another RID number; the administrator decides. */
    USER_HERE_OTHER_RID(Weight.LOOK),
    /** The person was chosen in an earlier row too, and comes with that one. */
    SAME_ADMINISTRATOR(Weight.MERGED),
    APPOINTED_ALREADY(Weight.UNTOUCHED),
    TOO_MANY_APPOINTED(Weight.LOOK),
    /** The RID number is that of a user here who is, or may be, somebody else: no role is given to them. */
    ADMINISTRATOR_IS_OTHER(Weight.LEFT_OUT),
    /** What changes for the user is in the value. */
    REFRESHED(Weight.CHANGED),
    ACTIVATED_ALREADY(Weight.UNTOUCHED),
    /** The user has a role that waits for them, so who they are is corrected by hand. */
    WAITS_FOR_ROLE(Weight.UNTOUCHED),
    DELETED_HERE(Weight.UNTOUCHED),
    NOTHING_NEW(Weight.UNTOUCHED);

    private final Weight weight;

    RowProblem(Weight weight) {
        this.weight = weight;
    }

    public Weight weight() {
        return weight;
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
