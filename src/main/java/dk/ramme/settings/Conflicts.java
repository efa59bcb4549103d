package dk.ramme.settings;

import dk.ramme.settings.Answers.AnsweredMeanwhile;
import dk.ramme.ui.Conflict;
import jakarta.servlet.http.HttpServletRequest;
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
                Conflict.typed(request, "version"),
                String.valueOf(theirs.version()));
        return new ModelAndView("settings/conflict", Map.of("conflict", page), HttpStatus.CONFLICT);
    }
}
