package dk.ramme.settings;

import dk.ramme.login.SignedIn;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.ChangedMeanwhile;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The organisation's answers. One is stored only over the version its form was filled from, so that
 * of two administrators who answer at once the later is told.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Answers {

    private final GivenAnswers given;
    private final Clock clock;

    Answers(GivenAnswers given, Clock clock) {
        this.given = given;
        this.clock = clock;
    }

    /** What stands as the organisation's answer. */
    public Optional<Answer> find(Question question) {
        return find(question, Tenancy.organisation());
    }

    public Optional<Answer> find(Question question, UUID answeredFor) {
        return given.find(question, answeredFor).map(GivenAnswer::stands);
    }

    /** The organisation's answers and those that an administrator gave for themself, asked at once. */
    public List<Answer> of(UUID administrator) {
        return given.of(List.of(Tenancy.organisation(), administrator)).stream()
                .map(GivenAnswer::stands)
                .toList();
    }

    /** What everyone has answered for themself. */
    public List<Answer> all(Question question) {
        return given.all(question).stream().map(GivenAnswer::stands).toList();
    }

    /**
     * Stores the answer over the version it was based on; 0 is none. The same answer as stands changes nothing. The
     * organisation is locked by whoever calls, so that the first answer to a question is the first.
     *
     * @return false when nothing changed
     * @throws AnsweredMeanwhile when another answer stands by now
     */
    public boolean store(Question question, UUID answeredFor, List<String> choices, int basedOn, SignedIn by) {
        var known = given.find(question, answeredFor);
        if (known.filter(answer -> answer.stands().choices().equals(choices)).isPresent()) {
            return false;
        }
        if (known.filter(answer -> !answer.isOf(basedOn)).isPresent()) {
            throw new AnsweredMeanwhile(known.get().stands(), choices);
        }
        var answer = known.orElseGet(() -> new GivenAnswer(Tenancy.organisation(), question, answeredFor));
        given.saveAndFlush(answer.give(choices, by, clock.instant()));
        return true;
    }

    /** Someone else answered the question after the form was opened. Nothing is stored; {@link Conflicts} shows both answers. */
    public static class AnsweredMeanwhile extends ChangedMeanwhile {

        private static final long serialVersionUID = 1L;

        private final transient Answer theirs;
        private final transient List<String> yours;

        AnsweredMeanwhile(Answer theirs, List<String> yours) {
            super("answer to " + theirs.question());
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
}
