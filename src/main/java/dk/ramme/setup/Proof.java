package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import dk.ramme.people.Users;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When an administrator proved who they are. */
@Service
class Proof {

    private final Users users;

    Proof(Users users) {
        this.users = users;
    }

    @Transactional(readOnly = true)
    public Instant at(SignedIn me) {
        return users.findById(me.user())
                .flatMap(user -> user.access().identifiedAt())
                .orElse(me.authTime());
    }
}
