package dk.ramme.keyring;

import dk.ramme.means.UserMeans;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A user administrator ends what a user logs in with. */
@Service
class EndingMeans {

    private final ActingAdministrator acting;
    private final UserMeans means;

    EndingMeans(ActingAdministrator acting, UserMeans means) {
        this.acting = acting;
        this.means = means;
    }

    /** @return whether the user has such a means */
    @Transactional
    public boolean end(UUID user, UUID which, UserMeans.Ending why) {
        acting.require(Role.USER_ADMINISTRATOR);
        return means.revoke(user, which, why);
    }
}
