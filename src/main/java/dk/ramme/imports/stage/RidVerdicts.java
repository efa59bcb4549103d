package dk.ramme.imports.stage;

import dk.ramme.identifier.CprNumber;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.Person;
import dk.ramme.imports.check.PersonMatch;
import dk.ramme.imports.check.PersonMatch.Known;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.check.Severity;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.stage.UserMatches.Owner;
import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprIndex;
import dk.ramme.vault.CprVault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of rows whose RID number a user has already. The one place where it is judged, before an import and while it
 * runs: two persons are never mixed into one user, and nobody inherits the rights of another.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class RidVerdicts {

    private final CprVault vault;

    RidVerdicts(CprVault vault) {
        this.vault = vault;
    }

    /**
     * By line; those whose RID number nobody has are not in it.
     *
     * @param settled lines about which an administrator has said that they are the same person
     */
    public Map<Integer, Verdict> of(Collection<Person> persons, Map<String, Owner> owners, Set<Integer> settled) {
        var verdicts = new HashMap<Integer, Verdict>();
        for (Person person : persons) {
            var owner = owners.get(person.rid().value());
            if (owner == null) continue;
            var verdict = judge(person, owner, settled.contains(person.line()));
            verdicts.put(person.line(), verdict);
        }
        return verdicts;
    }

    private Verdict judge(Person person, Owner owner, boolean settled) {
        var rid = person.rid().value();
        if (owner.state() == UserState.DELETED) return new Verdict(RowProblem.DELETED_HERE, rid, owner, null);
        if (owner.isDeactivated() && owner.hasRole()) return new Verdict(RowProblem.WAITS_FOR_ROLE, rid, owner, null);
        var sameCpr = sameCpr(person.cpr(), owner);
        var match = PersonMatch.of(sameCpr, person.known(), owner.known());
        if (match == PersonMatch.OTHER) return new Verdict(RowProblem.OTHER_PERSON_HERE, owner.name(), owner, sameCpr);
        if (!owner.isDeactivated()) return new Verdict(RowProblem.ACTIVATED_ALREADY, rid, owner, sameCpr);
        if (match == PersonMatch.UNKNOWN && !settled)
            return new Verdict(RowProblem.RID_OTHER_NAME, owner.name(), owner, sameCpr);
        // what is known of whoever is kept stands; the rights that hang on the number are theirs
        var changes = owner.merged() ? List.<String>of() : changes(person, owner);
        return changes.isEmpty()
                ? new Verdict(RowProblem.NOTHING_NEW, rid, owner, sameCpr)
                : new Verdict(RowProblem.REFRESHED, String.join("; ", changes), owner, sameCpr);
    }

    public PersonMatch match(@Nullable CprNumber cpr, Known known, Owner owner) {
        return PersonMatch.of(sameCpr(cpr, owner), known, owner.known());
    }

    /** Whether the number is the owner's; null when there are not two to be compared. */
    @Nullable
    Boolean sameCpr(@Nullable CprNumber cpr, Owner owner) {
        var index = owner.cprIndex();
        return cpr == null || index == null
                ? null
                : (Boolean) vault.indexes(cpr, Tenancy.organisation()).stream()
                        .map(CprIndex::value)
                        .anyMatch(one -> Arrays.equals(one, index));
    }

    /** In words of no language, as a report shows them. */
    private static List<String> changes(Person person, Owner owner) {
        var changes = new ArrayList<String>();
        var name = person.name().value();
        var email = person.email() == null ? null : person.email().value();
        if (!name.equals(owner.name())) changes.add(owner.name() + " → " + name);
        if (email != null && !email.equals(owner.email())) {
            changes.add((owner.email() == null ? "" : owner.email() + " → ") + email);
        }
        if (person.cpr() != null && owner.cprIndex() == null) changes.add("+ CPR");
        if (person.birthDate() != null && owner.birthDate() == null) changes.add("+ " + person.birthDate());
        person.rights().stream()
                .filter(right -> !owner.rights().contains(right.name()))
                .forEach(right -> changes.add("+ " + right.name()));
        return changes;
    }

    /**
     * What becomes of a row, and why.
     *
     * @param value what the report shows beside the reason
     * @param sameCpr whether the CPR number is the owner's; null when none was compared with it
     */
    public record Verdict(
            RowProblem problem,
            String value,
            Owner owner,
            @Nullable Boolean sameCpr) {

        /** Instead of this one, where too many numbers were compared with the owner's. */
        public Verdict numbersTried() {
            return new Verdict(RowProblem.NUMBERS_TRIED, owner.name(), owner, null);
        }

        public boolean refreshes() {
            return problem == RowProblem.REFRESHED || problem == RowProblem.NOTHING_NEW;
        }

        /** Or may be one. */
        public boolean isAnotherPerson() {
            return problem.weight() == Severity.LEFT_OUT || problem.weight() == Severity.DECIDE;
        }

        public Finding finding(Person person) {
            return Finding.of(person, problem, Column.RID, value);
        }
    }
}
