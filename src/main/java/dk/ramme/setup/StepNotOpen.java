package dk.ramme.setup;

/** What was sent belongs to a step that is not open, or no longer. Nothing is stored; the browser goes where it may. */
class StepNotOpen extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String location;

    StepNotOpen(String location) {
        super("the step is not open; go to " + location);
        this.location = location;
    }

    String location() {
        return location;
    }
}
