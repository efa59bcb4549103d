package dk.ramme.people;

/** More CPR numbers have been written today than anybody needs to. */
public class TooManyNumbers extends RuntimeException {

    TooManyNumbers() {
        super("too many CPR numbers were written today");
    }
}
