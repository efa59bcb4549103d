package dk.ramme.imports;

import dk.ramme.edge.UnfitUpload;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Sends whoever sent a file that is not taken, unread, back to its page, which says why at the field. */
@ControllerAdvice
class UnfitFile {

    static final String TOO_LARGE = "too-large";
    static final String UNFIT = "unfit";

    @ExceptionHandler
    void tooLarge(MaxUploadSizeExceededException large, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        sendBack(TOO_LARGE, request, response);
    }

    @ExceptionHandler
    void unfit(UnfitUpload unfit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        sendBack(UNFIT + "=" + unfit.cause(), request, response);
    }

    private static void sendBack(String why, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.sendRedirect(request.getRequestURI() + "?" + why, HttpStatus.SEE_OTHER.value());
    }
}
