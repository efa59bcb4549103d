package dk.ramme.keyring;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.Deed;
import dk.ramme.people.Hindrance;
import dk.ramme.people.Role;
import dk.ramme.people.list.UserList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What many users may log in with is changed in one respect (L3): as {@link ChangingWays} does it for one, but that nobody is shut
 * out by it; whoever would be is left out and named.
 */
abstract class WaysOfMany implements Deed {

    private final ChangingManyWays means;
    private final String key;
    private final LoginWays.Change forth;
    private final LoginWays.Change back;

    WaysOfMany(ChangingManyWays means, String key, LoginWays.Change forth, LoginWays.Change back) {
        this.means = means;
        this.key = key;
        this.forth = forth;
        this.back = back;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Set<Role> by() {
        return Set.of(Role.USER_ADMINISTRATOR);
    }

    @Override
    public boolean isFor(UserList list) {
        return list == UserList.USERS;
    }

    @Override
    public Hindrance hindrance(BulkRun run) {
        return LoginWays.toChange(forth, means.policy());
    }

    @Override
    public void carryOut(BulkRun run, List<UUID> users) {
        means.change(users, forth);
    }

    /** Whoever has taken into use what they were given keeps it. */
    @Override
    public Hindrance hindranceToUndo(BulkRun undo) {
        var change = LoginWays.toChange(back, means.policy());
        var parameters = new LinkedHashMap<>(change.parameters());
        parameters.put("taken", back.taken().stream().map(Enum::name).toArray(String[]::new));
        return new Hindrance("""
                case when exists (select from user_means m where m.organisation_id = u.organisation_id and m.user_id = u.id
                    and m.state = 'ACTIVE' and m.kind = any(:taken)) then 'IN_USE' else %s end
                """.formatted(change.reason()), parameters);
    }

    @Override
    public void undo(BulkRun undo, Map<UUID, Map<String, String>> before) {
        means.change(before.keySet(), back);
    }

    /** Their private MitID, which each says yes or no to. */
    @Component
    static class OfferingPrivateMitId extends WaysOfMany {

        OfferingPrivateMitId(ChangingManyWays means) {
            super(means, "OFFER_PRIVATE", offered(true), offered(false));
        }
    }

    /** Their private MitID, with the yes that was given to it. */
    @Component
    static class TakingPrivateMitId extends WaysOfMany {

        TakingPrivateMitId(ChangingManyWays means) {
            super(means, "TAKE_PRIVATE", offered(false), offered(true));
        }
    }

    private static LoginWays.Change offered(boolean privateMitId) {
        return new LoginWays.Change(privateMitId, Set.of(), Set.of());
    }
}
