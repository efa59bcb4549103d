package dk.ramme.joining;

/** Someone is ahead of themself, or what they were at is over; the page they can go on from is the location. */
class SentBack extends RuntimeException {

    private final String location;

    SentBack(String location) {
        super("go to " + location, null, false, false);
        this.location = location;
    }

    SentBack(JoiningStep step) {
        this(step.href());
    }

    String location() {
        return location;
    }
}
