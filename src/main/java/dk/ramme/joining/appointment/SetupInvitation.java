package dk.ramme.joining.appointment;

import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.login.LoginOutcome;
import dk.ramme.login.LoginPurpose;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.tenancy.Tenancy;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What becomes of a login that an invitation led to. The link only points to an appointment; MitID must say that the
 * appointed person has come, and whoever else has learns nothing about it. Of whom name and birth date are all that is known,
 * a code is asked for besides (T28).
 */
@Component
public class SetupInvitation implements LoginPurpose {

    static final String NAME = "setup";
    static final String SETUP = "/setup";
    static final String GONE = "/joining/invitation/gone";
    static final String NOT_YOU = "/joining/invitation/not-you";
    static final String SUSPENDED = "/joining/invitation/suspended";
    static final String LATER = "/joining/invitation/later";

    private final Links links;
    private final Appointments appointments;
    private final PersonCheck check;
    private final AppointmentAcceptance acceptance;
    private final IdentityRefusals refusals;

    SetupInvitation(
            Links links,
            Appointments appointments,
            PersonCheck check,
            AppointmentAcceptance acceptance,
            IdentityRefusals refusals) {
        this.links = links;
        this.appointments = appointments;
        this.check = check;
        this.acceptance = acceptance;
        this.refusals = refusals;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LoginOutcome complete(MitIdIdentity identity, String reference) {
        return links.findLive(UUID.fromString(reference), LinkPurpose.SETUP)
                .map(link -> Tenancy.in(link.organisationId(), () -> complete(identity, link)))
                .orElseGet(() -> new LoginOutcome.Refused(GONE));
    }

    private LoginOutcome complete(MitIdIdentity identity, MailedLink link) {
        return appointments
                .findById(link.subjectId())
                .filter(found -> found.state() == AppointmentState.INVITED)
                .map(appointment -> switch (check.check(identity, appointment)) {
                    case SAME ->
                        appointment.needsCode()
                                ? new LoginOutcome.Guest(InvitationCodeController.PATH + "?link=" + link.id())
                                : accept(identity, link);
                    case OTHER -> refuse(identity, link);
                    case EXCEEDED, UNAVAILABLE -> new LoginOutcome.Refused(LATER);
                })
                .orElseGet(() -> new LoginOutcome.Refused(GONE));
    }

    private LoginOutcome accept(MitIdIdentity identity, MailedLink link) {
        try {
            return acceptance
                    .accept(link, identity, null)
                    .<LoginOutcome>map(user -> new LoginOutcome.Welcome(link.organisationId(), user, SETUP))
                    .orElseGet(() -> new LoginOutcome.Refused(GONE));
        } catch (UserSuspended suspended) {
            return new LoginOutcome.Refused(SUSPENDED);
        }
    }

    private LoginOutcome refuse(MitIdIdentity identity, MailedLink link) {
        refusals.refuse(link.subjectId(), identity);
        return new LoginOutcome.Refused(NOT_YOU);
    }
}
