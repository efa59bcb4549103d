package dk.ramme.settings;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What stands as answer to a question: the words chosen, by whom and when.
 *
 * @param answeredFor the organisation, or the administrator who answers for themself
 * @param version grows with every change; a form carries the one it was filled from
 */
public record Answer(
        Question question, UUID answeredFor, List<String> choices, UUID by, String byName, Instant at, int version) {

    /** The word for yes, where the answer is yes or no. */
    public static final String YES = "YES";

    public static final String NO = "NO";

    public boolean isYes() {
        return choices.contains(YES);
    }
}
