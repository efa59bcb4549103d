package dk.ramme.people;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a user has said to using their private MitID for the organisation: yes, to which words and when; or no, and when. */
@Embeddable
record Consent(
        @Column(name = "consented_at") @Nullable Instant givenAt,
        @Column(name = "consent_text") @Nullable String text,
        @Column(name = "consent_declined_at") @Nullable Instant declinedAt) {

    static Consent given(String text, Instant at) {
        return new Consent(at, text, null);
    }

    static Consent declined(Instant at) {
        return new Consent(null, null, at);
    }
}
