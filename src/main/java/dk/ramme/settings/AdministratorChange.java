package dk.ramme.settings;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.joining.appointment.Appointee;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.joining.appointment.Invitations.InvitationClosed;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisation;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.people.RoleChanges;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** What an organisation administrator does about the administrators. Each deed checks once more, under lock, who does it. */
@Service
@Transactional
class AdministratorChange {

    private final ActingAdministrator acting;
    private final RoleChanges roleChanges;
    private final Invitations invitations;
    private final WhoAdministers administrators;

    AdministratorChange(
            ActingAdministrator acting,
            RoleChanges roleChanges,
            Invitations invitations,
            WhoAdministers administrators) {
        this.acting = acting;
        this.roleChanges = roleChanges;
        this.invitations = invitations;
        this.administrators = administrators;
    }

    /** Gives an administrator one more role; held already: nothing changes. */
    public void give(SignedIn by, UUID user, Role role) {
        requireReady(by);
        var offered = administrators.of(by).people().stream()
                .anyMatch(person -> person.holder().id().equals(user) && Choices.FURTHER_ROLES.contains(role));
        if (!offered) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        roleChanges.give(by.organisation(), user, role, by.personName());
    }

    /**
     * @throws dk.ramme.joining.appointment.Proposals.AlreadyAppointed when the person has been invited already
     * @throws dk.ramme.joining.appointment.Proposals.TooManyAppointed when no more can be added
     * @throws dk.ramme.joining.appointment.SentTooOften when the address has had its share of today
     */
    public void invite(SignedIn by, Appointee who) {
        requireReady(by);
        invitations.invite(by.organisation(), who, by.personName());
    }

    /**
     * Sends a new link, to the address it went to or to another.
     *
     * @throws InvitationClosed when it has been accepted or withdrawn
     * @throws dk.ramme.joining.appointment.SentTooOften when it must wait
     */
    public void send(SignedIn by, UUID invitation, EmailAddress email) {
        require(by);
        var known = invitations.addressOf(invitation).orElseThrow(InvitationClosed::new);
        if (known.equals(email.value())) {
            invitations.resend(invitation, by.personName());
        } else {
            invitations.readdress(invitation, email, by.personName());
        }
    }

    /** @throws InvitationClosed when it has been accepted or withdrawn */
    public void withdraw(SignedIn by, UUID invitation) {
        require(by);
        if (invitations.addressOf(invitation).isEmpty()) {
            throw new InvitationClosed();
        }
        invitations.withdraw(invitation);
    }

    /** Until the set-up is confirmed administrators and roles are chosen there, and take effect with it. */
    private void requireReady(SignedIn by) {
        if (!require(by).isReady()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
    }

    private Organisation require(SignedIn by) {
        return acting.require(by.user(), Role.ORGANISATION_ADMINISTRATOR);
    }
}
