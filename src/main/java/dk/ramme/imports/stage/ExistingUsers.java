package dk.ramme.imports.stage;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.Person;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Column;
import dk.ramme.people.cpr.CprHolders;
import dk.ramme.people.cpr.CprHolders.Written;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recognises persons of a source who are users of the organisation already, by CPR number and name, without their RID number: an
 * administrator who was appointed, say. A RID number that is known is not asked about: it says who its user is.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ExistingUsers {

    private final UserMatches users;
    private final CprHolders holders;

    ExistingUsers(UserMatches users, CprHolders holders) {
        this.users = users;
        this.holders = holders;
    }

    /** By line, who is here: of several users the one without a RID number, then the oldest. */
    Map<Integer, Here> find(List<Person> persons) {
        var candidates = users.withOtherRid() ? persons : bornLikeSomebody(persons);
        return find(candidates, true);
    }

    /**
     * Gives the RID numbers to the users who have none; a user gets one, that of the first row with them.
     *
     * @return by line, who got it
     */
    public Map<Integer, Here> join(UUID importId, List<Person> persons) {
        var found = find(bornLikeSomebody(persons), false);
        if (found.isEmpty()) return found;
        var taken = new HashSet<UUID>();
        var rids = new HashMap<String, UUID>();
        var joined = new HashMap<Integer, Here>();
        for (Person person : persons) {
            var here = found.get(person.line());
            if (here == null || !taken.add(here.id())) continue;
            rids.put(person.rid().value(), here.id());
            joined.put(person.line(), here);
        }
        users.giveRids(rids);
        users.remember(importId, rids);
        return joined;
    }

    /** Those born on the day of a user without a RID number: so that not a million CPR numbers are hashed for a handful. */
    private List<Person> bornLikeSomebody(List<Person> persons) {
        var days = users.birthDatesWithoutRid();
        if (days.isEmpty() || days.contains(null)) return days.isEmpty() ? List.of() : persons;
        return persons.stream()
                .filter(person -> days.contains(person.birthDate()))
                .toList();
    }

    /** Whose name does not fit is somebody else, as far as anybody knows before they prove who they are (U8). */
    private Map<Integer, Here> find(List<Person> persons, boolean withRid) {
        var written = persons.stream()
                .filter(person -> person.cpr() != null)
                .map(person -> new Written(person.line(), Objects.requireNonNull(person.cpr()), person.name()))
                .toList();
        var found = new HashMap<Integer, Here>();
        holders.of(written)
                .forEach((line, known) -> known.stream()
                        .filter(user -> user.rid() == null || withRid)
                        .findFirst()
                        .ifPresent(user -> found.put(line, new Here(user.id(), user.name(), user.rid()))));
        if (!found.isEmpty()) found.keySet().removeAll(withKnownRid(persons, found));
        return found;
    }

    private Set<Integer> withKnownRid(List<Person> persons, Map<Integer, Here> among) {
        var asked = new LinkedHashMap<Integer, String>();
        persons.stream()
                .filter(person -> among.containsKey(person.line()))
                .forEach(person -> asked.put(person.line(), person.rid().value()));
        return users.statesOfUsers(asked).keySet();
    }

    /** A user who is here already, and the RID number they have. */
    public record Here(UUID id, String name, @Nullable String rid) {

        /** What is told of the person who is here; with another RID number somebody has to decide. */
        public Finding found(Person person) {
            return Finding.of(
                    person,
                    rid == null ? RowProblem.USER_HERE : RowProblem.USER_HERE_OTHER_RID,
                    rid == null ? Column.NAME : Column.RID,
                    rid == null ? name : rid);
        }
    }
}
