package dk.ramme.joining;

import dk.ramme.login.MitIdIdentity;
import dk.ramme.people.BoundIdentities;
import dk.ramme.people.User;
import dk.ramme.people.Users;
import dk.ramme.vault.CprIndex;
import dk.ramme.vault.CprVault;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The user an appointed person is already, so that one person never becomes two: by the login they have used here before,
 * else by the CPR number they were appointed with and have just proved to be theirs. Thus whoever was imported keeps
 * their RID number.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KnownUser {

    private final BoundIdentities identities;
    private final Users users;
    private final CprVault vault;
    private final PersonCheck check;

    KnownUser(BoundIdentities identities, Users users, CprVault vault, PersonCheck check) {
        this.identities = identities;
        this.users = users;
        this.vault = vault;
        this.check = check;
    }

    /** The user, locked. */
    Optional<User> find(Appointment appointment, MitIdIdentity person) {
        return identities.find(person.issuer(), person.subject()).stream()
                .map(BoundIdentities.Binding::userId)
                .findFirst()
                .or(() -> byNumber(appointment).map(User::id))
                .map(id -> users.lock(id).orElseThrow());
    }

    private Optional<User> byNumber(Appointment appointment) {
        return check.number(appointment).stream()
                .map(cpr -> vault.indexes(cpr, appointment.organisationId()).stream()
                        .map(CprIndex::value)
                        .toList())
                .flatMap(indexes -> users.withCpr(indexes).stream())
                .findFirst();
    }
}
