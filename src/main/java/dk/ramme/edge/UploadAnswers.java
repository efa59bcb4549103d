package dk.ramme.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers whoever sent an upload that is not taken, if they are still there. */
@ControllerAdvice
class UploadAnswers {

    private static final String SOON = "60";

    @ExceptionHandler
    void answer(UploadRefused refused, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) return;
        if (refused.status() == HttpStatus.SERVICE_UNAVAILABLE) response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
        response.sendError(refused.status().value());
    }
}
