package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisation;
import dk.ramme.people.Me;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** For whom the set-up is. */
@Service
class Whom {

    private final Me viewer;
    private final Roles roles;

    Whom(Me viewer, Roles roles) {
        this.viewer = viewer;
        this.roles = roles;
    }

    @Transactional(readOnly = true)
    public Organisation organisation(SignedIn me) {
        return viewer.organisation();
    }

    /** Whether they became organisation administrator when the set-up had been confirmed. */
    @Transactional(readOnly = true)
    public boolean cameLater(SignedIn me) {
        var ready = viewer.organisation().readyAt();
        return ready != null
                && roles.since(me.user(), Role.ORGANISATION_ADMINISTRATOR)
                        .filter(given -> given.isAfter(ready))
                        .isPresent();
    }
}
