package dk.ramme.setup;

import dk.ramme.imports.Imports;
import dk.ramme.login.SignedIn;
import dk.ramme.settings.Answer;
import dk.ramme.settings.AnswerWords;
import dk.ramme.settings.Question;
import dk.ramme.ui.Dates;
import dk.ramme.ui.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Writes the lines of the task list: what was answered, by whom and when, or what will be asked. */
@Component
class TaskLines {

    private final MessageSource messages;
    private final AnswerWords words;
    private final Dates dates;
    private final ImportWords importWords;
    private final Imports imports;
    private final Proof proof;

    TaskLines(
            MessageSource messages,
            AnswerWords words,
            Dates dates,
            ImportWords importWords,
            Imports imports,
            Proof proof) {
        this.messages = messages;
        this.words = words;
        this.dates = dates;
        this.importWords = importWords;
        this.imports = imports;
        this.proof = proof;
    }

    /** @param setsUp whether the administrator may go to the steps, or only looks on */
    List<Task> of(SignedIn me, Progress progress, boolean setsUp) {
        return Arrays.stream(SetupStep.values())
                .map(step -> line(me, step, progress, setsUp))
                .toList();
    }

    private Task line(SignedIn me, SetupStep step, Progress progress, boolean setsUp) {
        return new Task(
                step.number(),
                step.titleKey(),
                hint(me, step, progress),
                setsUp && progress.reached(step) ? step.path() : null,
                setsUp ? progress.state(step) : progress.onlookers(step),
                progress.settled(step) ? 0 : step.minutes(),
                setsUp && step == progress.firstUnfinished());
    }

    private String hint(SignedIn me, SetupStep step, Progress progress) {
        var facts = progress.facts();
        return switch (step) {
            case IDENTITY -> say("setup.tasks.identity", dates.moment(proof.at(me)));
            case IMPORT -> importHint(facts);
            case PRIVATE_MITID -> answered(facts.answer(Question.PRIVATE_MITID), "setup.tasks.private-mitid");
            case MEANS -> answered(facts.answer(Question.MEANS), "setup.tasks.means");
            case OWN_MEANS ->
                answered(
                        facts.answer(Question.OWN_MEANS)
                                .filter(own -> !own.choices().isEmpty()),
                        "setup.tasks.own-means");
            case ADMINISTRATORS -> administratorsHint(facts);
            case SUMMARY -> say("setup.tasks.summary");
        };
    }

    private String importHint(Facts facts) {
        if (facts.nothingToImport()) {
            return say("setup.tasks.import.nothing");
        }
        return imports.latest()
                .map(importWords::of)
                .orElseGet(() -> answered(facts.answer(Question.IMPORT), "setup.tasks.import"));
    }

    private String administratorsHint(Facts facts) {
        return facts.administrators() < 2
                ? say("setup.tasks.administrators.one")
                : say("setup.tasks.administrators.several", facts.administrators());
    }

    private String answered(Optional<Answer> answer, String elseKey) {
        return answer.map(given -> say(
                        "setup.tasks.answered",
                        String.join(", ", words.of(given.question(), given.choices())),
                        given.byName(),
                        dates.moment(given.at())))
                .orElseGet(() -> say(elseKey));
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
