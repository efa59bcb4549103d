package dk.ramme.joining.appointment;

import static dk.ramme.Pages.text;
import static dk.ramme.joining.appointment.SetupInvitationScene.byBirthDate;
import static dk.ramme.joining.appointment.SetupInvitationScene.byCpr;
import static dk.ramme.joining.appointment.SetupInvitationScene.soren;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.activation.AtOnce;
import dk.ramme.joining.Companies;
import dk.ramme.joining.JoinedOrganisations;
import dk.ramme.joining.JoiningTests;
import dk.ramme.joining.Walker;
import dk.ramme.joining.appointment.AppointmentEvent.AdministratorInvited;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.TemporaryCode;
import dk.ramme.link.TemporaryCodes;
import dk.ramme.login.LoginOutcome;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import dk.ramme.vault.OneTimeCode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * (S1, T28; security finding 8) Whoever is invited to the highest role and known by name and birth date only needs a code besides
 * the mailed link and a MitID of that name and day, as every user known that way does.
 */
@RammeTest
@RecordApplicationEvents
class InvitationCodeTests {

    private static final String ASKED = "/joining/invitation/code";
    private static final Pattern CODE = Pattern.compile("class=\"code\">([A-Z2-9-]{14})<");

    @Autowired
    ApplicationContext beans;

    @Autowired
    ApplicationEvents events;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    TemporaryCodes codes;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    TestClock clock;

    SetupInvitationScene scene;
    SignedInAs karen;
    SignedInAs guest;
    LinkToken token;
    UUID invited;
    UUID administrator;

    @BeforeEach
    void invited() {
        scene = new SetupInvitationScene(beans, events);
        administrator = organisations.administrator(scene.organisation, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        karen = SignedInAs.user(scene.organisation, administrator);
        token = scene.invite(byBirthDate());
        invited = scene.link(token).subjectId();
        guest = SignedInAs.guest(soren());
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    /** So it is with a link from before codes were asked for as well. */
    @Test
    void link_and_login_alone_make_nobody_administrator_and_the_page_says_who_can_make_a_code() {
        var link = scene.link(token);

        assertThat(scene.follow(token, soren())).isEqualTo(new LoginOutcome.Guest(ASKED + "?link=" + link.id()));

        var page = pages.get(guest, ASKED + "?link=" + link.id());
        assertThat(page).hasStatusOk();
        assertThat(text(page))
                .contains(
                        "Der er ingen kode", "gå til Karen Holm, der har inviteret dig", "organisationsadministrator");
        assertThat(scene.count("organisation_user where name = 'Søren Ågård'")).isZero();
        assertThat(scene.links.findLive(token.value(), LinkPurpose.SETUP)).isPresent();
    }

    @Test
    void link_login_and_code_together_make_the_administrator() {
        var code = make();

        assertThat(text(pages.get(guest, ASKED + "?link=" + scene.link(token).id())))
                .contains("Skriv koden", "12 bogstaver og tal")
                .doesNotContain(code.grouped());
        assertThat(type(code.grouped().toLowerCase(java.util.Locale.ROOT))).hasRedirectedUrl("/setup");

        assertThat(scene.count("organisation_user where name = 'Søren Ågård' and state = 'ACTIVE'"))
                .isOne();
        assertThat(scene.trail()).contains("ACTIVATION_CODE_MADE", "APPOINTMENT_ACCEPTED", "ROLE_GIVEN");
        assertThat(scene.count("activation_code where used_at is not null")).isOne();
    }

    @Test
    void a_person_of_another_name_or_day_of_birth_cannot_even_try() {
        var code = make();
        guest = SignedInAs.guest(SignedInAs.person("Søren Ågård", LocalDate.of(1979, 11, 3), null));

        assertThat(type(code.value())).hasRedirectedUrl("/joining/invitation/again");

        assertThat(kept().triesLeft()).isEqualTo(3);
        assertThat(text(pages.get(guest, "/joining/invitation/again"))).contains("Åbn linket i mailen");
    }

    @Test
    void three_wrong_ones_and_then_the_right_one_is_refused_and_the_administrators_are_told() {
        var code = make();
        var said = IntStream.range(0, 3)
                .mapToObj(n -> type(OneTimeCode.fresh().value()))
                .toList();

        assertThat(said).allSatisfy(answer -> assertThat(answer).hasStatus(422));
        assertThat(text(said.get(2))).contains("du har brugt alle tre forsøg", "Karen Holm");
        assertThat(type(code.value())).hasStatus(422).bodyText().contains("Koden kan ikke bruges mere");
        assertThat(scene.trail().stream().filter("ACTIVATION_CODE_WRONG"::equals))
                .hasSize(3);
        assertThat(scene.count("notification where kind = 'invitation-code-locked'"))
                .isOne();
        assertThat(text(pages.get(karen, settings()))).contains("tastet forkert tre gange");

        assertThat(type(make().value())).hasRedirectedUrl("/setup");
    }

    @Test
    void thirty_threads_have_three_tries_together() {
        make();
        var link = scene.link(token).id();

        var outcomes = AtOnce.run(IntStream.range(0, 30)
                .<Callable<Object>>mapToObj(n -> () -> Tenancy.in(
                        scene.organisation,
                        () -> codes.spendTry(invited)
                                .map(attempt -> {
                                    beans.getBean(InvitationCodes.class).wrong(invited, attempt);
                                    return attempt.tries();
                                })
                                .orElse(0)))
                .<Callable<Object>>toArray(Callable[]::new));

        assertThat(outcomes.stream().filter(tries -> !tries.equals(0))).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(scene.trail().stream().filter("ACTIVATION_CODE_WRONG"::equals))
                .hasSize(3);
        assertThat(scene.count("notification where kind = 'invitation-code-locked'"))
                .isOne();
        assertThat(scene.link(token).id()).isEqualTo(link);
        assertThat(type(make().value())).hasRedirectedUrl("/setup");
    }

    @Test
    void the_right_code_from_many_threads_at_once_makes_one_administrator() {
        var code = make();
        var link = scene.link(token).id();

        var outcomes = AtOnce.run(IntStream.range(0, 8)
                .<Callable<Object>>mapToObj(n -> () -> {
                    var answer = pages.post(SignedInAs.guest(soren()), ASKED, "link", link, "code", code.value());
                    return "/setup".equals(answer.getResponse().getHeader("Location"));
                })
                .<Callable<Object>>toArray(Callable[]::new));

        assertThat(outcomes).containsOnlyOnce(true).allMatch(Boolean.class::isInstance);
        assertThat(scene.count("organisation_user where name = 'Søren Ågård'")).isOne();
    }

    @Test
    void a_new_code_kills_the_former_and_each_is_shown_once_and_kept_as_a_hash() {
        var first = make();
        var second = make();

        assertThat(pages.get(karen, settings()))
                .hasStatusOk()
                .bodyText()
                .contains("Der er allerede lavet en kode")
                .doesNotContain(second.grouped());
        assertThat(scene.count("activation_code where code_hash like '$2%' and appointment_id = '" + invited + "'"))
                .isEqualTo(2);
        assertThat(type(first.value())).hasStatus(422);
        assertThat(type(second.value())).hasRedirectedUrl("/setup");
    }

    @Test
    void a_second_click_makes_no_second_code() {
        assertThat(pages.post(karen, settings())).hasStatusOk();
        assertThat(pages.post(karen, settings())).hasRedirectedUrl(settings());

        assertThat(scene.count("activation_code")).isOne();
    }

    /** The link outlives the code: a new one is all it takes. */
    @Test
    void a_code_lives_thirty_days() {
        var code = make();
        clock.advance(Duration.ofDays(30).plusMinutes(1));
        karen = SignedInAs.user(scene.organisation, administrator);

        assertThat(type(code.value())).hasStatus(422);
        assertThat(type(make().value())).hasRedirectedUrl("/setup");
    }

    @Test
    void what_can_be_no_code_costs_no_try() {
        make();

        assertThat(type("kort")).hasStatus(422).bodyText().contains("12 bogstaver og tal");
        assertThat(pages.post(guest, ASKED, "link", scene.link(token).id())).hasStatus(422);

        assertThat(kept().triesLeft()).isEqualTo(3);
    }

    @Test
    void whoever_is_invited_by_number_needs_no_code_and_gets_none() {
        scene.in(() -> {
            scene.invitations.withdraw(invited);
            return invited;
        });
        var byNumber = scene.invite(byCpr());
        var page = settings(scene.link(byNumber).subjectId());

        assertThat(pages.get(karen, page.replace("/code", "")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/code");
        assertThat(pages.get(karen, page)).hasRedirectedUrl("/settings/administrators");
        assertThat(pages.post(karen, page)).hasRedirectedUrl("/settings/administrators");
        assertThat(scene.count("activation_code where appointment_id is not null"))
                .isZero();
        assertThat(scene.follow(byNumber, soren())).isInstanceOf(LoginOutcome.Welcome.class);
    }

    @Test
    void an_invitation_that_is_taken_back_takes_its_code_along() {
        var code = make();
        var link = scene.link(token).id();

        assertThat(pages.post(karen, settings().replace("/code", "/withdraw"))).hasStatus(302);

        assertThat(pages.post(guest, ASKED, "link", link, "code", code.value()))
                .hasRedirectedUrl("/joining/invitation/gone");
        assertThat(scene.count("activation_code where revoked_at is null")).isZero();
        assertThat(pages.post(karen, settings())).hasRedirectedUrl("/settings/administrators");
    }

    @Test
    void the_settings_lead_to_its_code() {
        for (var page : new String[] {"/settings/administrators", settings().replace("/code", "")}) {
            assertThat(pages.get(karen, page)).as(page).hasStatusOk().bodyText().contains("href=\"" + settings());
        }
    }

    /** The first ones: the management representative makes it, on the page of the organisation's joining. */
    @Test
    void a_management_representative_makes_the_code_of_those_they_invited() {
        var cvr = Companies.withKaren();
        var representative = new Walker(mvc, SignedInAs.person("Karen Holm", JoiningTests.KARENS_BIRTHDAY, null));
        representative
                .chooses(cvr)
                .is("representative", "/joining/administrators")
                .appointsByBirthDate("Søren Ågård", "soren@smedjen.dk", "2-11-1979")
                .acceptsTheTerms()
                .confirms("/joining/done");
        token = lastToken();
        var page = "/joining/status/" + scene.link(token).subjectId() + "/code";

        assertThat(representative.get("/joining/done")).bodyText().contains("midlertidig kode");
        assertThat(representative.get("/joining/status")).bodyText().contains("href=\"" + page);
        assertThat(text(representative.get(page))).contains("Vi kender ikke CPR-nummeret på Søren Ågård");
        var code = shownIn(representative.post(page));
        assertThat(representative.get(page)).bodyText().doesNotContain(code.grouped());
        assertThat(representative.post(page)).hasRedirectedUrl(page);

        assertThat(type(code.value())).hasRedirectedUrl("/setup");
        assertThat(new JoinedOrganisations(beans).administrators(cvr))
                .singleElement()
                .satisfies(one -> assertThat(one.name()).isEqualTo("Søren Ågård"));
    }

    private LinkToken lastToken() {
        return events.stream(AdministratorInvited.class)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .token();
    }

    /** As the page of the invitation shows it to the administrator, once. */
    private OneTimeCode make() {
        var former = scene.in(() -> codes.find(invited)).map(TemporaryCode::id).orElse(null);
        return shownIn(
                former == null ? pages.post(karen, settings()) : pages.post(karen, settings(), "former", former));
    }

    private TemporaryCode kept() {
        return scene.in(() -> codes.find(invited)).orElseThrow();
    }

    private String settings() {
        return settings(invited);
    }

    private static String settings(UUID appointment) {
        return "/settings/administrators/invitations/" + appointment + "/code";
    }

    private MvcTestResult type(String code) {
        return pages.post(guest, ASKED, "link", scene.link(token).id(), "code", code);
    }

    private static OneTimeCode shownIn(MvcTestResult page) {
        var found = CODE.matcher(Pages.body(page));
        assertThat(found.find()).as("a code is shown").isTrue();
        return OneTimeCode.parse(found.group(1)).orElseThrow();
    }
}
