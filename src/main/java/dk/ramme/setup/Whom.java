package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** For whom the set-up is. */
@Service
class Whom {

    private final Organisations organisations;

    Whom(Organisations organisations) {
        this.organisations = organisations;
    }

    @Transactional(readOnly = true)
    public Organisation organisation(SignedIn me) {
        return organisations.findById(me.organisation()).orElseThrow();
    }
}
