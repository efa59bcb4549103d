package dk.ramme.notification;

import dk.ramme.people.Role;
import dk.ramme.settings.PolicyChange.UsersStranded;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the user administrators whom a change of the settings has left with nothing to log in with (L3); by mail in the {@link NeedsDigest}. */
@Component
class PolicyNews {

    private final RoleNotifier telling;

    PolicyNews(RoleNotifier telling) {
        this.telling = telling;
    }

    @EventListener
    void on(UsersStranded stranded) {
        telling.here(
                Role.USER_ADMINISTRATOR,
                new News(
                        "needs-you-stranded:" + UUID.randomUUID(),
                        "needs-you-stranded",
                        List.of(stranded.byName(), stranded.users()),
                        "/users/needs-you"));
    }
}
