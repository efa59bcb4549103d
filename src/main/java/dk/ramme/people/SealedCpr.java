package dk.ramme.people;

import dk.ramme.identifier.CprNumber;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user's CPR number as it is kept: sealed, and indexed by a keyed hash to be found by. */
@Embeddable
@SuppressWarnings("ArrayRecordComponent")
public record SealedCpr(
        @Column(name = "cpr_sealed") byte @Nullable [] sealed,
        @Column(name = "cpr_index") byte @Nullable [] index,
        @Column(name = "cpr_index_key") @Nullable Short indexKey) {

    public static SealedCpr seal(CprVault vault, CprNumber cpr, UUID organisationId, UUID userId) {
        var index = vault.index(cpr, organisationId);
        return new SealedCpr(vault.seal(cpr, place(organisationId, userId)), index.value(), index.keyVersion());
    }

    /** Where a user's number is sealed for; it opens nowhere else. */
    public static SealContext place(UUID organisationId, UUID userId) {
        return new SealContext("organisation_user", "cpr_sealed", organisationId, userId);
    }

    /** Empty where only the index was kept. */
    Optional<CprNumber> open(CprVault vault, UUID organisationId, UUID userId) {
        return Optional.ofNullable(sealed).map(bytes -> vault.open(bytes, place(organisationId, userId)));
    }
}
