package dk.ramme.imports.write;

import dk.ramme.imports.check.Person;
import dk.ramme.people.SealedCpr;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** A person with the CPR number sealed for the row that the user gets. */
record SealedPerson(Person person, UUID id, SealedCpr cpr) {

    private static final SealedCpr NO_CPR = new SealedCpr(null, null, null);

    /** For a row of its own. Ids in the order of their making (RFC 9562, version 7): a million random ones would each tear
     * open another page. */
    static SealedPerson seal(CprVault vault, Person person) {
        return sealFor(UuidVersion7Strategy.INSTANCE.generateUuid(null), vault, person);
    }

    /** The same person for the row that a user has already. */
    SealedPerson resealFor(UUID userId, CprVault vault) {
        return sealFor(userId, vault, person);
    }

    private static SealedPerson sealFor(UUID userId, CprVault vault, Person person) {
        var cpr = person.cpr();
        return new SealedPerson(
                person, userId, cpr == null ? NO_CPR : SealedCpr.seal(vault, cpr, Tenancy.organisation(), userId));
    }

    String rid() {
        return person.rid().value();
    }
}
