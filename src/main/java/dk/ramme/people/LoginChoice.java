package dk.ramme.people;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a user shall log in: whether with their private MitID, and with which separate means; and who activated them so, and when. */
@Embeddable
public record LoginChoice(
        @Column(name = "private_mitid_offered") boolean privateMitIdOffered,

        @Convert(converter = MeansConverter.class) Set<IdentificationMeans> separateMeans,

        @Nullable UUID activatedBy,
        @Nullable Instant activatedAt) {

    static LoginChoice none() {
        return new LoginChoice(false, Set.of(), null, null);
    }

    static LoginChoice activated(boolean offerPrivateMitId, Set<IdentificationMeans> means, UUID by, Instant at) {
        return new LoginChoice(offerPrivateMitId, Set.copyOf(means), by, at);
    }

    /** Chosen anew; who activated the user stays. */
    public LoginChoice with(boolean privateMitId, Set<IdentificationMeans> means) {
        return new LoginChoice(privateMitId, Set.copyOf(means), activatedBy, activatedAt);
    }

    /** One more separate means. */
    public LoginChoice and(IdentificationMeans means) {
        var all = EnumSet.of(means);
        all.addAll(separateMeans);
        return with(privateMitIdOffered, all);
    }

    /**
     * What a user has said to using their private MitID for the organisation: yes, to which words and when; or no, and when,
     * and whether that took a yes back.
     */
    @Embeddable
    record Consent(
            @Column(name = "consented_at") @Nullable Instant givenAt,
            @Column(name = "consent_text") @Nullable String text,
            @Column(name = "consent_declined_at") @Nullable Instant declinedAt,
            @Column(name = "consent_withdrawn_at") @Nullable Instant withdrawnAt) {

        static Consent given(String text, Instant at) {
            return new Consent(at, text, null, null);
        }

        static Consent declined(Instant at) {
            return new Consent(null, null, at, null);
        }

        /** A yes that was taken back is a no from then on. */
        static Consent withdrawn(Instant at) {
            return new Consent(null, null, at, at);
        }
    }
}
