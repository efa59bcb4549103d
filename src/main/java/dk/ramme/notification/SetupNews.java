package dk.ramme.notification;

import dk.ramme.people.Role;
import dk.ramme.setup.OrganisationSetUp;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the organisation administrators that the set-up is confirmed, and what comes next (S4). */
@Component
class SetupNews {

    private final RoleNotifier telling;

    SetupNews(RoleNotifier telling) {
        this.telling = telling;
    }

    @EventListener
    void on(OrganisationSetUp done) {
        telling.byMailAndHere(
                Role.ORGANISATION_ADMINISTRATOR,
                new News(
                        "organisation-set-up:" + done.at(),
                        "organisation-set-up",
                        List.of(done.organisationName(), done.byName()),
                        "/setup/done"));
    }
}
