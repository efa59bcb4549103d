package dk.ramme.joining;

import dk.ramme.audit.AuditTrail;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.link.LinkPurpose;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Erases what has done its work: cases nobody went on with, invitations nobody came for, and CPR numbers of people who
 * have proved who they are or never shall. Of those who accepted the index stays with the user, to be found by in an
 * import.
 */
@Service
class JoiningErasure {

    private final JoiningCases cases;
    private final EachOrganisation organisations;
    private final AuditTrail audit;
    private final JoiningSettings settings;
    private final Clock clock;

    JoiningErasure(
            JoiningCases cases,
            EachOrganisation organisations,
            AuditTrail audit,
            JoiningSettings settings,
            Clock clock) {
        this.cases = cases;
        this.organisations = organisations;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    void erase() {
        organisations.each(() -> cases.organisationsToErase(unfinished(), unanswered(), numbers()), this::eraseIn);
    }

    private void eraseIn(UUID organisation) {
        var withdrawn = cases.withdrawUnfinished(unfinished());
        var revoked = cases.revokeUnanswered(unanswered());
        var forgotten = cases.forgetRevoked(numbers()) + cases.forgetAccepted(numbers());
        audit.record(
                "JOINING_DATA_ERASED",
                "organisation",
                organisation,
                Map.of("cases", withdrawn, "appointments", revoked, "numbers", forgotten));
    }

    private Instant unfinished() {
        return clock.instant().minus(settings.keepUnfinished());
    }

    private Instant unanswered() {
        return numbers().minus(LinkPurpose.SETUP.lifetime());
    }

    private Instant numbers() {
        return clock.instant().minus(settings.keepNumbers());
    }
}
