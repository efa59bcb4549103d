package dk.ramme.settings;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows both answers when two administrators answered at once, whatever the form: what stands, and what the later one
 * sent. The page holds all that was typed, so that the later one can send it again over the answer that stands.
 */
@ControllerAdvice
class Conflicts {

    private final AnswerWords words;

    Conflicts(AnswerWords words) {
        this.words = words;
    }

    @ExceptionHandler
    ModelAndView show(AnsweredMeanwhile conflict, HttpServletRequest request) {
        var theirs = conflict.theirs();
        var page = new Conflict(
                theirs.question().titleKey(),
                theirs.byName(),
                theirs.at(),
                words.of(theirs.question(), theirs.choices()),
                words.of(theirs.question(), conflict.yours()),
                request.getRequestURI(),
                typed(request, "version"),
                theirs.version());
        return new ModelAndView("settings/conflict", Map.of("conflict", page), HttpStatus.CONFLICT);
    }

    /** All that was sent, save what the page sets anew. */
    static List<Typed> typed(HttpServletRequest request, String setAnew) {
        return request.getParameterMap().entrySet().stream()
                .filter(sent -> !sent.getKey().equals("_csrf") && !sent.getKey().equals(setAnew))
                .flatMap(sent -> Arrays.stream(sent.getValue()).map(value -> new Typed(sent.getKey(), value)))
                .toList();
    }

    /** What the page shows. */
    record Conflict(
            String questionKey,
            String byName,
            Instant at,
            List<String> stands,
            List<String> yours,
            String action,
            List<Typed> typed,
            int version) {

        /** Which part of the site the form belongs to. */
        public String section() {
            return action.contains("/setup/") ? "setup" : "settings";
        }
    }

    /** One thing that was sent. */
    record Typed(String name, String value) {}
}
