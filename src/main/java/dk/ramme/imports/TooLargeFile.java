package dk.ramme.imports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Sends whoever sent too large a file back to its page, which says so at the field. */
@ControllerAdvice
class TooLargeFile {

    private static final String TOO_LARGE = "?too-large";

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    void sendBack(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getRequestURI() + TOO_LARGE, HttpStatus.SEE_OTHER.value());
    }
}
