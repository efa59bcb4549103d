package dk.ramme.joining.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.BackgroundWork;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.joining.AnyCvr;
import dk.ramme.joining.appointment.AppointmentEvent.AdministratorInvited;
import dk.ramme.joining.appointment.Invitations.InvitationClosed;
import dk.ramme.joining.appointment.Proposals.AlreadyAppointed;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@RammeTest
@RecordApplicationEvents
class InvitationsTests {

    @Autowired
    Invitations invitations;

    @Autowired
    Organisations organisations;

    @Autowired
    Links links;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEvents events;

    @Autowired
    BackgroundWork background;

    @Autowired
    EntityManager entities;

    UUID organisation;

    @BeforeEach
    void anOrganisationInSetup() {
        organisation = UUID.randomUUID();
        Tenancy.in(organisation, () -> {
            var joined =
                    Organisation.joining(organisation, AnyCvr.fresh(), "Nordlys Energi A/S", false, clock.instant());
            joined.join();
            organisations.save(joined);
        });
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void nobody_is_told_before_the_proposals_are_sent() {
        propose(karen());

        assertThat(events.stream(AdministratorInvited.class)).isEmpty();
        assertThat(list()).extracting(Invitation::state).containsExactly(AppointmentState.PROPOSED);

        Tenancy.in(organisation, () -> invitations.sendProposed(organisation, "Mikkel Lund"));

        assertThat(events.stream(AdministratorInvited.class)).singleElement().satisfies(sent -> {
            assertThat(sent.organisationName()).isEqualTo("Nordlys Energi A/S");
            assertThat(sent.email()).isEqualTo("karen@nordlys.dk");
            assertThat(sent.invitedBy()).isEqualTo("Mikkel Lund");
            assertThat(Duration.between(clock.instant(), sent.expiresAt()).toDays())
                    .isBetween(59L, 60L);
        });
        assertThat(list()).extracting(Invitation::state).containsExactly(AppointmentState.INVITED);
    }

    @Test
    void a_list_of_many_costs_no_more_than_a_list_of_one() {
        propose(karen());
        Tenancy.in(organisation, () -> invitations.sendProposed(organisation, "Mikkel Lund"));
        var ofOne = statements(this::list);
        for (var name : List.of("Bo Lund", "Ida Holm", "Mads Krog")) {
            propose(SetupInvitationScene.byBirthDate(name));
        }
        Tenancy.in(organisation, () -> invitations.sendProposed(organisation, "Mikkel Lund"));

        var ofFour = statements(this::list);

        assertThat(list())
                .hasSize(4)
                .allSatisfy(one -> assertThat(one.expiresAt()).isNotNull());
        assertThat(ofFour).isEqualTo(ofOne);
    }

    private long statements(Runnable work) {
        var statistics =
                entities.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        // jobs may ask something meanwhile: the fewest are what the work asks
        return LongStream.range(0, 5)
                .map(time -> {
                    var before = statistics.getPrepareStatementCount();
                    work.run();
                    return statistics.getPrepareStatementCount() - before;
                })
                .min()
                .getAsLong();
    }

    @Test
    void sending_again_kills_the_former_link() {
        var appointment = propose(karen());
        Tenancy.in(organisation, () -> invitations.sendProposed(organisation, "Mikkel Lund"));
        clock.advance(Duration.ofSeconds(61));

        Tenancy.in(organisation, () -> invitations.resend(appointment, "Mikkel Lund"));

        var sent = events.stream(AdministratorInvited.class).toList();
        assertThat(sent).hasSize(2);
        assertThat(links.findLive(sent.get(0).token().value(), LinkPurpose.SETUP))
                .isEmpty();
        assertThat(links.findLive(sent.get(1).token().value(), LinkPurpose.SETUP))
                .isPresent();
    }

    @Test
    void a_link_that_ran_out_is_shown_as_such_and_can_be_sent_again() {
        var appointment = propose(karen());
        Tenancy.in(organisation, () -> invitations.sendProposed(organisation, "Mikkel Lund"));

        clock.advance(Duration.ofDays(61));

        assertThat(list())
                .singleElement()
                .satisfies(shown -> assertThat(shown.expired()).isTrue());
        Tenancy.in(organisation, () -> invitations.resend(appointment, "Mikkel Lund"));
        assertThat(list())
                .singleElement()
                .satisfies(shown -> assertThat(shown.expired()).isFalse());
    }

    @Test
    void a_withdrawn_invitation_is_dead_and_not_listed() {
        var appointment = propose(karen());
        Tenancy.in(organisation, () -> invitations.sendProposed(organisation, "Mikkel Lund"));

        Tenancy.in(organisation, () -> invitations.withdraw(appointment));

        var sent = events.stream(AdministratorInvited.class).toList();
        assertThat(links.findLive(sent.get(0).token().value(), LinkPurpose.SETUP))
                .isEmpty();
        assertThat(list()).isEmpty();
        assertThatThrownBy(() -> Tenancy.in(organisation, () -> invitations.resend(appointment, "Mikkel Lund")))
                .isInstanceOf(InvitationClosed.class);
    }

    @Test
    void a_link_is_sent_at_most_once_a_minute_and_ten_times_a_day() {
        var appointment = invited(karen());

        assertThatThrownBy(() -> resend(appointment)).isInstanceOf(SentTooOften.class);
        for (var i = 1; i < InvitationMails.MOST_A_DAY; i++) {
            clock.advance(Duration.ofSeconds(61));
            resend(appointment);
        }
        clock.advance(Duration.ofSeconds(61));
        assertThatThrownBy(() -> resend(appointment)).isInstanceOf(SentTooOften.class);
        clock.advance(Duration.ofDays(1));
        resend(appointment);

        assertThat(events.stream(AdministratorInvited.class)).hasSize(InvitationMails.MOST_A_DAY + 1);
    }

    @Test
    void withdrawing_and_appointing_again_does_not_get_round_the_limit_of_an_address() {
        for (var i = 0; i < InvitationMails.MOST_A_DAY; i++) {
            withdraw(invite(karen(), "Karen@Nordlys.dk"));
        }

        assertThatThrownBy(() -> invite(karen(), "karen@nordlys.dk")).isInstanceOf(SentTooOften.class);

        var elsewhere = invite(karen(), "karen@elsewhere.dk");
        assertThatThrownBy(() -> Tenancy.in(
                        organisation,
                        () -> invitations.readdress(elsewhere, new EmailAddress("KAREN@nordlys.dk"), "Mikkel Lund")))
                .isInstanceOf(SentTooOften.class);
        withdraw(elsewhere);
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        invite(karen(), "karen@nordlys.dk");
        assertThat(events.stream(AdministratorInvited.class)).hasSize(InvitationMails.MOST_A_DAY + 2);
    }

    @Test
    void of_many_who_appoint_at_once_to_one_address_no_more_get_through_than_may() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        var outcomes = new ArrayList<Boolean>();
        var people = IntStream.range(0, InvitationMails.MOST_A_DAY + 5)
                .<Callable<Boolean>>mapToObj(n -> () -> invitedBy(someone(n)))
                .toList();
        for (var one : pool.invokeAll(people)) {
            outcomes.add(one.get());
        }
        pool.shutdown();

        assertThat(outcomes).filteredOn(sent -> sent).hasSize(InvitationMails.MOST_A_DAY);
        assertThat(list()).hasSize(InvitationMails.MOST_A_DAY);
    }

    @Test
    void of_many_who_send_again_at_once_one_does() throws Exception {
        var appointment = invited(karen());
        clock.advance(Duration.ofSeconds(61));

        var pool = Executors.newFixedThreadPool(8);
        var outcomes = new ArrayList<String>();
        for (var one : pool.invokeAll(Collections.<Callable<String>>nCopies(8, () -> resent(appointment)))) {
            outcomes.add(one.get());
        }
        pool.shutdown();

        assertThat(outcomes).hasSize(8).filteredOn("sent"::equals).hasSize(1);
    }

    @Test
    void to_a_corrected_address_the_link_goes_at_once_and_the_former_is_dead() {
        var appointment = invited(karen());

        Tenancy.in(
                organisation,
                () -> invitations.readdress(appointment, new EmailAddress("karen.holm@nordlys.dk"), "Mikkel Lund"));

        var sent = events.stream(AdministratorInvited.class).toList();
        assertThat(sent)
                .extracting(AdministratorInvited::email)
                .containsExactly("karen@nordlys.dk", "karen.holm@nordlys.dk");
        assertThat(links.findLive(sent.get(0).token().value(), LinkPurpose.SETUP))
                .isEmpty();
        assertThat(links.findLive(sent.get(1).token().value(), LinkPurpose.SETUP))
                .isPresent();
        assertThat(list()).extracting(Invitation::email).containsExactly("karen.holm@nordlys.dk");
    }

    @Test
    void a_mail_that_waits_is_not_sent_when_the_invitation_is_withdrawn() {
        background.stop();
        try {
            var appointment = invited(karen());
            assertThat(mails()).containsExactly("QUEUED with link");

            Tenancy.in(organisation, () -> invitations.withdraw(appointment));

            assertThat(mails()).containsExactly("CANCELLED without");
        } finally {
            background.goOn();
        }
    }

    @Test
    void nobody_is_appointed_twice() {
        propose(karen());

        assertThatThrownBy(() -> propose(karen())).isInstanceOf(AlreadyAppointed.class);
        assertThatThrownBy(() -> propose(Appointee.withBirthDate(
                        new PersonName("karen holm"),
                        new EmailAddress("other@nordlys.dk"),
                        LocalDate.of(1980, 2, 1),
                        "da",
                        Set.of())))
                .isInstanceOf(AlreadyAppointed.class);
    }

    @Test
    void the_number_is_kept_sealed_and_never_in_clear() {
        propose(karen());

        var dump = Tenancy.in(
                organisation,
                () -> transaction.execute(
                        status -> jdbc.sql("select a::text || encode(cpr_sealed, 'escape') from appointment a")
                                .query(String.class)
                                .single()));

        assertThat(dump).contains("Karen Holm").doesNotContain("0102801234");
    }

    @Test
    void an_invitation_of_another_organisation_is_none() {
        var appointment = propose(karen());

        assertThatThrownBy(() -> Tenancy.in(UUID.randomUUID(), () -> invitations.withdraw(appointment)))
                .isInstanceOf(InvitationClosed.class);
    }

    private UUID propose(Appointee who) {
        return Tenancy.in(organisation, () -> invitations.propose(organisation, who));
    }

    private UUID invited(Appointee who) {
        var appointment = propose(who);
        Tenancy.in(organisation, () -> invitations.sendProposed(organisation, "Mikkel Lund"));
        return appointment;
    }

    private UUID invite(Appointee who, String email) {
        var there = new Appointee(
                who.name(),
                new EmailAddress(email),
                who.cpr(),
                who.birthDate(),
                who.login(),
                who.language(),
                who.extraRoles());
        Tenancy.in(organisation, () -> invitations.invite(organisation, there, "Mikkel Lund"));
        return list().get(0).appointmentId();
    }

    private void withdraw(UUID appointment) {
        Tenancy.in(organisation, () -> invitations.withdraw(appointment));
    }

    private boolean invitedBy(Appointee who) {
        try {
            Tenancy.in(organisation, () -> invitations.invite(organisation, who, "Mikkel Lund"));
            return true;
        } catch (SentTooOften tooOften) {
            return false;
        }
    }

    private static Appointee someone(int number) {
        return Appointee.withBirthDate(
                new PersonName("Person " + number),
                new EmailAddress("post@nordlys.dk"),
                LocalDate.of(1980, 2, 1).plusDays(number),
                "da",
                Set.of());
    }

    private String resent(UUID appointment) {
        try {
            resend(appointment);
            return "sent";
        } catch (SentTooOften tooOften) {
            return "refused";
        }
    }

    private void resend(UUID appointment) {
        Tenancy.in(organisation, () -> invitations.resend(appointment, "Mikkel Lund"));
    }

    private List<String> mails() {
        return Tenancy.in(
                organisation,
                () -> transaction.execute(
                        status -> jdbc.sql("""
                        select state || case when link_sealed is null then ' without' else ' with link' end from outbox_mail
                        """).query(String.class).list()));
    }

    private List<Invitation> list() {
        return Tenancy.in(organisation, () -> invitations.list(organisation));
    }

    private static Appointee karen() {
        return Appointee.withCpr(
                new PersonName("Karen Holm"),
                new EmailAddress("karen@nordlys.dk"),
                new CprNumber("0102801234"),
                "da",
                Set.of(Role.USER_ADMINISTRATOR));
    }
}
