package dk.ramme.settings;

import java.util.List;

/** Someone else answered the question after the form was opened. Nothing is stored; {@link Conflicts} shows both answers. */
public class AnsweredMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer theirs;
    private final transient List<String> yours;

    AnsweredMeanwhile(Answer theirs, List<String> yours) {
        super("answered meanwhile: " + theirs.question());
        this.theirs = theirs;
        this.yours = List.copyOf(yours);
    }

    public Answer theirs() {
        return theirs;
    }

    public List<String> yours() {
        return yours;
    }
}
