package dk.ramme.joining;

import static java.util.stream.Collectors.joining;

import dk.ramme.audit.AuditTrail;
import dk.ramme.joining.appointment.Appointment;
import dk.ramme.joining.appointment.Appointments;
import dk.ramme.joining.appointment.Inviter;
import dk.ramme.joining.appointment.Proposals;
import dk.ramme.joining.appointment.SentTooOften;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.OrganisationState;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A management representative approves a case: the organisation has joined and its administrators are invited. */
@Service
@Transactional
class JoiningApproval {

    private final JoiningCases cases;
    private final Organisations organisations;
    private final Appointments appointments;
    private final Inviter inviter;
    private final Roles roles;
    private final AuditTrail audit;
    private final Clock clock;

    JoiningApproval(
            JoiningCases cases,
            Organisations organisations,
            Appointments appointments,
            Inviter inviter,
            Roles roles,
            AuditTrail audit,
            Clock clock) {
        this.cases = cases;
        this.organisations = organisations;
        this.appointments = appointments;
        this.inviter = inviter;
        this.roles = roles;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Approved already: nothing changes, so that a second press does no harm.
     *
     * @param seen ids of the appointments the representative was shown, in their order
     * @throws StepRedirected when something is missing, or the case is no longer there to approve
     * @throws OrganisationEnded when the agreement has ended
     * @throws SentTooOften when one of those to be appointed was mailed too much today
     */
    void approve(JoiningPlace place, SignedIn me, String seen) {
        var organisation = organisations.lock(place.organisation()).orElseThrow();
        var found = cases.lock(place.chosenCase()).orElseThrow(() -> new StepRedirected(JoiningStep.COMPANY));
        if (found.state() == CaseState.APPROVED && place.representative()) {
            return;
        }
        requireReady(organisation, found, place, me);
        var proposed = appointments.proposedIn(found.id());
        if (!seen.equals(proposed.stream().map(one -> one.id().toString()).collect(joining(",")))) {
            throw new StepRedirected(JoiningStep.SUMMARY);
        }
        withdrawFormer(organisation, proposed);
        found.approve(me.personName(), clock.instant());
        organisation.join();
        audit.record("JOINING_APPROVED", "joining_case", found.id(), details(found, proposed));
        inviter.inviteAll(organisation, proposed, me.personName());
    }

    /** Turns down what an applicant has sent. */
    void reject(JoiningPlace place, SignedIn me) {
        var organisation = organisations.lock(place.organisation()).orElseThrow();
        var found = cases.lock(place.chosenCase())
                .filter(sent -> sent.organisationId().equals(organisation.id()))
                .filter(sent -> place.representative() && sent.state() == CaseState.SENT)
                .orElseThrow(() -> new StepRedirected(JoiningStep.COMPANY));
        found.reject();
        appointments.proposedIn(found.id()).forEach(Appointment::revoke);
        audit.record("JOINING_REJECTED", "joining_case", found.id(), Map.of("preparedBy", found.preparedBy()));
    }

    private void requireReady(Organisation organisation, JoiningCase found, JoiningPlace place, SignedIn me) {
        if (!place.representative() || !place.mayEdit(found, me)) {
            throw new StepRedirected(JoiningStep.COMPANY);
        }
        if (organisation.state() == OrganisationState.ENDED) {
            throw new OrganisationEnded();
        }
        if (appointments.proposedIn(found.id()).isEmpty()) {
            throw new StepRedirected(JoiningStep.ADMINISTRATORS);
        }
        if (found.termsAcceptedAt().isEmpty()) {
            throw new StepRedirected(JoiningStep.TERMS);
        }
    }

    /**
     * When the last administrator has left, whatever was opened in their time is closed, so that no former one comes in
     * by an old link (T16). Otherwise only a former invitation of the same person is.
     */
    private void withdrawFormer(Organisation organisation, List<Appointment> proposed) {
        var lastHasLeft = appointments.anyAccepted(organisation.id())
                && roles.holders(Role.ORGANISATION_ADMINISTRATOR).isEmpty();
        appointments.lockOpen(organisation.id()).stream()
                .filter(former -> !former.isBeingPrepared())
                .filter(former -> lastHasLeft || proposed.stream().anyMatch(one -> Proposals.isSame(former, one)))
                .forEach(inviter::withdraw);
    }

    private static Map<String, ?> details(JoiningCase found, List<Appointment> proposed) {
        return Map.of(
                "preparedBy", found.preparedBy(),
                "terms", found.termsVersion().orElse(""),
                "appointed", proposed.stream().map(Appointment::name).toList());
    }

    /** The organisation's agreement has ended; the operator must open it again. */
    static class OrganisationEnded extends RuntimeException {

        OrganisationEnded() {
            super("the agreement has ended");
        }
    }
}
