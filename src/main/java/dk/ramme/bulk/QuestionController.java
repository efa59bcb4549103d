package dk.ramme.bulk;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What every page does that asks what a run needs to know besides whom, when there is no such run or it has begun. */
public abstract class QuestionController {

    @ExceptionHandler(BulkRun.Started.class)
    String started(BulkRun.Started already) {
        return "redirect:/bulk/" + already.run();
    }

    @ExceptionHandler(ChoosingMany.UnknownRun.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}
