package dk.ramme.joining;

/** Someone is ahead of themself, or what they were at is over; the page they can go on from is the location. */
class StepRedirected extends RuntimeException {

    private final String location;

    StepRedirected(String location) {
        super("go to " + location, null, false, false);
        this.location = location;
    }

    StepRedirected(JoiningStep step) {
        this(step.href());
    }

    String location() {
        return location;
    }
}
