package dk.ramme.people.profile;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.people.Users;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One mailbox for several users is allowed, and whoever reads it can follow the links of all of them: that is said. */
@Component
class SharedAddress {

    private final Users users;

    SharedAddress(Users users) {
        this.users = users;
    }

    /** How many others have the user's e-mail address. */
    @Transactional(readOnly = true)
    public int others(UUID id) {
        return users.findById(id)
                .flatMap(user -> user.email()
                        .map(email -> users.othersWith(user.organisationId(), EmailAddress.mailbox(email), id)))
                .orElse(0);
    }
}
