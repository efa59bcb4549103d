package dk.ramme.granting;

import dk.ramme.people.RightGrants;
import dk.ramme.people.RightRows;
import dk.ramme.rights.UserRight;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Changes the rights of users who are among many, each by the very verb that does it for one ({@link GivingRights}). */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RightsOfEach {

    private final GivingRights giving;
    private final RightGrants held;
    private final RightRows rows;
    private final Catalogue catalogue;

    RightsOfEach(GivingRights giving, RightGrants held, RightRows rows, Catalogue catalogue) {
        this.giving = giving;
        this.held = held;
        this.rows = rows;
        this.catalogue = catalogue;
    }

    /** Gives and takes rights of the catalogue, by their codes; what the catalogue has no more is not given. */
    public void change(UUID user, Collection<String> given, Collection<String> taken) {
        var before = held.of(user).stream().map(UserRight::key).collect(Collectors.toSet());
        var wanted = new LinkedHashSet<>(before);
        given.stream().filter(catalogue.byCode()::containsKey).forEach(wanted::add);
        wanted.removeAll(taken);
        giving.assign(user, wanted, RightsController.RightsForm.mark(before));
    }

    /** The user has again what they had of these. @param stood what {@link RightRows#HELD} gave */
    public void putBack(UUID user, String stood, Collection<String> given, Collection<String> taken) {
        var had = rows.codes(Map.of(user, stood)).getOrDefault(user, Set.of());
        var away = given.stream().filter(code -> !had.contains(code)).toList();
        var again = taken.stream().filter(had::contains).toList();
        change(user, again, away);
        rows.putBack(
                Map.of(user, stood),
                Stream.concat(again.stream(), away.stream()).toList());
    }
}
