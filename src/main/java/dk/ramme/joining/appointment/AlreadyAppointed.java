package dk.ramme.joining.appointment;

/** The person has been proposed or invited already. */
public class AlreadyAppointed extends RuntimeException {

    AlreadyAppointed() {
        super("the person has been appointed already");
    }
}
