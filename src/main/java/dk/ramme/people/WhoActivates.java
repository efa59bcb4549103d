package dk.ramme.people;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether users can be activated yet, and who does it (N4). */
@Service
public class WhoActivates {

    private final Roles roles;
    private final Me me;

    WhoActivates(Roles roles, Me me) {
        this.roles = roles;
        this.me = me;
    }

    @Transactional(readOnly = true)
    public Answer now() {
        return new Answer(
                me.organisation().isReady(), names(), me.user(), me.roles().contains(Role.ORGANISATION_ADMINISTRATOR));
    }

    /** Whoever is one of them needs no others. */
    private List<String> names() {
        return me.roles().contains(Role.USER_ADMINISTRATOR)
                ? List.of(me.self().name())
                : roles.holders(Role.USER_ADMINISTRATOR).stream()
                        .map(Roles.Holder::name)
                        .toList();
    }

    /**
     * @param ready whether the set-up has been confirmed
     * @param userAdministrators their names; of one who asks, their own alone
     * @param me whoever asks
     * @param givesRoles whether they can make somebody user administrator, themself among them
     */
    public record Answer(boolean ready, List<String> userAdministrators, UUID me, boolean givesRoles) {}
}
