package dk.ramme.joining.appointment;

import dk.ramme.identifier.PersonName;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.people.BoundIdentities;
import dk.ramme.people.BoundIdentity;
import dk.ramme.people.User;
import dk.ramme.people.Users;
import dk.ramme.people.cpr.ProvedNumbers;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The user an appointed person is already, so that one person never becomes two: by the login they have used here before,
 * else by the CPR number they were appointed with and have just proved to be theirs, where the name fits (U8). Thus whoever
 * was imported keeps their RID number, and nobody becomes somebody else for whom their number was written.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KnownUser {

    private final BoundIdentities identities;
    private final Users users;
    private final ProvedNumbers numbers;
    private final PersonCheck check;

    KnownUser(BoundIdentities identities, Users users, ProvedNumbers numbers, PersonCheck check) {
        this.identities = identities;
        this.users = users;
        this.numbers = numbers;
        this.check = check;
    }

    /** The user, locked. */
    Optional<User> find(Appointment appointment, MitIdIdentity person) {
        return identities.find(person.issuer(), person.subject()).stream()
                .map(BoundIdentity::userId)
                .findFirst()
                .or(() -> check.number(appointment).flatMap(cpr -> numbers.userOf(cpr, names(appointment, person))))
                .map(id -> users.lock(id).orElseThrow());
    }

    /** Others who have the number that the person has proved to be theirs are not who they are said to be. */
    void doubtOthers(Appointment appointment, MitIdIdentity person, UUID user) {
        check.number(appointment).ifPresent(cpr -> numbers.doubtOthers(cpr, user, names(appointment, person)));
    }

    private static PersonName[] names(Appointment appointment, MitIdIdentity person) {
        return Stream.of(appointment.name(), person.name())
                .flatMap(name -> PersonName.kept(name).stream())
                .toArray(PersonName[]::new);
    }
}
