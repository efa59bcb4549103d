package dk.ramme.services;

import java.io.Serial;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such service, or session at one, for whoever asks. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NotThere extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    NotThere(String what) {
        super(what);
    }
}
