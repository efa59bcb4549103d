package dk.ramme.activation;

import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who a user can turn to (N4, A5). */
@Service
class Administrators {

    private final Roles roles;

    Administrators(Roles roles) {
        this.roles = roles;
    }

    /** The user administrators; where there is none, those who can give the role to somebody. */
    @Transactional(readOnly = true)
    public List<Roles.Holder> ofUsers() {
        var holders = roles.holders(Role.USER_ADMINISTRATOR);
        return holders.isEmpty() ? roles.holders(Role.ORGANISATION_ADMINISTRATOR) : holders;
    }

    /** Everybody who holds a role, by role. */
    @Transactional(readOnly = true)
    public Map<Role, List<Roles.Holder>> byRole() {
        var byRole = new EnumMap<Role, List<Roles.Holder>>(Role.class);
        for (var role : Role.values()) {
            var holders = roles.holders(role);
            if (!holders.isEmpty()) {
                byRole.put(role, holders);
            }
        }
        return byRole;
    }
}
