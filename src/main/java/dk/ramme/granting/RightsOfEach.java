package dk.ramme.granting;

import dk.ramme.people.RightGrants;
import dk.ramme.people.UserParts;
import dk.ramme.rights.UserRight;
import java.util.Collection;
import java.util.LinkedHashSet;
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
    private final UserParts parts;
    private final Catalogue catalogue;

    RightsOfEach(GivingRights giving, RightGrants held, UserParts parts, Catalogue catalogue) {
        this.giving = giving;
        this.held = held;
        this.parts = parts;
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

    /** The user has again what they had of these. @param stood what {@link UserParts#RIGHTS} gave */
    public void putBack(UUID user, String stood, Collection<String> given, Collection<String> taken) {
        var had = parts.codes(stood);
        var away = given.stream().filter(code -> !had.contains(code)).toList();
        var again = taken.stream().filter(had::contains).toList();
        change(user, again, away);
        parts.putBack(user, stood, Stream.concat(again.stream(), away.stream()).toList());
    }
}
