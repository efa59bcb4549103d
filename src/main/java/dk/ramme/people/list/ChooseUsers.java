package dk.ramme.people.list;

import dk.ramme.audit.AuditTrail;
import dk.ramme.people.Me;
import dk.ramme.tenancy.Tenancy;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps whom an administrator chooses on a list; nothing happens to anybody yet. */
@Service
class ChooseUsers {

    private final UserSelections selections;
    private final Me me;
    private final AuditTrail trail;

    ChooseUsers(UserSelections selections, Me me, AuditTrail trail) {
        this.selections = selections;
        this.me = me;
        this.trail = trail;
    }

    /**
     * The page as it is ticked now.
     *
     * @throws UnknownUsers when one of them is not the organisation's own: then nothing is kept, and all that is written
     *     is that it was tried (T19)
     */
    @Transactional(noRollbackFor = UnknownUsers.class)
    public void keep(UserList list, Set<UUID> ticked, Set<UUID> notTicked) {
        var organisation = Tenancy.organisation();
        if (!selections.choose(organisation, me.user(), list, ticked)) {
            trail.record("SELECTION_REFUSED", "user", null, Map.of("asked", ticked.size()));
            throw new UnknownUsers();
        }
        selections.leaveOut(organisation, me.user(), list, notTicked);
    }

    /** @throws TooManyFilters when the selection is made of too many already */
    @Transactional
    public void all(UserList list, UserFilter filter) {
        if (!selections.chooseAll(Tenancy.organisation(), me.user(), list, filter)) {
            throw new TooManyFilters();
        }
    }

    @Transactional
    public void clear(UserList list) {
        selections.clear(Tenancy.organisation(), me.user(), list);
    }

    static class UnknownUsers extends RuntimeException {}

    static class TooManyFilters extends RuntimeException {}
}
