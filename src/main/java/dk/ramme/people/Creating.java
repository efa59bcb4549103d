package dk.ramme.people;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Tells the lists of users whether whoever looks may create some. */
@Component("creating")
class Creating {

    private final HttpServletRequest request;

    Creating(HttpServletRequest request) {
        this.request = request;
    }

    public boolean isAllowed() {
        return request.isUserInRole(Role.USER_ADMINISTRATOR.name());
    }
}
