package dk.ramme.imports.stage;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.Person;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Column;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which addresses of a source lead to the mailbox of a user who is somebody else: whoever reads it can use the links of both. Set-based,
 * each address looked up by itself: a source may have a million.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class HeldAddresses {

    private final UserMatches users;

    HeldAddresses(UserMatches users) {
        this.users = users;
    }

    /** What there is to say of these persons. */
    List<Finding> findings(List<Person> persons) {
        var lines = ofOthers(persons.stream()
                .map(person -> new Addressed(
                        person.line(),
                        person.email(),
                        person.rid().value(),
                        person.name().value()))
                .toList());
        return persons.stream()
                .filter(person -> lines.contains(person.line()))
                .map(person ->
                        Finding.of(person, RowProblem.EMAIL_OF_USER, Column.EMAIL, String.valueOf(person.email())))
                .toList();
    }

    /** The lines of those whose address another user has, under another RID number and with a name that does not fit. */
    Set<Integer> ofOthers(Collection<Addressed> persons) {
        var asked = persons.stream().filter(person -> person.email() != null).toList();
        if (asked.isEmpty()) return Set.of();
        return users.addressedAsOthers(asked);
    }

    /** Somebody in a source. */
    record Addressed(
            int line,
            @Nullable EmailAddress email,
            @Nullable String rid,
            String name) {

        String mailbox() {
            return EmailAddress.mailbox(Objects.requireNonNull(email).value());
        }
    }
}
