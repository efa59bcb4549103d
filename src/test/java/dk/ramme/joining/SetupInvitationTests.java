package dk.ramme.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.login.Browser;
import dk.ramme.login.LoginOutcome;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SignedInAs;
import dk.ramme.login.TestPerson;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The mailed link points to an appointment; only the appointed person gets anything out of it. */
@RammeTest
@RecordApplicationEvents
class SetupInvitationTests {

    static final CprNumber SORENS_NUMBER = new CprNumber("0211799995");
    static final LocalDate SORENS_BIRTHDAY = LocalDate.of(1979, 11, 2);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Organisations organisations;

    @Autowired
    Invitations invitations;

    @Autowired
    SetupInvitation invitation;

    @Autowired
    Links links;

    @Autowired
    Roles roles;

    @Autowired
    Users users;

    @Autowired
    AnOrganisation people;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    Environment environment;

    @Autowired
    ApplicationEvents events;

    UUID organisation;

    @BeforeEach
    void anOrganisation() {
        organisation = UUID.randomUUID();
        Tenancy.in(organisation, () -> {
            var joined = Organisation.joining(organisation, AnyCvr.fresh(), "Nordlys Energi A/S", false, Instant.now());
            joined.join();
            organisations.save(joined);
        });
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void the_appointed_person_becomes_administrator_with_the_roles_they_were_given() {
        var token = invite(byCpr(Role.USER_ADMINISTRATOR));

        var outcome = follow(token, soren());

        assertThat(outcome).isInstanceOfSatisfying(LoginOutcome.Welcome.class, welcome -> {
            assertThat(welcome.location()).isEqualTo("/setup");
            assertThat(rolesOf(welcome.userId()))
                    .containsExactlyInAnyOrder(Role.ORGANISATION_ADMINISTRATOR, Role.USER_ADMINISTRATOR);
        });
        assertThat(trail()).contains("APPOINTMENT_ACCEPTED", "ROLE_GIVEN");
        assertThat(events.stream(AdministratorAccepted.class)).hasSize(1);
    }

    @Test
    void another_person_is_refused_and_learns_nothing() {
        var token = invite(byCpr());
        var otto = SignedInAs.person("Otto Friis", LocalDate.of(1981, 9, 7), new CprNumber("0709819999"));

        var outcome = follow(token, otto);

        assertThat(outcome).isEqualTo(new LoginOutcome.Refused("/joining/invitation/not-you"));
        assertThat(trail()).contains("IDENTITY_MISMATCH");
        assertThat(count("organisation_user")).isZero();
        assertThat(mvc.get().uri("/joining/invitation/not-you"))
                .hasStatus(403)
                .bodyText()
                .doesNotContain("Søren", "Nordlys", "soren@nordlys.dk", "Otto");
        assertThat(links.findLive(token.value(), LinkPurpose.SETUP)).isPresent();
        assertThat(follow(token, soren())).isInstanceOf(LoginOutcome.Welcome.class);
    }

    @Test
    void a_namesake_with_the_same_birthday_is_refused_where_the_number_is_known() {
        var token = invite(byCpr());

        var outcome = follow(token, SignedInAs.person("Søren Ågård", SORENS_BIRTHDAY, new CprNumber("0211799987")));

        assertThat(outcome).isInstanceOf(LoginOutcome.Refused.class);
    }

    @Test
    void without_a_number_name_and_birth_date_decide() {
        var token = invite(byBirthDate());

        assertThat(follow(token, SignedInAs.person("Søren Ågård", LocalDate.of(1979, 11, 3), null)))
                .isInstanceOf(LoginOutcome.Refused.class);
        assertThat(follow(token, SignedInAs.person("Sören Ågård", SORENS_BIRTHDAY, null)))
                .isInstanceOf(LoginOutcome.Refused.class);
        assertThat(follow(token, SignedInAs.person("SØREN  ÅGÅRD", SORENS_BIRTHDAY, SORENS_NUMBER)))
                .isInstanceOf(LoginOutcome.Welcome.class);
    }

    @Test
    void the_private_mitid_is_compared_and_not_kept() {
        follow(invite(byBirthDate()), SignedInAs.person("Søren Ågård", SORENS_BIRTHDAY, SORENS_NUMBER));

        var kept = Tenancy.in(
                organisation,
                () -> transaction.execute(status -> jdbc.sql(
                                "select u::text || coalesce(encode(cpr_index, 'hex'), 'no number') from organisation_user u")
                        .query(String.class)
                        .single()));

        assertThat(kept).contains("no number").doesNotContain(SORENS_NUMBER.value());
    }

    @Test
    void after_three_others_somebody_is_told_once() {
        var token = invite(byCpr());
        for (var i = 0; i < 5; i++) {
            follow(token, SignedInAs.person("Otto Friis", LocalDate.of(1981, 9, 7), new CprNumber("0709819999")));
        }

        assertThat(events.stream(IdentityRefusedAgain.class)).singleElement().satisfies(alarm -> {
            assertThat(alarm.refusals()).isEqualTo(3);
            assertThat(alarm.name()).isEqualTo("Søren Ågård");
        });
        assertThat(trail().stream().filter("IDENTITY_MISMATCH"::equals)).hasSize(5);
    }

    @Test
    void one_person_appointed_twice_is_one_user_with_both_roles() {
        var person = soren();
        var first = (LoginOutcome.Welcome) follow(invite(byCpr(Role.USER_ADMINISTRATOR)), person);
        var second = (LoginOutcome.Welcome) follow(invite(byCpr(Role.RIGHTS_ADMINISTRATOR)), person);

        assertThat(second.userId()).isEqualTo(first.userId());
        assertThat(count("organisation_user")).isOne();
        assertThat(rolesOf(first.userId())).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void a_suspended_user_cannot_come_back_by_an_invitation() {
        var person = soren();
        var user = ((LoginOutcome.Welcome) follow(invite(byCpr()), person)).userId();
        put(user, "SUSPENDED");
        var token = invite(byCpr());

        var outcome = follow(token, person);

        assertThat(outcome).isEqualTo(new LoginOutcome.Refused("/joining/invitation/suspended"));
        assertThat(links.findLive(token.value(), LinkPurpose.SETUP)).isPresent();
        assertThat(mvc.get().uri("/joining/invitation/suspended")).hasStatus(403);
    }

    @Test
    void a_user_who_awaits_activation_is_active_once_they_have_come_as_administrator() {
        var person = soren();
        var user = ((LoginOutcome.Welcome) follow(invite(byCpr()), person)).userId();
        put(user, "AWAITING_ACTIVATION");

        follow(invite(byCpr()), person);

        assertThat(count("organisation_user where state = 'ACTIVE'")).isOne();
    }

    @Test
    void whoever_was_imported_stays_the_same_user_with_their_rid_number_and_can_log_in_again() {
        var imported = people.importedUser(organisation, "Søren Ågård", null, SORENS_NUMBER);

        var outcome = follow(invite(byCpr()), soren());

        assertThat(outcome).isEqualTo(new LoginOutcome.Welcome(organisation, imported, "/setup"));
        assertThat(count("organisation_user where rid is not null and email = 'soren@nordlys.dk'"))
                .isOne();
        assertThat(count("organisation_user")).isOne();
        var user = Tenancy.in(
                organisation,
                () -> transaction.execute(status -> users.findById(imported).orElseThrow()));
        assertThat(user.letsPrivateMitIdIn(LoginPolicy.none())).isTrue();
    }

    @Test
    void a_suspended_user_does_not_come_back_with_another_login() {
        var suspended = people.importedUser(organisation, "Søren Ågård", "soren@nordlys.dk", SORENS_NUMBER);
        put(suspended, "SUSPENDED");

        var outcome = follow(invite(byCpr()), soren());

        assertThat(outcome).isEqualTo(new LoginOutcome.Refused("/joining/invitation/suspended"));
    }

    @Test
    void of_many_who_come_at_once_with_one_link_exactly_one_gets_in() throws Exception {
        for (var round = 0; round < 5; round++) {
            anOrganisation();
            var link = link(invite(byCpr()));
            var person = soren();
            List<Callable<LoginOutcome>> tries = new ArrayList<>();
            for (var i = 0; i < 32; i++) {
                tries.add(() -> invitation.complete(person, link.id().toString()));
            }

            var pool = Executors.newFixedThreadPool(32);
            var outcomes = new ArrayList<LoginOutcome>();
            for (var one : pool.invokeAll(tries)) {
                outcomes.add(one.get());
            }
            pool.shutdown();

            assertThat(outcomes.stream().filter(LoginOutcome.Welcome.class::isInstance))
                    .hasSize(1);
            assertThat(count("organisation_user")).isOne();
        }
    }

    @Test
    void looking_at_the_link_changes_nothing() {
        var token = invite(byCpr());
        for (var i = 0; i < 5; i++) {
            assertThat(look(token.value())).hasStatusOk();
        }
        assertThat(mvc.method(HttpMethod.HEAD).uri("/joining/invitation/" + token.value()))
                .hasStatusOk();

        assertThat(open(token.value())).hasStatus3xxRedirection();
        assertThat(follow(token, soren())).isInstanceOf(LoginOutcome.Welcome.class);
    }

    @Test
    void the_landing_page_says_nothing_about_the_organisation_or_the_person() {
        assertThat(look(invite(byCpr()).value())).bodyText().doesNotContain("Nordlys", "Søren", "soren@", "021179");
    }

    @Test
    void the_token_leaves_the_address_and_no_page_tells_it_on() {
        var token = invite(byCpr());

        var landing = look(token.value());
        var opened = open(token.value());

        assertThat(landing)
                .hasHeader("Referrer-Policy", "no-referrer")
                .hasHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        assertThat(opened.getResponse().getRedirectedUrl()).doesNotContain(token.value());
    }

    @Test
    void opening_needs_the_pages_own_token_against_forgery() {
        var token = invite(byCpr());

        assertThat(mvc.post().uri("/joining/invitation/open").param("token", token.value()))
                .hasStatus(403);
    }

    @Test
    void every_link_that_does_not_work_gets_the_same_answer_byte_for_byte() {
        var used = invite(byCpr());
        follow(used, soren());
        var replaced = invite(byBirthDate());
        var appointment = link(replaced).subjectId();
        clock.advance(Duration.ofSeconds(61));
        Tenancy.in(organisation, () -> invitations.resend(appointment, "Karen Holm"));
        var withdrawn = invite(byBirthDate("Cecilie Åkjær"));
        Tenancy.in(organisation, () -> invitations.withdraw(link(withdrawn).subjectId()));
        var expired = invite(byBirthDate("Anders Bæk"));
        clock.advance(Duration.ofDays(60).plusSeconds(1));

        var answers = new ArrayList<MvcTestResult>();
        for (var token : List.of(used, replaced, withdrawn, expired, LinkToken.fresh())) {
            answers.add(look(token.value()));
        }
        answers.add(look("abc"));
        answers.add(look("gone"));
        answers.add(look("<script>alert(1)<script>".replaceAll("[<>]", "")));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer).hasStatus(410);
            assertThat(answer.getResponse().getContentAsByteArray())
                    .isEqualTo(answers.get(0).getResponse().getContentAsByteArray());
        });
        assertThat(answers.get(0)).bodyText().contains("60 dage", "ledelsesrepræsentant", "Log ind");
        assertThat(open(used.value())).hasStatus(410);
    }

    @Test
    void through_mitid_and_back_the_appointed_person_comes_to_the_setup() {
        var person = TestPerson.fresh("Søren Ågård").claiming("mitid.date_of_birth", "1979-11-02");
        var token = invite(byBirthDate());
        var browser = new Browser(environment);

        var landing = browser.open("/joining/invitation/" + token.value());
        var simulator = browser.submit(landing, "/joining/invitation/open", Map.of("token", token.value()));
        var end = browser.choose(simulator, person);

        assertThat(end.path()).startsWith("/setup");
        assertThat(end.body()).doesNotContain(token.value());
        assertThat(browser.open("/joining/invitation/" + token.value()).status())
                .isEqualTo(410);
    }

    @Test
    void through_mitid_and_back_a_stranger_is_not_logged_in() {
        var token = invite(byBirthDate());
        var browser = new Browser(environment);
        var landing = browser.open("/joining/invitation/" + token.value());
        var simulator = browser.submit(landing, "/joining/invitation/open", Map.of("token", token.value()));

        var end = browser.choose(simulator, TestPerson.fresh("Otto Friis"));

        assertThat(end.path()).isEqualTo("/joining/invitation/not-you");
        assertThat(end.text()).doesNotContain("Søren", "Nordlys");
        assertThat(browser.open("/setup").path()).startsWith("/login");
    }

    private LinkToken invite(Appointee who) {
        Tenancy.in(organisation, () -> {
            invitations.propose(organisation, who);
            invitations.sendProposed(organisation, "Karen Holm");
        });
        return events.stream(AdministratorInvited.class)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .token();
    }

    private void put(UUID user, String state) {
        Tenancy.in(
                organisation,
                () -> transaction.execute(status -> jdbc.sql("update organisation_user set state = ? where id = ?")
                        .params(state, user)
                        .update()));
    }

    private LoginOutcome follow(LinkToken token, MitIdIdentity person) {
        return invitation.complete(person, link(token).id().toString());
    }

    private MailedLink link(LinkToken token) {
        return links.findLive(token.value(), LinkPurpose.SETUP).orElseThrow();
    }

    private MvcTestResult look(String token) {
        return mvc.get().uri("/joining/invitation/{token}", token).exchange();
    }

    private MvcTestResult open(String token) {
        return mvc.post()
                .uri("/joining/invitation/open")
                .param("token", token)
                .with(csrf())
                .exchange();
    }

    private Set<Role> rolesOf(UUID user) {
        return Tenancy.in(organisation, () -> transaction.execute(status -> roles.of(user)));
    }

    private List<String> trail() {
        return Tenancy.in(
                organisation,
                () -> transaction.execute(status -> jdbc.sql("select action from audit_event order by id")
                        .query(String.class)
                        .list()));
    }

    private long count(String table) {
        return Tenancy.in(
                organisation,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }

    private static MitIdIdentity soren() {
        return SignedInAs.person("Søren Ågård", SORENS_BIRTHDAY, SORENS_NUMBER);
    }

    private static Appointee byCpr(Role... extra) {
        return Appointee.withCpr(
                new PersonName("Søren Ågård"),
                new EmailAddress("soren@nordlys.dk"),
                SORENS_NUMBER,
                "da",
                Set.of(extra));
    }

    private static Appointee byBirthDate() {
        return byBirthDate("Søren Ågård");
    }

    private static Appointee byBirthDate(String name) {
        return Appointee.withBirthDate(
                new PersonName(name), new EmailAddress("soren@nordlys.dk"), SORENS_BIRTHDAY, "da", Set.of());
    }
}
