package dk.ramme.joining;

import dk.ramme.audit.AuditTrail;
import dk.ramme.joining.appointment.Appointee;
import dk.ramme.joining.appointment.Appointments;
import dk.ramme.joining.appointment.Proposals;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisations;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A guest fills in a case: begins it, writes down administrators, accepts the terms, sends it to a representative. */
@Service
@Transactional
class JoiningPreparation {

    private final JoiningCases cases;
    private final Organisations organisations;
    private final Appointments appointments;
    private final Proposals proposals;
    private final AuditTrail audit;
    private final Clock clock;

    JoiningPreparation(
            JoiningCases cases,
            Organisations organisations,
            Appointments appointments,
            Proposals proposals,
            AuditTrail audit,
            Clock clock) {
        this.cases = cases;
        this.organisations = organisations;
        this.appointments = appointments;
        this.proposals = proposals;
        this.audit = audit;
        this.clock = clock;
    }

    /** Begins a case, or goes on with the one this person has begun. */
    UUID begin(UUID organisationId, String address, CaseRole role, SignedIn me) {
        var organisation = organisations.lock(organisationId).orElseThrow();
        var open = cases.openOf(organisation.id(), me.issuer(), me.subject()).orElse(null);
        if (open != null) {
            open.continueAs(role);
            return open.id();
        }
        var begun = cases.save(new JoiningCase(UUID.randomUUID(), organisationId, address, role, me, clock.instant()));
        audit.record("JOINING_BEGUN", "joining_case", begun.id(), Map.of("role", role.name()));
        return begun.id();
    }

    void propose(JoiningPlace place, SignedIn me, Appointee who) {
        var open = open(place, me);
        proposals.write(open.organisationId(), open.id(), who, appointments.proposedIn(open.id()));
    }

    /** Takes someone off the list; gone already: nothing changes. */
    void remove(JoiningPlace place, SignedIn me, UUID appointmentId) {
        var open = open(place, me);
        appointments.proposedIn(open.id()).stream()
                .filter(proposed -> proposed.id().equals(appointmentId))
                .forEach(proposed -> {
                    proposed.revoke();
                    audit.record("PROPOSAL_REMOVED", "appointment", proposed.id(), Map.of("name", proposed.name()));
                });
    }

    void acceptTerms(JoiningPlace place, SignedIn me) {
        open(place, me).acceptTerms(Terms.VERSION, clock.instant());
        audit.record("TERMS_ACCEPTED", "joining_case", place.caseId(), Map.of("version", Terms.VERSION));
    }

    /** Sent already: nothing changes. */
    void send(JoiningPlace place, SignedIn me) {
        var mine = mine(place, me);
        if (mine.state() == CaseState.PREPARED) {
            if (appointments.proposedIn(mine.id()).isEmpty()) {
                throw new StepRedirected(JoiningStep.ADMINISTRATORS);
            }
            mine.send(clock.instant());
            audit.record("JOINING_SENT", "joining_case", mine.id(), Map.of());
        }
    }

    /** Takes a sent case back to change it; not sent: nothing changes. */
    void recall(JoiningPlace place, SignedIn me) {
        var mine = mine(place, me);
        if (mine.state() == CaseState.SENT) {
            mine.recall();
            audit.record("JOINING_RECALLED", "joining_case", mine.id(), Map.of());
        }
    }

    private JoiningCase open(JoiningPlace place, SignedIn me) {
        return locked(place)
                .filter(found -> place.mayEdit(found, me))
                .orElseThrow(() -> new StepRedirected(JoiningStep.COMPANY));
    }

    private JoiningCase mine(JoiningPlace place, SignedIn me) {
        return locked(place)
                .filter(found -> found.isOpen() && found.isOf(me))
                .orElseThrow(() -> new StepRedirected(JoiningStep.COMPANY));
    }

    private Optional<JoiningCase> locked(JoiningPlace place) {
        var organisation = organisations.lock(place.organisation()).orElseThrow();
        return cases.lock(place.chosenCase())
                .filter(found -> found.organisationId().equals(organisation.id()));
    }
}
