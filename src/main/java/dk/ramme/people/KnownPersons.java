package dk.ramme.people;

import dk.ramme.identifier.CprNumber;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprIndex;
import dk.ramme.vault.CprVault;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds whom the organisation knows already, so that one person never becomes two users. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KnownPersons {

    private static final Locale DANISH = Locale.forLanguageTag("da");

    private final Users users;
    private final CprVault vault;

    KnownPersons(Users users, CprVault vault) {
        this.users = users;
        this.vault = vault;
    }

    Optional<User> withCpr(CprNumber cpr) {
        var indexes = vault.indexes(cpr, Tenancy.organisation()).stream()
                .map(CprIndex::value)
                .toList();
        return users.withCpr(indexes).stream().findFirst();
    }

    /** @throws AlreadyAUser when the number is that of another user than this */
    void requireUnknown(CprNumber cpr, @Nullable UUID butThis) {
        withCpr(cpr).filter(user -> !user.id().equals(butThis)).ifPresent(user -> {
            throw new AlreadyAUser(user);
        });
    }

    /** Somebody of the same name and birth date; that may be the same person, and need not. */
    Optional<User> namesake(String name, LocalDate birthDate) {
        return users.bornOn(birthDate).stream()
                .filter(user -> folded(user.name()).equals(folded(name)))
                .findFirst();
    }

    private static String folded(String name) {
        return name.toLowerCase(DANISH);
    }
}
