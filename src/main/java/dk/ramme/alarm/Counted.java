package dk.ramme.alarm;

/** A number and what it counts, in the English of logs and commands: "1 mail", "2 mails". */
public final class Counted {

    private Counted() {}

    /** @param one the word for one of them; more have an s */
    public static String of(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
