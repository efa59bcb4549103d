package dk.ramme.people.profile;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.people.Users;
import dk.ramme.people.cpr.CprHolders;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds whom the organisation knows already, so that one person does not become two users. What was tried is counted, so
 * being refused undoes nothing.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY, noRollbackFor = AlreadyAUser.class)
class KnownPersons {

    private final Users users;
    private final CprHolders holders;

    KnownPersons(Users users, CprHolders holders) {
        this.users = users;
        this.holders = holders;
    }

    /**
     * Whose the number is under another name is not asked (U8).
     *
     * @throws AlreadyAUser when another user than this has the number, and a name that fits
     */
    void requireUnknown(CprNumber cpr, PersonName name, @Nullable UUID butThis) {
        holders.of(cpr, name).filter(user -> !user.id().equals(butThis)).ifPresent(user -> {
            throw new AlreadyAUser(user.id(), user.name());
        });
    }

    /** Those with the same birth date whose names fit, the oldest first; that may be the same person, and need not. */
    List<Users.Named> namesakes(PersonName name, LocalDate birthDate) {
        return users.bornOn(birthDate).stream()
                .filter(user ->
                        PersonName.kept(user.name()).filter(name::isLike).isPresent())
                .toList();
    }
}
