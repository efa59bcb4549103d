package dk.ramme.setup;

import dk.ramme.settings.Answer;
import dk.ramme.settings.Question;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Facts about a set-up, for tests that need no database. */
final class AFactSheet {

    private static final UUID SOMEONE = UUID.randomUUID();

    private final Map<Question, Answer> answers = new EnumMap<>(Question.class);
    private boolean confirmed;
    private boolean nothingToImport;
    private Facts.Imported imported = Facts.Imported.NOTHING;
    private int administrators = 1;

    static AFactSheet facts() {
        return new AFactSheet();
    }

    AFactSheet answered(Question question) {
        return switch (question) {
            case IMPORT -> answered(question, "NO");
            case PRIVATE_MITID -> answered(question, "YES");
            case MEANS, OWN_MEANS -> answered(question, "APP");
            case ADMINISTRATORS -> answered(question, new String[0]);
        };
    }

    AFactSheet answered(Question question, String... choices) {
        answers.put(question, new Answer(question, SOMEONE, List.of(choices), SOMEONE, "Karen Holm", Instant.EPOCH, 1));
        return this;
    }

    AFactSheet allAnswered() {
        for (var question : Question.values()) {
            answered(question);
        }
        return this;
    }

    AFactSheet withdrawnOwnMeans() {
        return answered(Question.OWN_MEANS, new String[0]);
    }

    AFactSheet nothingToImport() {
        nothingToImport = true;
        return this;
    }

    AFactSheet imported(Facts.Imported far) {
        imported = far;
        return this;
    }

    AFactSheet administrators(int count) {
        administrators = count;
        return this;
    }

    AFactSheet confirmed() {
        confirmed = true;
        return this;
    }

    Progress progress() {
        return new Progress(new Facts(confirmed, nothingToImport, imported, answers, administrators));
    }
}
