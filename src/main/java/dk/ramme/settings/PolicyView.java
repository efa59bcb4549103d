package dk.ramme.settings;

import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Me;
import dk.ramme.people.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is in force about login, since when and by whom, and whether the one who looks may change it. */
@Service
class PolicyView {

    private final Organisations organisations;
    private final Answers answers;
    private final AnswerWords words;
    private final Me viewer;

    PolicyView(Organisations organisations, Answers answers, AnswerWords words, Me viewer) {
        this.organisations = organisations;
        this.answers = answers;
        this.words = words;
        this.viewer = viewer;
    }

    @Transactional(readOnly = true)
    public Topic of(SignedIn me, Question question) {
        var organisation = organisations.findById(me.organisation()).orElseThrow();
        var answer = answers.find(question).orElse(null);
        var choices = choices(organisation, question);
        var mayEdit = viewer.roles().contains(Role.ORGANISATION_ADMINISTRATOR);
        return new Topic(organisation.isReady(), mayEdit, choices, words.of(question, choices), answer);
    }

    private static List<String> choices(Organisation organisation, Question question) {
        var policy = organisation.loginPolicy();
        return question == Question.MEANS
                ? policy.offeredMeans().stream().sorted().map(Enum::name).toList()
                : List.of(policy.privateMitId() ? Answer.YES : Answer.NO);
    }

    /**
     * One setting.
     *
     * @param last who answered last and when; null where nobody has, as in an organisation older than this page
     */
    record Topic(
            boolean inForce,
            boolean mayEdit,
            List<String> choices,
            List<String> words,
            @Nullable Answer last) {

        public int version() {
            return last == null ? 0 : last.version();
        }
    }
}
