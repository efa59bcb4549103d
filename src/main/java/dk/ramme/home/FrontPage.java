package dk.ramme.home;

import dk.ramme.activation.ActivationFigures;
import dk.ramme.imports.Imports;
import dk.ramme.imports.run.ImportStatus;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.list.UserCounts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for an administrator. */
@Service
class FrontPage {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final Organisations organisations;
    private final Roles roles;
    private final UserCounts counts;
    private final Imports imports;
    private final ActivationFigures figures;
    private final Clock clock;

    FrontPage(
            Organisations organisations,
            Roles roles,
            UserCounts counts,
            Imports imports,
            ActivationFigures figures,
            Clock clock) {
        this.organisations = organisations;
        this.roles = roles;
        this.counts = counts;
        this.imports = imports;
        this.figures = figures;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Content of(SignedIn me) {
        var running = imports.latest()
                .filter(latest -> latest.state().isAtWork());
        return new Content(
                organisations.findById(me.organisation()).orElseThrow(),
                roles.of(me.user()),
                counts.now(),
                running.orElse(null),
                figures.now(),
                Progress.of(counts.changes(), LocalDate.ofInstant(clock.instant(), COPENHAGEN)),
                names(Role.ORGANISATION_ADMINISTRATOR),
                names(Role.USER_ADMINISTRATOR));
    }

    private List<String> names(Role role) {
        return roles.holders(role).stream().map(Roles.Holder::name).toList();
    }

    /**
     * @param running an import that goes on right now
     * @param activation what waits in activation
     * @param organisationAdministrators names of those who can give roles
     * @param userAdministrators names of those who can activate users
     */
    record Content(
            Organisation organisation,
            Set<Role> held,
            UserCounts.Counts users,
            @Nullable ImportStatus running,
            ActivationFigures.Figures activation,
            Progress progress,
            List<String> organisationAdministrators,
            List<String> userAdministrators) {

        public Funnel funnel() {
            return Funnel.of(users, activation.overdue());
        }

        public boolean setsUp() {
            return held.contains(Role.ORGANISATION_ADMINISTRATOR);
        }

        public boolean answersRights() {
            return held.contains(Role.RIGHTS_ADMINISTRATOR);
        }

        public boolean managesUsers() {
            return held.contains(Role.USER_ADMINISTRATOR);
        }
    }
}
