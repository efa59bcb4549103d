package dk.ramme.imports.stage;

import dk.ramme.identifier.CprNumber;
import dk.ramme.imports.check.FoundAdministrator;
import dk.ramme.imports.check.Person;
import dk.ramme.imports.stage.RidVerdicts.Verdict;
import dk.ramme.people.cpr.CprHolders.Compared;
import dk.ramme.people.cpr.CprHolders.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the CPR numbers of rows by the users with whose numbers they are compared, because name or RID number fits theirs: of
 * rows beyond what a user's number is ever mistaken for nothing is told (U8).
 */
final class ComparedNumbers {

    private final UserPlaces places;
    private final boolean counted;

    /** @param counted whether anybody may have written the rows; a registry has numbers of its own */
    ComparedNumbers(UserPlaces places, boolean counted) {
        this.places = places;
        this.counted = counted;
    }

    /** Lines of which nothing may be told, among those whose RID number a user has. */
    Set<Integer> tooManyByRid(Collection<Person> persons, Map<Integer, Verdict> verdicts) {
        if (!counted) return Set.of();
        var compared = new ArrayList<Compared>();
        for (Person person : persons) {
            var verdict = verdicts.get(person.line());
            var cpr = person.cpr();
            if (verdict == null || cpr == null || verdict.sameCpr() == null) continue;
            compared.add(new Compared(person.line(), verdict.owner().id(), cpr, verdict.sameCpr()));
        }
        return places.cprTries().tooMany(compared);
    }

    /** The same among those whose RID number nobody has, by their names. */
    Set<Integer> tooManyByName(Collection<Person> persons) {
        if (!counted) return Set.of();
        var written = persons.stream()
                .filter(person -> person.cpr() != null)
                .map(person -> new Written(person.line(), Objects.requireNonNull(person.cpr()), person.name()))
                .toList();
        return places.cprTries().tooMany(places.cprHolders().compared(written));
    }

    /** Whether nothing may be told of an administrator, who is looked for by RID number and by name. */
    boolean isOneTooMany(FoundAdministrator found) {
        var cpr = found.cpr();
        if (!counted || cpr == null) return false;
        var compared = new HashSet<Compared>(
                places.cprHolders().compared(List.of(new Written(found.line(), cpr, found.name()))));
        var byRid = withOwner(found, cpr);
        if (byRid != null) compared.add(byRid);
        return !places.cprTries().tooMany(List.copyOf(compared)).isEmpty();
    }

    private @Nullable Compared withOwner(FoundAdministrator found, CprNumber cpr) {
        if (found.rid() == null) return null;
        var rid = found.rid().value();
        var owner = places.matches().find(List.of(rid)).get(rid);
        if (owner == null) return null;
        var same = places.ridVerdicts().sameCpr(cpr, owner);
        return same == null ? null : new Compared(found.line(), owner.id(), cpr, same);
    }
}
