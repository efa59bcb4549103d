package dk.ramme.joining.appointment;

/** So many people await their invitation that no more may be added. */
public class TooManyAppointed extends RuntimeException {

    TooManyAppointed() {
        super("too many appointments are open");
    }
}
