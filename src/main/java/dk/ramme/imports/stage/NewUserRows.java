package dk.ramme.imports.stage;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.NewUserRow;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Column;
import dk.ramme.people.SealedCpr;
import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds those who are users here already among people who are to be created, and seals the numbers of the others. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class NewUserRows {

    private static final SealedCpr NO_CPR = new SealedCpr(null, null, null);

    private final UserMatches users;
    private final HeldAddresses addresses;
    private final CprVault vault;

    NewUserRows(UserMatches users, HeldAddresses addresses, CprVault vault) {
        this.users = users;
        this.addresses = addresses;
        this.vault = vault;
    }

    /**
     * Who of them is a user already, or was one who is not erased yet, by RID number, or may be one, by name and birth date; each once. CPR numbers are not
     * compared with those of users: whoever hands in the file would learn whose they are (U8).
     */
    public List<Finding> findings(List<NewUserRow> persons) {
        if (persons.isEmpty()) return List.of();
        var byRid = withRidOfUser(persons);
        var namesakes = users.namesakes(persons);
        var found = new ArrayList<Finding>();
        for (NewUserRow person : persons) {
            var bothWithCpr = namesakes.get(person.line());
            var state = byRid.get(person.line());
            if (state != null) {
                var problem = state == UserState.DELETED ? RowProblem.DELETED_HERE : RowProblem.USER_THERE;
                found.add(NewcomerStaging.finding(person, problem, Column.RID));
            } else if (bothWithCpr != null) {
                var problem = bothWithCpr ? RowProblem.USER_THERE : RowProblem.NAMESAKE_HERE;
                found.add(NewcomerStaging.finding(person, problem, Column.NAME));
            }
        }
        return found;
    }

    /** Whose address another user has. */
    List<Finding> withAddressOfUser(List<NewUserRow> persons) {
        var lines = addresses.ofOthers(persons.stream()
                .map(person -> new HeldAddresses.Addressed(
                        person.line(),
                        person.email(),
                        person.ridText(),
                        person.name().value()))
                .toList());
        return persons.stream()
                .filter(person -> lines.contains(person.line()))
                .map(person -> NewcomerStaging.finding(person, RowProblem.EMAIL_OF_USER, Column.EMAIL))
                .toList();
    }

    private Map<Integer, UserState> withRidOfUser(List<NewUserRow> persons) {
        var numbered = new LinkedHashMap<Integer, String>();
        persons.stream()
                .filter(person -> person.rid() != null)
                .forEach(person -> numbered.put(person.line(), person.ridText()));
        return users.statesOfUsers(numbered);
    }

    public Sealed seal(NewUserRow person) {
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var cpr = person.cpr();
        return new Sealed(person, id, cpr == null ? NO_CPR : SealedCpr.seal(vault, cpr, Tenancy.organisation(), id));
    }

    /** Somebody to create, the CPR number sealed for the row they get. */
    public record Sealed(NewUserRow person, UUID id, SealedCpr cpr) {

        public @Nullable String email() {
            var email = person.email();
            return email == null ? null : email.value();
        }
    }
}
