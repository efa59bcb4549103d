package dk.ramme.setup;

import dk.ramme.audit.AuditTrail;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisation;
import dk.ramme.settings.Choices;
import dk.ramme.settings.Question;
import dk.ramme.setup.Progress.StepNotOpen;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the answers in force, all of them at once and once only (S4). */
@Service
class SetupCompletion {

    private final OpenSetup setup;
    private final AdministratorOverview board;
    private final DraftDecisions decisions;
    private final OwnDevices devices;
    private final Invitations invitations;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SetupCompletion(
            OpenSetup setup,
            AdministratorOverview board,
            DraftDecisions decisions,
            OwnDevices devices,
            Invitations invitations,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.setup = setup;
        this.board = board;
        this.decisions = decisions;
        this.devices = devices;
        this.invitations = invitations;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Confirms what was seen. Confirmed already, by a second click or by another administrator: nothing happens.
     *
     * @param seen the mark of the summary that was looked at
     * @throws StepNotOpen when a step is unfinished after all
     * @throws ChangedSinceSeen when an answer has been changed since
     */
    @Transactional
    public void confirm(SignedIn me, String seen) {
        var held = setup.hold(me);
        if (held.organisation().isReady()) {
            return;
        }
        held.progress().require(SetupStep.SUMMARY);
        var answered = held.progress().facts();
        if (!SummaryMark.mark(answered, board.of(me).proposed(), devices.toOrder())
                .equals(seen)) {
            throw new ChangedSinceSeen();
        }
        putInForce(me, held.organisation(), answered);
    }

    private void putInForce(SignedIn me, Organisation organisation, Facts answered) {
        var now = clock.instant();
        var policy = LoginPolicy.of(
                answered.isYes(Question.PRIVATE_MITID), Choices.meansAmong(answered.choices(Question.MEANS)));
        organisation.completeSetup(policy, me.user(), now);
        audit.record(
                "SETUP_CONFIRMED",
                "organisation",
                organisation.id(),
                Map.of("privateMitId", policy.privateMitId(), "offeredMeans", answered.choices(Question.MEANS)));
        decisions.giveRoles(organisation.id(), answered.choices(Question.ADMINISTRATORS), me.personName());
        decisions.setOwnMeans();
        invitations.sendProposed(organisation.id(), me.personName());
        events.publishEvent(
                new OrganisationSetUp(organisation.id(), organisation.name(), me.user(), me.personName(), now));
    }

    /** The summary that was confirmed is not what stands any more. Nothing is in force. */
    static class ChangedSinceSeen extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ChangedSinceSeen() {
            super("the answers have changed since they were looked at");
        }
    }
}
