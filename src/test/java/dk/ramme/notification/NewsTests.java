package dk.ramme.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.activation.ActivationEvent.ActivationLinksIssued;
import dk.ramme.imports.ImportEvent.ImportFailed;
import dk.ramme.imports.ImportEvent.ImportFinished;
import dk.ramme.imports.ImportEvent.ImportFinished.Came;
import dk.ramme.imports.ImportEvent.ImportReady;
import dk.ramme.imports.ImportEvent.ImportRefused;
import dk.ramme.imports.ImportEvent.ImportWaiting;
import dk.ramme.joining.appointment.AppointmentEvent.AdministratorAccepted;
import dk.ramme.joining.appointment.AppointmentEvent.AdministratorInvited;
import dk.ramme.joining.appointment.AppointmentEvent.IdentityRefusedAgain;
import dk.ramme.link.BaseUrl;
import dk.ramme.people.Role;
import dk.ramme.people.User;
import dk.ramme.people.UserEvent.RoleChanged;
import dk.ramme.people.Users;
import dk.ramme.setup.OrganisationSetUp;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the features tell becomes mails and notifications, each once. */
@RammeTest
class NewsTests {

    private static final Instant EXPIRY = Instant.parse("2027-01-22T23:30:00Z");

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Notifications notifications;

    @Autowired
    Users users;

    @Autowired
    Mailbox mailbox;

    @Autowired
    BaseUrl baseUrl;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AnOrganisation anOrganisation;

    private UUID organisation;
    private UUID administrator;

    @BeforeEach
    void anOrganisationWithTwoAdministrators() {
        organisation = anOrganisation.ready();
        administrator = anOrganisation.administrator(organisation, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
    }

    @Test
    void whoever_is_invited_gets_the_link_and_when_it_expires_in_danish_time() {
        var token = LinkToken.fresh();

        publish(invited("aase@" + organisation + ".example", "da", token));

        var mail = mailbox.await("aase@" + organisation + ".example", "organisationsadministrator for Nordlys");
        assertThat(mail.to()).isEqualTo("Åse Bæk <aase@" + organisation + ".example>");
        assertThat(mail.firstLink()).isEqualTo(baseUrl.to("/joining/invitation/" + token.value()));
        assertThat(mail.text()).contains("Karen Holm", "23. januar 2027");
    }

    @Test
    void a_mail_is_in_its_readers_language() {
        publish(invited("aase@" + organisation + ".example", "en", LinkToken.fresh()));

        var mail = mailbox.await("aase@" + organisation + ".example", "organisation administrator");
        assertThat(mail.text()).contains("Dear Åse Bæk", "23 January 2027").doesNotContain("Kære");
    }

    @Test
    void an_import_that_has_ended_is_told_once_by_mail_and_once_here() {
        var other = anOrganisation.administrator(organisation, "Bo Lund", Role.ORGANISATION_ADMINISTRATOR);
        var bystander = anOrganisation.administrator(organisation, "Eva Dam", Role.USER_ADMINISTRATOR);
        var run = UUID.randomUUID();

        publish(new ImportFinished(organisation, run, 12480, 1, 31207, 0, Came.USERS, false));
        publish(new ImportFinished(organisation, run, 12480, 1, 31207, 0, Came.USERS, false));

        for (var told : List.of(administrator, other)) {
            var mail = mailbox.await(addressOf(told), "Importen");
            assertThat(mail.text())
                    .contains("12.480 nye brugere", "1 bruger", "ingen rækker", "31.207 nye rettigheder");
            assertThat(mail.firstLink()).isEqualTo(baseUrl.to("/imported-users"));
            assertThat(newsFor(told)).extracting(Notification::href).containsExactly("/setup/import/" + run);
            assertThat(mailbox.to(addressOf(told))).hasSize(1);
            assertThat(newsFor(told)).extracting(Notification::kind).containsExactly("import-finished");
        }
        assertThat(newsFor(bystander)).isEmpty();
        assertThat(mailsQueued()).isEqualTo(2);
    }

    @Test
    void an_import_that_waits_to_be_looked_through_is_told_once_and_so_is_one_that_could_not_be_read() {
        var ready = UUID.randomUUID();
        var refused = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            publish(new ImportReady(organisation, ready, 254));
            publish(new ImportRefused(organisation, refused));
        }

        var mail = mailbox.await(addressOf(administrator), "Vi har læst jeres data");
        assertThat(mail.text()).contains("254 rækker", "Intet er importeret endnu");
        assertThat(mail.firstLink()).isEqualTo(baseUrl.to("/setup/import/" + ready));
        assertThat(mailbox.await(addressOf(administrator), "Vi kunne ikke læse").firstLink())
                .isEqualTo(baseUrl.to("/setup/import/" + refused));
        assertThat(newsFor(administrator))
                .extracting(Notification::kind)
                .containsExactlyInAnyOrder("import-ready", "import-refused");
        assertThat(mailsQueued()).isEqualTo(2);
    }

    @Test
    void an_import_without_users_leads_to_what_is_next_for_what_came() {
        for (var came : List.of(Came.ADMINISTRATORS, Came.ORGANISATION, Came.NOTHING)) {
            publish(new ImportFinished(organisation, UUID.randomUUID(), 0, 0, 0, 2, came, false));
        }

        for (var subject : List.of("Administratorerne til", "Organisationsdata til")) {
            var mail = mailbox.await(addressOf(administrator), subject);
            assertThat(mail.text()).as(subject).contains("2 rækker er udeladt").doesNotContain("brugere");
            assertThat(mail.firstLink())
                    .as(subject)
                    .isIn(baseUrl.to("/setup"), baseUrl.to("/settings"), baseUrl.to("/settings/administrators"));
        }
        var nothing = mailbox.await(addressOf(administrator), "ikke noget nyt");
        assertThat(nothing.firstLink()).startsWith(baseUrl.to("/setup/import/"));
        assertThat(newsFor(administrator))
                .extracting(Notification::kind)
                .containsExactlyInAnyOrder("import-administrators", "import-organisation", "import-nothing");
    }

    @Test
    void a_registry_that_is_silent_is_told_once_a_silence() {
        var run = UUID.randomUUID();
        var since = Instant.parse("2026-11-24T08:00:00Z");

        publish(new ImportWaiting(organisation, run, since));
        publish(new ImportWaiting(organisation, run, since));

        assertThat(newsFor(administrator)).extracting(Notification::kind).containsExactly("import-waiting");
        publish(new ImportWaiting(organisation, run, since.plusSeconds(7200)));
        assertThat(newsFor(administrator)).hasSize(2);
    }

    @Test
    void a_cancelled_and_a_failed_import_are_called_what_they_are() {
        publish(new ImportFinished(organisation, UUID.randomUUID(), 1, 0, 1, 0, Came.USERS, true));
        publish(new ImportFailed(organisation, UUID.randomUUID(), 1, 0));

        assertThat(mailbox.await(addressOf(administrator), "afbrudt").text()).contains("1 ny bruger");
        assertThat(mailbox.await(addressOf(administrator), "gik i stå").text()).contains("1 ny bruger");
    }

    @Test
    void activated_users_get_a_link_each() {
        var items = IntStream.range(0, 40)
                .mapToObj(i -> new ActivationLinksIssued.Item(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "Bruger " + i,
                        "u" + i + "@" + organisation + ".example",
                        i % 2 == 0 ? "da" : "en",
                        LinkToken.fresh(),
                        EXPIRY))
                .toList();

        publish(new ActivationLinksIssued(organisation, "Nordlys Energi A/S", "Bo Lund", false, items));

        for (var item : List.of(items.get(0), items.get(1), items.get(39))) {
            assertThat(mailbox.await(item.email(), "Nordlys").firstLink())
                    .isEqualTo(baseUrl.to("/activate/" + item.token().value()));
        }
        assertThat(mailsQueued()).isEqualTo(40);
    }

    /** Whoever is sent a link again has a user, and a link that has died. */
    @Test
    void a_link_that_is_sent_again_is_not_written_to_somebody_new() {
        var address = "igen@" + organisation + ".example";
        var item = new ActivationLinksIssued.Item(
                UUID.randomUUID(), UUID.randomUUID(), "Åse Bæk", address, "da", LinkToken.fresh(), EXPIRY);
        var token = LinkToken.fresh();

        publish(new ActivationLinksIssued(organisation, "Nordlys Energi A/S", "Bo Lund", true, List.of(item)));
        publish(invited(address, "da", token, true));

        assertThat(mailbox.await(address, "Nyt link til at aktivere").text())
                .contains("virker ikke længere")
                .doesNotContain("har gjort en bruger klar");
        assertThat(mailbox.await(address, "Nyt link til dig som organisationsadministrator")
                        .text())
                .contains("virker ikke længere", token.value());
    }

    /** Of an organisation that is set up already there is nothing to set up (users finding 12). */
    @Test
    void whoever_is_invited_to_an_organisation_that_is_set_up_is_not_asked_to_set_it_up() {
        var address = "anden@" + organisation + ".example";

        publish(new AdministratorInvited(
                organisation,
                UUID.randomUUID(),
                "Nordlys Energi A/S",
                "Anders Lund",
                address,
                "da",
                LinkToken.fresh(),
                EXPIRY,
                "Karen Holm",
                false,
                true));

        assertThat(mailbox.await(address, "Du er udpeget").text())
                .contains("Organisationen er allerede sat op", "Bliv administrator")
                .doesNotContain("Begynd opsætningen", "Intet træder i kraft");
    }

    @Test
    void organisation_administrators_are_told_what_becomes_of_an_appointment() {
        var appointment = UUID.randomUUID();

        publish(new IdentityRefusedAgain(organisation, appointment, "Nordlys", "Åse Bæk", 3));
        publish(new AdministratorAccepted(organisation, appointment, "Nordlys", UUID.randomUUID(), "Åse Bæk"));

        assertThat(newsFor(administrator))
                .extracting(Notification::kind)
                .containsExactlyInAnyOrder("identity-refused", "administrator-accepted");
        assertThat(mailbox.await(addressOf(administrator), "linket til Åse Bæk").firstLink())
                .isEqualTo(baseUrl.to("/settings/administrators"));
        assertThat(mailsQueued()).isOne();
    }

    /** R31. */
    @Test
    void telling_that_fails_undoes_nothing_of_what_is_told() {
        var user = UUID.randomUUID();
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> {
                    users.save(User.appointed(
                            user, organisation, "Bo Lund", "bo@x.example", null, LocalDate.EPOCH, "da", EXPIRY));
                    // no text of the database can hold a NUL
                    events.publishEvent(
                            new AdministratorAccepted(organisation, UUID.randomUUID(), "Nordlys\0", user, "Bo Lund"));
                }));

        assertThat(addressOf(user)).isEqualTo("bo@x.example");
        assertThat(newsFor(administrator)).isEmpty();
    }

    @Test
    void an_administrator_without_an_address_is_told_here_and_undoes_nothing() {
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("update organisation_user set email = null where id = ?")
                                .param(administrator)
                                .update()));

        publish(new ImportFinished(organisation, UUID.randomUUID(), 1, 0, 0, 0, Came.USERS, false));

        assertThat(newsFor(administrator)).hasSize(1);
        assertThat(mailsQueued()).isZero();
    }

    @Test
    void the_confirmed_set_up_is_told_with_what_comes_next() {
        publish(new OrganisationSetUp(
                organisation, "Nordlys Energi A/S", administrator, "Karen Holm", clock.instant()));

        var mail = mailbox.await(addressOf(administrator), "er klar");
        assertThat(mail.text()).contains("Karen Holm", "aktivere brugerne");
        assertThat(mail.firstLink()).isEqualTo(baseUrl.to("/setup/done"));
        assertThat(newsFor(administrator)).extracting(Notification::kind).containsExactly("organisation-set-up");
    }

    @Test
    void each_change_of_a_role_is_told_to_the_person_it_concerns_and_to_nobody_else() {
        var user = anOrganisation.administrator(organisation, "Bo Lund");

        publish(new RoleChanged(organisation, user, Role.USER_ADMINISTRATOR, true, "Karen Holm"));
        publish(new RoleChanged(organisation, user, Role.USER_ADMINISTRATOR, false, "Karen Holm"));
        publish(new RoleChanged(organisation, user, Role.USER_ADMINISTRATOR, true, "Karen Holm"));

        assertThat(mailbox.await(addressOf(user), "Du er nu brugeradministrator for Nordlys")
                        .text())
                .contains("Karen Holm");
        assertThat(mailbox.await(addressOf(user), "Du er ikke længere brugeradministrator")
                        .text())
                .contains("Karen Holm");
        assertThat(newsFor(user)).hasSize(3);
        assertThat(mailsQueued()).isEqualTo(3);
        assertThat(newsFor(administrator)).isEmpty();
    }

    @Test
    void a_role_that_waits_for_activation_asks_nobody_to_log_in() {
        var address = "ida@" + organisation + ".example";
        var ida = anOrganisation.importedUser(organisation, "Ida Lund", address);

        publish(new RoleChanged(organisation, ida, Role.USER_ADMINISTRATOR, true, "Karen Holm"));

        var mail = mailbox.await(address, "Du bliver brugeradministrator for Nordlys");
        assertThat(mail.text()).contains("når din bruger er aktiveret").doesNotContain("Log ind");
        assertThat(mail.firstLink()).isEqualTo(baseUrl.to("/help/roles"));
    }

    private AdministratorInvited invited(String email, String language, LinkToken token) {
        return invited(email, language, token, false);
    }

    private AdministratorInvited invited(String email, String language, LinkToken token, boolean again) {
        return new AdministratorInvited(
                organisation,
                UUID.randomUUID(),
                "Nordlys Energi A/S",
                "Åse Bæk",
                email,
                language,
                token,
                EXPIRY,
                "Karen Holm",
                again,
                false);
    }

    private void publish(Object event) {
        Tenancy.in(organisation, () -> transaction.executeWithoutResult(status -> events.publishEvent(event)));
    }

    private List<Notification> newsFor(UUID user) {
        return Tenancy.in(organisation, () -> notifications.newest(user, null, Notifications.Narrowed.NOT, 10));
    }

    private String addressOf(UUID user) {
        return Tenancy.in(
                organisation, () -> users.findById(user).flatMap(User::email).orElseThrow());
    }

    private long mailsQueued() {
        return Tenancy.in(
                organisation,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from outbox_mail")
                        .query(Long.class)
                        .single()));
    }
}
