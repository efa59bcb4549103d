package dk.ramme.activation;

import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.User;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person sees about themself. */
@Service
class OwnPage {

    private final Users users;
    private final Roles roles;
    private final Organisations organisations;
    private final Administrators administrators;

    OwnPage(Users users, Roles roles, Organisations organisations, Administrators administrators) {
        this.users = users;
        this.roles = roles;
        this.organisations = organisations;
        this.administrators = administrators;
    }

    @Transactional(readOnly = true)
    public Own of(UUID userId) {
        return new Own(
                users.findById(userId).orElseThrow(),
                organisations.findById(Tenancy.organisation()).orElseThrow(),
                roles.of(userId),
                administrators.byRole());
    }

    record Own(User user, Organisation organisation, Set<Role> roles, Map<Role, List<Roles.Holder>> administrators) {

        public boolean hasConsented() {
            return user.consentedAt().isPresent();
        }

        /** Administrators keep their way in; the appointed have it whatever they consented to. */
        public boolean mayWithdraw() {
            return hasConsented() && roles.isEmpty() && !user.isAppointed();
        }
    }
}
