package dk.ramme.setup;

import dk.ramme.settings.Answer;
import dk.ramme.settings.Choices;
import dk.ramme.settings.Question;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that the progress of one administrator is computed from.
 *
 * @param confirmed whether the set-up has been confirmed
 * @param nothingToImport whether the organisation never had NemID employee signatures (S6)
 * @param imported how far the latest import has come
 * @param answers what stands; of the answers that administrators give for themselves, this one's
 * @param administrators how many organisation administrators there are, counting those invited and proposed
 */
record Facts(
        boolean confirmed,
        boolean nothingToImport,
        Imported imported,
        Map<Question, Answer> answers,
        int administrators) {

    /** How far the latest import has come. */
    enum Imported {
        NOTHING,
        RUNNING,
        DONE,
        /** It failed or was cancelled; the administrator must decide what then. */
        STOPPED
    }

    Facts {
        answers = Map.copyOf(answers);
    }

    Optional<Answer> answer(Question question) {
        return Optional.ofNullable(answers.get(question));
    }

    /** The words chosen; none where there is no answer. */
    List<String> choices(Question question) {
        return answer(question).map(Answer::choices).orElse(List.of());
    }

    /** What an administrator may choose to log in with themself, as the draft stands. */
    Set<String> ownMeansOffered() {
        var offered = new LinkedHashSet<String>();
        if (isYes(Question.PRIVATE_MITID)) {
            offered.add(Choices.PRIVATE);
        }
        offered.addAll(choices(Question.MEANS));
        return offered;
    }

    boolean isYes(Question question) {
        return choices(question).contains(Answer.YES);
    }
}
