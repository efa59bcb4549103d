package dk.ramme.identifier;

/** Why a text is no name of a person or a group. */
public enum NameProblem {
    /** Without a letter, too long, or with signs that nobody sees. */
    MALFORMED,
    /** There is a web or e-mail address in it, which mails would make a link of. */
    ADDRESS,
    /** There are as many digits in it as in a telephone number, which mails would ask their readers to call. */
    NUMBER;

    /** Key of the text that explains it. */
    public String messageKey() {
        return switch (this) {
            case MALFORMED -> "identifier.name.invalid";
            case ADDRESS -> "identifier.name.address";
            case NUMBER -> "identifier.name.number";
        };
    }
}
