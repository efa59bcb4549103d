package dk.ramme.imports;

import dk.ramme.ui.Conflict.Typed;
import dk.ramme.ui.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * Two administrators have decided about one person at once: what stands, and what the later one sent.
 *
 * @param about the person's name
 */
public record Dispute(
        String about, @Nullable String byName, @Nullable Instant at, List<Phrase> stands, List<Phrase> yours) {

    /**
     * The page that shows them, and can send what was typed once more.
     *
     * @param action where to
     * @param back where what stands is looked at
     */
    static ModelAndView page(List<Dispute> disputes, List<Typed> typed, String action, String back) {
        return new ModelAndView(
                "imports/conflict",
                Map.of("disputes", disputes, "typed", typed, "action", action, "back", back),
                HttpStatus.CONFLICT);
    }
}
