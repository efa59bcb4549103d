package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisation;
import dk.ramme.people.Me;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** For whom the set-up is. */
@Service
class Whom {

    private final Me viewer;

    Whom(Me viewer) {
        this.viewer = viewer;
    }

    @Transactional(readOnly = true)
    public Organisation organisation(SignedIn me) {
        return viewer.organisation();
    }
}
