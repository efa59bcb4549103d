package dk.ramme.setup;

import dk.ramme.audit.AuditTrail;
import dk.ramme.login.SignedIn;
import dk.ramme.people.Me;
import dk.ramme.settings.Answer;
import dk.ramme.settings.Answers;
import dk.ramme.settings.Choices;
import dk.ramme.settings.Question;
import dk.ramme.setup.Progress.StepNotOpen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The answers of a set-up that is not confirmed: nothing of them is in force. */
@Service
class Draft {

    private final Me viewer;
    private final OpenSetup setup;
    private final FactFinder facts;
    private final Answers answers;
    private final OfferedRoles offeredRoles;
    private final AuditTrail audit;

    Draft(Me viewer, OpenSetup setup, FactFinder facts, Answers answers, OfferedRoles offeredRoles, AuditTrail audit) {
        this.viewer = viewer;
        this.setup = setup;
        this.facts = facts;
        this.answers = answers;
        this.offeredRoles = offeredRoles;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Progress progress(SignedIn me) {
        return new Progress(facts.of(me, viewer.organisation()));
    }

    /**
     * Saves the answer and withdraws what hung on the former one.
     *
     * @return how far the administrator has come by it
     * @throws StepNotOpen when the step has not been reached, or the set-up has been confirmed
     * @throws NotOffered when a choice is not among those there are
     */
    @Transactional
    public Progress answer(SignedIn me, Question question, List<String> choices, int basedOn) {
        var held = setup.hold(me, step(question));
        var before = held.progress().facts();
        requireOffered(before, question, choices);
        var answeredFor = question == Question.OWN_MEANS ? me.user() : me.organisation();
        if (answers.store(question, answeredFor, choices, basedOn, me)) {
            withdrawWhatHungOn(question, me, facts.of(me, held.organisation()));
            record(question, before.choices(question), choices, me);
        }
        return new Progress(facts.of(me, held.organisation()));
    }

    private static SetupStep step(Question question) {
        return switch (question) {
            case IMPORT -> SetupStep.IMPORT;
            case PRIVATE_MITID -> SetupStep.PRIVATE_MITID;
            case MEANS -> SetupStep.MEANS;
            case OWN_MEANS -> SetupStep.OWN_MEANS;
            case ADMINISTRATORS -> SetupStep.ADMINISTRATORS;
        };
    }

    private void requireOffered(Facts known, Question question, List<String> choices) {
        var offered = switch (question) {
            case IMPORT, PRIVATE_MITID -> Set.of(Answer.YES, Answer.NO);
            case MEANS -> Choices.allMeans();
            case OWN_MEANS -> known.ownMeansOffered();
            case ADMINISTRATORS -> offeredRoles.words();
        };
        if (!offered.containsAll(choices)) {
            throw new NotOffered();
        }
    }

    private void withdrawWhatHungOn(Question question, SignedIn me, Facts after) {
        switch (question) {
            case PRIVATE_MITID, MEANS -> withdrawOwnMeans(me, after.ownMeansOffered());
            case IMPORT, OWN_MEANS, ADMINISTRATORS -> {}
        }
    }

    /** Takes from every administrator's own means what is no longer offered; whoever has none left answers anew. */
    private void withdrawOwnMeans(SignedIn me, Set<String> offered) {
        for (var own : answers.all(Question.OWN_MEANS)) {
            var kept = own.choices().stream().filter(offered::contains).toList();
            answers.store(Question.OWN_MEANS, own.answeredFor(), kept, own.version(), me);
        }
    }

    private void record(Question question, List<String> before, List<String> after, SignedIn me) {
        var details = Map.of("question", question, "before", before, "after", after);
        audit.record("SETUP_ANSWERED", "organisation", me.organisation(), details);
    }
}
