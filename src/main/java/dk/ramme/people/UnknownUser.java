package dk.ramme.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The organisation has no such user, or no longer. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class UnknownUser extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
