package dk.ramme.people;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A user with what belongs to them. */
@Service
class UserProfiles {

    private final Users users;
    private final Roles roles;

    UserProfiles(Users users, Roles roles) {
        this.users = users;
        this.roles = roles;
    }

    @Transactional(readOnly = true)
    public Optional<Profile> find(UUID id) {
        return users.findById(id).map(user -> new Profile(user, roles.of(id)));
    }

    record Profile(User user, Set<Role> roles) {}
}
