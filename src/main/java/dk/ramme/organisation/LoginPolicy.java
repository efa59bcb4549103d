package dk.ramme.organisation;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Set;

/**
 * How the users of an organisation may log in (L1, L2): whether they may use their private MitID, and
 * which separate means are offered. Separate MitID cannot be switched off, so at least one means is offered.
 */
@Embeddable
public record LoginPolicy(
        @Column(name = "private_mitid") boolean privateMitId,

        @Column(name = "offered_means") @Convert(converter = MeansConverter.class)
        Set<IdentificationMeans> offeredMeans) {

    /** The policy of an organisation that has not been set up: nobody can log in for it. */
    public static LoginPolicy none() {
        return new LoginPolicy(false, Set.of());
    }

    /** @throws IllegalArgumentException when no separate means is offered */
    public static LoginPolicy of(boolean privateMitId, Set<IdentificationMeans> offeredMeans) {
        if (offeredMeans.isEmpty()) {
            throw new IllegalArgumentException("at least one separate means must be offered");
        }
        return new LoginPolicy(privateMitId, Set.copyOf(offeredMeans));
    }

    /** How many ways there are to log in. */
    public int ways() {
        return offeredMeans.size() + (privateMitId ? 1 : 0);
    }

    public boolean offers(IdentificationMeans means) {
        return offeredMeans.contains(means);
    }
}
