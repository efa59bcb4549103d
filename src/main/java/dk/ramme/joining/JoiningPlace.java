package dk.ramme.joining;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.login.SignedIn;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a guest is in the joining, kept in their session, which begins anew at each login.
 *
 * @param representative whether the company register has confirmed in this session that they are one
 */
record JoiningPlace(
        String cvr, @Nullable UUID organisationId, @Nullable UUID caseId, boolean representative)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    static JoiningPlace at(CvrNumber cvr) {
        return new JoiningPlace(cvr.value(), null, null, false);
    }

    JoiningPlace in(UUID organisation, UUID chosenCase, boolean isRepresentative) {
        return new JoiningPlace(cvr, organisation, chosenCase, isRepresentative);
    }

    JoiningPlace representing(UUID organisation) {
        return new JoiningPlace(cvr, organisation, null, true);
    }

    CaseRole role() {
        return representative ? CaseRole.REPRESENTATIVE : CaseRole.APPLICANT;
    }

    UUID organisation() {
        return Objects.requireNonNull(organisationId, "no organisation is chosen");
    }

    UUID chosenCase() {
        return Objects.requireNonNull(caseId, "no case is chosen");
    }

    /** One's own case until it is sent; a representative those sent to them. */
    boolean mayEdit(JoiningCase found, SignedIn me) {
        return switch (found.state()) {
            case PREPARED -> found.isOf(me);
            case SENT -> representative;
            default -> false;
        };
    }

    /** What one may edit, and one's own after it has been sent. */
    boolean maySee(JoiningCase found, SignedIn me) {
        return mayEdit(found, me) || found.isOf(me);
    }
}
