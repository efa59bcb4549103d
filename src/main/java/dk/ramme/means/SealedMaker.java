package dk.ramme.means;

import dk.ramme.vault.CprVault;
import dk.ramme.vault.OathHash;
import dk.ramme.vault.OathSecret;
import dk.ramme.vault.SealContext;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/** A device that makes codes as it is kept: its secret is sealed for its row and opens nowhere else. */
@Embeddable
@SuppressWarnings("ArrayRecordComponent")
record SealedMaker(
        @Column(name = "secret_sealed") byte @Nullable [] secret,

        @Enumerated(EnumType.STRING) CodeMaker.@Nullable Method method,
        @Enumerated(EnumType.STRING) OathHash hash,
        short digits,
        short period) {

    static SealedMaker seal(CodeMaker maker, CprVault vault, SealContext place) {
        return new SealedMaker(
                maker.secret().seal(vault, place), maker.method(), maker.hash(), (short) maker.digits(), (short)
                        maker.period());
    }

    /** @throws IllegalStateException when its secret is gone */
    CodeMaker open(CprVault vault, SealContext place, long lastPosition, int drift) {
        if (secret == null || method == null) {
            throw new IllegalStateException("the secret is gone");
        }
        return new CodeMaker(OathSecret.open(vault, secret, place), method, hash, digits, period, lastPosition, drift);
    }

    /** Nothing is left to make codes with, but what it was. */
    SealedMaker withoutSecret() {
        return new SealedMaker(null, method, hash, digits, period);
    }

    /** Nothing is left to make codes with. */
    SealedMaker revoked() {
        return new SealedMaker(null, null, hash, digits, period);
    }
}
