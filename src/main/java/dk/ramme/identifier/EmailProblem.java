package dk.ramme.identifier;

/** Why a text is no e-mail address we can send to. */
public enum EmailProblem {
    /** Not of the form name@place.dk. */
    MALFORMED,
    /** Longer than mail servers take. */
    TOO_LONG,
    /** A letter such as æ, ø or å before the @; many mail servers refuse those. */
    LETTERS;

    /** Key of the text that explains it. */
    public String messageKey() {
        return switch (this) {
            case MALFORMED -> "identifier.email.invalid";
            case TOO_LONG -> "identifier.email.tooLong";
            case LETTERS -> "identifier.email.letters";
        };
    }
}
