package dk.ramme.joining.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Stored;
import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.joining.appointment.AppointmentEvent.AdministratorInvited;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.link.TemporaryCodes;
import dk.ramme.login.LoginOutcome;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;

/** An organisation in setup that invites Søren Ågård to be its administrator. */
public final class SetupInvitationScene {

    public static final CprNumber SORENS_NUMBER = new CprNumber("0211799995");
    public static final LocalDate SORENS_BIRTHDAY = LocalDate.of(1979, 11, 2);

    public final ApplicationEvents events;
    public final Invitations invitations;
    final SetupInvitation invitation;
    public final Links links;
    public final UUID organisation;

    private final ApplicationContext beans;
    private final Roles roles;
    private final Stored stored;

    public SetupInvitationScene(ApplicationContext beans, ApplicationEvents events) {
        this.events = events;
        this.beans = beans;
        invitations = beans.getBean(Invitations.class);
        invitation = beans.getBean(SetupInvitation.class);
        links = beans.getBean(Links.class);
        roles = beans.getBean(Roles.class);
        stored = beans.getBean(Stored.class);
        organisation = beans.getBean(AnOrganisation.class).inSetup();
    }

    public LinkToken invite(Appointee who) {
        Tenancy.in(organisation, () -> {
            invitations.propose(organisation, who);
            invitations.sendProposed(organisation, "Karen Holm");
        });
        return events.stream(AdministratorInvited.class)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .token();
    }

    public LoginOutcome follow(LinkToken token, MitIdIdentity person) {
        return invitation.complete(person, link(token).id().toString());
    }

    /** The whole way of somebody who is known by birth date: link, login, and the code they were given. */
    public UUID followWithCode(LinkToken token, MitIdIdentity person) {
        assertThat(follow(token, person)).isInstanceOf(LoginOutcome.Guest.class);
        return come(beans, link(token), person);
    }

    /** A code for the invited person, as it is handed over. */
    public String code(LinkToken token) {
        return Tenancy.in(
                organisation,
                () -> beans.getBean(InvitationCodes.class)
                        .make(link(token).subjectId(), null)
                        .grouped());
    }

    /** Behind the page that asks for the code: one is made and typed right. */
    static UUID come(ApplicationContext beans, MailedLink link, MitIdIdentity person) {
        return Tenancy.in(link.organisationId(), () -> {
            beans.getBean(InvitationCodes.class).make(link.subjectId(), null);
            var attempt = beans.getBean(TemporaryCodes.class)
                    .spendTry(link.subjectId())
                    .orElseThrow();
            return beans.getBean(AppointmentAcceptance.class)
                    .accept(link, person, attempt.id())
                    .orElseThrow();
        });
    }

    public MailedLink link(LinkToken token) {
        return links.findLive(token.value(), LinkPurpose.SETUP).orElseThrow();
    }

    public static MitIdIdentity soren() {
        return SignedInAs.person("Søren Ågård", SORENS_BIRTHDAY, SORENS_NUMBER);
    }

    public static Appointee byCpr(Role... extra) {
        return Appointee.withCpr(
                new PersonName("Søren Ågård"),
                new EmailAddress("soren@nordlys.dk"),
                SORENS_NUMBER,
                "da",
                Set.of(extra));
    }

    public static Appointee byBirthDate() {
        return byBirthDate("Søren Ågård");
    }

    public static Appointee byBirthDate(String name) {
        return Appointee.withBirthDate(
                new PersonName(name), new EmailAddress("soren@nordlys.dk"), SORENS_BIRTHDAY, "da", Set.of());
    }

    public Set<Role> rolesOf(UUID user) {
        return in(() -> roles.of(user));
    }

    public List<String> trail() {
        return stored.trail(organisation);
    }

    public int count(String from) {
        return stored.count(organisation, from);
    }

    public <T> T in(Supplier<T> work) {
        return stored.in(organisation, work);
    }
}
