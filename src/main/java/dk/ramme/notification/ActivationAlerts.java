package dk.ramme.notification;

import dk.ramme.activation.ActivationEvent.ActivationCodeLocked;
import dk.ramme.activation.ActivationEvent.IdentityRefused;
import dk.ramme.activation.ActivationEvent.NewLinkAsked;
import dk.ramme.activation.ActivationEvent.UserSelfActivated;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.Users;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the administrators where a user is stuck; and lets no mail wait for a user who has come already. */
@Component
class ActivationAlerts {

    private final RoleNotifier telling;
    private final Outbox outbox;
    private final Roles roles;
    private final Users users;
    private final Organisations organisations;

    ActivationAlerts(RoleNotifier telling, Outbox outbox, Roles roles, Users users, Organisations organisations) {
        this.telling = telling;
        this.outbox = outbox;
        this.roles = roles;
        this.users = users;
        this.organisations = organisations;
    }

    @EventListener
    void on(NewLinkAsked asked) {
        tell("new-link-asked:" + asked.userId() + ":" + asked.day(), "new-link-asked", asked.userId(), asked.name());
    }

    @EventListener
    void on(ActivationCodeLocked locked) {
        var organisation = organisations
                .findById(locked.organisationId())
                .map(Organisation::name)
                .orElseThrow();
        var about = "activation-code-locked:" + locked.codeId();
        var href = "/users/" + locked.userId();
        var who = responsible(locked.userId());
        telling.byMail(who, new News(about, "activation-code-locked", List.of(organisation, locked.name()), href));
        telling.here(who, new News(about, "activation-code-locked", List.of(locked.name()), href));
    }

    /** However often it happens with one link, it is one piece of news. */
    @EventListener
    void on(IdentityRefused refused) {
        tell("user-identity-refused:" + refused.linkId(), "user-identity-refused", refused.userId(), refused.name());
    }

    @EventListener
    void on(UserSelfActivated activated) {
        outbox.cancel(activated.userId());
    }

    /** Those who can do something about it; where there is no user administrator, those who can give the role to somebody. */
    private Role responsible(UUID user) {
        var responsible = users.findById(user).map(roles::responsibleFor).orElse(Role.USER_ADMINISTRATOR);
        return roles.holders(responsible).isEmpty() ? Role.ORGANISATION_ADMINISTRATOR : responsible;
    }

    private void tell(String about, String kind, UUID user, String name) {
        telling.here(responsible(user), new News(about, kind, List.of(name), "/users/" + user));
    }
}
