package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import dk.ramme.people.Me;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When an administrator proved who they are. */
@Service
class Proof {

    private final Me viewer;

    Proof(Me viewer) {
        this.viewer = viewer;
    }

    @Transactional(readOnly = true)
    public Instant at(SignedIn me) {
        return viewer.self().access().identifiedAt().orElse(me.authTime());
    }
}
