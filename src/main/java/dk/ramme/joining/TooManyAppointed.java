package dk.ramme.joining;

/** So many people await their invitation that no more may be added. */
public class TooManyAppointed extends RuntimeException {

    TooManyAppointed() {
        super("too many appointments are open");
    }
}
