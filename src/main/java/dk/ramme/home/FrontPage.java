package dk.ramme.home;

import dk.ramme.imports.ImportStatus;
import dk.ramme.imports.Imports;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.UserCounts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for an administrator. */
@Service
class FrontPage {

    private final Organisations organisations;
    private final Roles roles;
    private final UserCounts counts;
    private final Imports imports;

    FrontPage(Organisations organisations, Roles roles, UserCounts counts, Imports imports) {
        this.organisations = organisations;
        this.roles = roles;
        this.counts = counts;
        this.imports = imports;
    }

    @Transactional(readOnly = true)
    public Content of(SignedIn me) {
        var running = imports.latest(me.organisation())
                .filter(latest -> latest.state().isAtWork());
        return new Content(
                organisations.findById(me.organisation()).orElseThrow(),
                roles.of(me.user()),
                counts.now(),
                running.orElse(null),
                names(Role.ORGANISATION_ADMINISTRATOR),
                names(Role.USER_ADMINISTRATOR));
    }

    private List<String> names(Role role) {
        return roles.holders(role).stream().map(Roles.Holder::name).toList();
    }

    /**
     * @param running an import that goes on right now
     * @param organisationAdministrators names of those who can give roles
     * @param userAdministrators names of those who can activate users
     */
    record Content(
            Organisation organisation,
            Set<Role> held,
            UserCounts.Counts users,
            @Nullable ImportStatus running,
            List<String> organisationAdministrators,
            List<String> userAdministrators) {

        /** Whether there is but one organisation administrator. */
        public boolean alone() {
            return organisationAdministrators.size() == 1;
        }

        public boolean setsUp() {
            return held.contains(Role.ORGANISATION_ADMINISTRATOR);
        }

        public boolean managesUsers() {
            return held.contains(Role.USER_ADMINISTRATOR);
        }
    }
}
