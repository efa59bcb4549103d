package dk.ramme.home;

import dk.ramme.activation.ActivationFigures;
import dk.ramme.imports.Imports;
import dk.ramme.imports.run.ImportStatus;
import dk.ramme.organisation.Organisation;
import dk.ramme.people.Me;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.list.UserCounts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for an administrator. */
@Service
class FrontPage {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final Me me;
    private final Roles roles;
    private final UserCounts counts;
    private final Imports imports;
    private final ActivationFigures figures;
    private final WaitingCounts waiting;
    private final Clock clock;

    FrontPage(
            Me me,
            Roles roles,
            UserCounts counts,
            Imports imports,
            ActivationFigures figures,
            WaitingCounts waiting,
            Clock clock) {
        this.me = me;
        this.roles = roles;
        this.counts = counts;
        this.imports = imports;
        this.figures = figures;
        this.waiting = waiting;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Content now() {
        var organisation = me.organisation();
        var running = imports.latest().filter(latest -> latest.state().isAtWork());
        var changes = counts.changes();
        var holders = roles.holders();
        return new Content(
                organisation,
                me.roles(),
                me.inNeed(),
                UserCounts.Counts.of(changes),
                running.orElse(null),
                figures.now(),
                waiting.now(),
                Progress.of(changes, LocalDate.ofInstant(clock.instant(), COPENHAGEN)),
                names(holders, Role.ORGANISATION_ADMINISTRATOR),
                names(holders, Role.USER_ADMINISTRATOR),
                names(holders, Role.RIGHTS_ADMINISTRATOR));
    }

    private static List<String> names(Map<Role, List<Roles.Holder>> holders, Role role) {
        return holders.getOrDefault(role, List.of()).stream()
                .map(Roles.Holder::name)
                .toList();
    }

    /**
     * @param inNeed how many users need a user administrator, as the menu says
     * @param running an import that goes on right now
     * @param activation what waits in activation
     * @param waiting how many requests of each kind wait for an answer
     * @param organisationAdministrators names of those who can give roles
     * @param userAdministrators names of those who can activate users
     * @param rightsAdministrators names of those who can answer requests for rights
     */
    record Content(
            Organisation organisation,
            Set<Role> held,
            int inNeed,
            UserCounts.Counts users,
            @Nullable ImportStatus running,
            ActivationFigures.Figures activation,
            Map<String, Integer> waiting,
            Progress progress,
            List<String> organisationAdministrators,
            List<String> userAdministrators,
            List<String> rightsAdministrators) {

        /**
         * What waits for whoever manages users, first what to do next: to activate those who can be, and where most of those who are
         * left cannot, to see what they lack.
         */
        public List<Deed> deeds() {
            var deeds = new ArrayList<Deed>();
            if (inNeed > 0) {
                deeds.add(new Deed("home.mine.in-need", inNeed, "/users/needs-you"));
            }
            if (managesUsers() && activation.asked() > 0) {
                deeds.add(new Deed("activation.overview.asked", activation.asked(), "/activation/waiting?show=asked"));
            }
            if (managesUsers() && users.deactivated() > 0) {
                var place = users.deactivated() > inNeed ? 0 : deeds.size();
                deeds.add(place, new Deed("home.mine.activate", users.deactivated(), "/activation/new"));
            }
            return deeds;
        }

        public Funnel funnel() {
            return Funnel.of(users, activation.overdue());
        }

        public boolean setsUp() {
            return held.contains(Role.ORGANISATION_ADMINISTRATOR);
        }

        public boolean nobodyAnswersRights() {
            return rightsAdministrators.isEmpty();
        }

        public boolean answersRights() {
            return held.contains(Role.RIGHTS_ADMINISTRATOR);
        }

        public boolean managesUsers() {
            return held.contains(Role.USER_ADMINISTRATOR);
        }
    }

    /** Something to do for so many users; its words are the key's, those of the way to it that of its link. */
    record Deed(String key, long users, String href) {}
}
