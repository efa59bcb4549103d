package dk.ramme.notification;

import dk.ramme.imports.ImportEvent.UsersCreated;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the user administrators what came of creating users from a file; once each. */
@Component
class UsersCreatedNews {

    private final RoleNotifier telling;
    private final Organisations organisations;

    UsersCreatedNews(RoleNotifier telling, Organisations organisations) {
        this.telling = telling;
        this.organisations = organisations;
    }

    @EventListener
    void on(UsersCreated ended) {
        var organisation = organisations
                .findById(ended.organisationId())
                .map(Organisation::name)
                .orElseThrow();
        telling.byMailAndHere(
                Role.USER_ADMINISTRATOR,
                new News(
                        "users-created:" + ended.importId(),
                        kind(ended.end()),
                        List.of(organisation, ended.created(), ended.left()),
                        "/users/many/" + ended.importId()));
    }

    private static String kind(UsersCreated.End end) {
        return switch (end) {
            case FINISHED -> "users-created";
            case CANCELLED -> "users-created-cancelled";
            case FAILED -> "users-created-failed";
        };
    }
}
