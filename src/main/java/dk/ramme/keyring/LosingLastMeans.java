package dk.ramme.keyring;

import dk.ramme.means.MeansRevoked;
import dk.ramme.means.UserMeans;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever has lost all that lets them in waits for a new link, in the same transaction, so that nobody is active who cannot log in. */
@Component
class LosingLastMeans {

    private final Users users;
    private final Organisations organisations;
    private final Roles roles;
    private final UserMeans means;

    LosingLastMeans(Users users, Organisations organisations, Roles roles, UserMeans means) {
        this.users = users;
        this.organisations = organisations;
        this.roles = roles;
        this.means = means;
    }

    @EventListener
    void on(MeansRevoked revoked) {
        var policy = organisations.lock(revoked.organisationId()).orElseThrow().loginPolicy();
        var user = users.lock(revoked.userId()).orElseThrow();
        var held = means.of(user.id());
        if (user.state() == UserState.ACTIVE
                && !user.letsPrivateMitIdIn(policy)
                && held.stream().noneMatch(one -> user.letsSeparateMeansIn(one.kind(), policy))
                && !isLastAdministrator(user)) {
            user.loseLastMeans();
            users.save(user);
        }
    }

    /** The only organisation administrator stays one; their management representative helps them in again (PRODUCT.md J4). */
    private boolean isLastAdministrator(User user) {
        return roles.holders(Role.ORGANISATION_ADMINISTRATOR).stream()
                .map(Roles.Holder::id)
                .toList()
                .equals(List.of(user.id()));
    }
}
