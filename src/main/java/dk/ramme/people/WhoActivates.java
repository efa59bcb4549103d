package dk.ramme.people;

import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether users can be activated yet, and who does it (N4). */
@Service
public class WhoActivates {

    private final Organisations organisations;
    private final Roles roles;
    private final Me me;

    WhoActivates(Organisations organisations, Roles roles, Me me) {
        this.organisations = organisations;
        this.roles = roles;
        this.me = me;
    }

    @Transactional(readOnly = true)
    public Answer now() {
        return new Answer(
                organisations
                        .findById(Tenancy.organisation())
                        .map(Organisation::isReady)
                        .orElse(false),
                roles.holders(Role.USER_ADMINISTRATOR).stream()
                        .map(Roles.Holder::name)
                        .toList(),
                me.user(),
                roles.of(me.user()).contains(Role.ORGANISATION_ADMINISTRATOR));
    }

    /**
     * @param ready whether the set-up has been confirmed
     * @param userAdministrators their names
     * @param me whoever asks
     * @param givesRoles whether they can make somebody user administrator, themself among them
     */
    public record Answer(boolean ready, List<String> userAdministrators, UUID me, boolean givesRoles) {}
}
