package dk.ramme.identifier;

/** Why a text is no name of a person or a group. */
public enum NameProblem {
    /** Without a letter, too long, or with signs that nobody sees. */
    MALFORMED,
    /** There is a web or e-mail address in it, which mails would make a link of. */
    ADDRESS;

    /** Key of the text that explains it. */
    public String messageKey() {
        return this == ADDRESS ? "identifier.name.address" : "identifier.name.invalid";
    }
}
