package dk.ramme.setup;

import dk.ramme.joining.appointment.AppointmentState;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.login.SignedIn;
import dk.ramme.settings.AdministratorForm;
import dk.ramme.setup.Progress.StepNotOpen;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Writes down who shall be invited when the set-up is confirmed. */
@Service
class Proposing {

    private final OpenSetup setup;
    private final Invitations invitations;

    Proposing(OpenSetup setup, Invitations invitations) {
        this.setup = setup;
        this.invitations = invitations;
    }

    /** @throws StepNotOpen when the step has not been reached, or the set-up has been confirmed */
    @Transactional
    public void propose(SignedIn me, AdministratorForm form) {
        setup.hold(me, SetupStep.ADMINISTRATORS);
        invitations.propose(me.organisation(), form.appointee());
    }

    /** Takes a proposal back; 404 for what is none. */
    @Transactional
    public void takeBack(SignedIn me, UUID appointmentId) {
        setup.hold(me, SetupStep.ADMINISTRATORS);
        var proposed = invitations.list(me.organisation()).stream()
                .anyMatch(one -> one.appointmentId().equals(appointmentId) && one.state() == AppointmentState.PROPOSED);
        if (!proposed) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        invitations.withdraw(appointmentId);
    }
}
