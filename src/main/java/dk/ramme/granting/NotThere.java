package dk.ramme.granting;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The organisation has no such user, group or request, or no longer. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NotThere extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
