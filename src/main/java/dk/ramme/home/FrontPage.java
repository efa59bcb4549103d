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
                .filter(latest -> latest.state().isOpen());
        return new Content(
                organisations.findById(me.organisation()).orElseThrow(),
                roles.of(me.user()),
                counts.now(),
                running.orElse(null),
                roles.holders(Role.ORGANISATION_ADMINISTRATOR).size() == 1,
                roles.holders(Role.USER_ADMINISTRATOR).stream()
                        .map(Roles.Holder::name)
                        .toList());
    }

    /**
     * @param running an import that goes on right now
     * @param alone whether there is but one organisation administrator
     * @param userAdministrators names of those who can activate users
     */
    record Content(
            Organisation organisation,
            Set<Role> held,
            UserCounts.Counts users,
            @Nullable ImportStatus running,
            boolean alone,
            List<String> userAdministrators) {

        public boolean setsUp() {
            return held.contains(Role.ORGANISATION_ADMINISTRATOR);
        }

        public boolean managesUsers() {
            return held.contains(Role.USER_ADMINISTRATOR);
        }
    }
}
