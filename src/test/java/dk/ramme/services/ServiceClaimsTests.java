package dk.ramme.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dk.ramme.AnOrganisation;
import dk.ramme.Patience;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.identifier.CprNumber;
import dk.ramme.login.AssuranceLevel;
import dk.ramme.login.Browser;
import dk.ramme.login.Browser.Page;
import dk.ramme.login.LoginPeople;
import dk.ramme.login.TestPerson;
import dk.ramme.people.Role;
import dk.ramme.services.SelfService.Subject;
import dk.ramme.services.ServiceOrder.Agreed;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a service is told by what was agreed with it and by what is known of the user (O3, U9), over real HTTP. */
@RammeTest
class ServiceClaimsTests {

    private static final String ALL = "openid profile email organisation rights";
    private static final Agreed PUBLIC_BODY = new Agreed(Subject.PAIRWISE, true, false);

    @Autowired
    ApplicationContext beans;

    @Autowired
    Stored stored;

    @Autowired
    TestClock clock;

    LoginPeople people;
    ServiceScene scene;
    Browser browser;
    TestPerson karen;
    CprNumber cpr;
    UUID nordlys;
    UUID user;

    @BeforeEach
    void open() {
        people = new LoginPeople(beans);
        scene = new ServiceScene(beans);
        browser = scene.browser();
        karen = TestPerson.fresh("Karen Holm");
        cpr = AnOrganisation.anyCpr();
        nordlys = people.organisation("Nordlys Energi A/S");
        user = people.appointed(nordlys, karen, cpr, Role.ORGANISATION_ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        scene.close();
        clock.reset();
    }

    @Test
    void where_a_user_works_goes_with_the_organisation() {
        change("production_unit = '1099388394', se_number = '30866687'");
        var service = scene.service();

        var question = scene.upToTheQuestion(browser, service.at("/login").toString(), karen);
        scene.yes(browser, question);

        assertThat(question.text()).contains("RID-nummer, P-nummer og SE-nummer, der er registreret på dig");
        assertThat(told(service)).containsEntry("production_unit", "1099388394").containsEntry("se_number", "30866687");
        assertThat(asked(service))
                .containsEntry("production_unit", "1099388394")
                .containsEntry("se_number", "30866687");
        var other = scene.service();
        comesTo(other, "openid profile email rights");
        assertThat(told(other)).doesNotContainKeys("production_unit", "se_number", "cvr");
    }

    @Test
    void services_see_the_pseudonym_of_whoever_is_to_be_anonymous_from_the_moment_they_are() {
        var service = scene.service();
        var asked = browser.open(service.at("/login").toString());
        scene.logIn(browser, service, karen);

        change("pseudonym = 'Sagsbehandler 7'");

        assertThat(asked.text()).contains("Dit navn, eller dit pseudonym, hvis du har et");
        var second = ServiceLoginTests.tokens(service).text("refresh_token");
        assertThat(asked(service)).containsEntry("name", "Sagsbehandler 7");
        assertThat(service.read(service.refresh(second).text("id_token"), "JWT").getClaims())
                .containsEntry("name", "Sagsbehandler 7");
        var other = scene.service();
        var question = browser.open(other.at("/login").toString());
        assertThat(question.text()).contains("Dit pseudonym, Sagsbehandler 7, i stedet for dit navn");
        scene.yes(browser, question);
        assertThat(told(other).toString()).contains("Sagsbehandler 7").doesNotContain("Karen");
    }

    @Test
    void a_service_knows_the_user_by_the_number_of_ramme_where_that_was_agreed() {
        var agreed = new Agreed(Subject.USER, false, false);
        var first = scene.agreeing(agreed);
        var second = scene.agreeing(agreed);

        var question = scene.upToTheQuestion(browser, first.at("/login").toString(), karen);
        scene.yes(browser, question);
        scene.yes(browser, browser.open(second.at("/login").toString()));

        assertThat(question.text())
                .contains("som andre tjenester også kan kende dig på")
                .doesNotContain("der kun bruges hos denne tjeneste");
        assertThat(told(first)).containsEntry("sub", user.toString());
        assertThat(told(second)).containsEntry("sub", user.toString());
        assertThat(asked(first)).containsEntry("sub", user.toString());
        people.suspend(nordlys, user);
        Patience.until(Duration.ofSeconds(20), () -> !first.told().isEmpty());
        assertThat(first.told().get(0).getSubject()).isEqualTo(user.toString());
    }

    @Test
    void a_public_body_that_asks_is_told_the_cpr_number_when_it_asks_for_it_and_never_in_a_token() {
        var service = scene.agreeing(PUBLIC_BODY, "cpr");

        var question = comesTo(service, ALL + " cpr");

        assertThat(question.text())
                .contains("Dit CPR-nummer, hvis organisationen har det")
                .doesNotContain("bliver aldrig");
        assertThat(told(service)).doesNotContainKey("cpr");
        assertThat(told(service).toString()).doesNotContain(cpr.value());
        assertThat(toldOnTrail()).isZero();
        assertThat(asked(service)).containsEntry("cpr", cpr.value());
        var renewed = service.refresh(ServiceLoginTests.tokens(service).text("refresh_token"));
        assertThat(service.read(renewed.text("id_token"), "JWT").getClaims()).doesNotContainKey("cpr");
        assertThat(service.get("/oauth2/userinfo", renewed.text("access_token")).body())
                .containsEntry("cpr", cpr.value());
        assertThat(toldOnTrail()).isEqualTo(2);
        assertThat(browser.open("/me/activity").text())
                .contains("En selvbetjeningsløsning fik brugerens CPR-nummer")
                .doesNotContain(cpr.value());
    }

    @Test
    void it_is_told_to_nobody_who_did_not_ask_or_may_not() {
        var silent = scene.agreeing(PUBLIC_BODY, "cpr");
        var question = comesTo(silent, ALL);
        assertThat(question.text()).contains("Dit CPR-nummer bliver aldrig");
        assertThat(asked(silent)).doesNotContainKey("cpr");
        // a yes to less is no yes to this
        var more = silent.request();
        more.put("scope", ALL + " cpr");
        assertThat(browser.open(silent.authorize(more)).text()).contains("Dit CPR-nummer, hvis organisationen har det");

        var ordinary = scene.service();
        var request = ordinary.request();
        request.put("scope", ALL + " cpr");
        assertThat(browser.open(ordinary.authorize(request)).text()).contains("Afvist: invalid_scope");
        assertThat(toldOnTrail()).isZero();
    }

    @Test
    void it_is_not_told_of_whoever_is_to_be_anonymous() {
        change("pseudonym = 'Sagsbehandler 7'");
        var service = scene.agreeing(PUBLIC_BODY, "cpr");

        var question = comesTo(service, ALL + " cpr");

        assertThat(question.text())
                .contains("Dit CPR-nummer bliver ikke givet videre, fordi du har et pseudonym")
                .doesNotContain("hvis organisationen har det");
        assertThat(asked(service)).doesNotContainKey("cpr");
        assertThat(toldOnTrail()).isZero();
    }

    @Test
    void where_none_is_known_nothing_is_said() {
        change("cpr_sealed = null, cpr_index = null, cpr_index_key = null");
        var service = scene.agreeing(PUBLIC_BODY, "cpr");
        comesTo(service, ALL + " cpr");

        assertThat(asked(service)).doesNotContainKey("cpr").containsEntry("name", "Karen Holm");
        assertThat(toldOnTrail()).isZero();
    }

    @Test
    void the_organisation_sees_which_services_may_be_told_it() {
        var without = scene.agreeing(PUBLIC_BODY).id();
        var with = scene.agreeing(PUBLIC_BODY, "cpr").id();
        browser.logIn(karen);

        assertThat(beans.getBean(ServiceUse.class).of(nordlys))
                .filteredOn(service -> List.of(without, with).contains(service.id()))
                .extracting(service -> service.id(), service -> service.cpr())
                .containsExactlyInAnyOrder(tuple(without, false), tuple(with, true));
        assertThat(browser.open("/settings/services").text())
                .contains(
                        "En offentlig myndighed driver løsningen og kan få CPR-nummeret på de brugere, der logger ind");
    }

    @Test
    void no_other_service_can_be_registered_for_it() {
        assertThatThrownBy(() -> scene.agreeing(Agreed.NOTHING, "cpr"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--public-body yes");
        var service = scene.service();
        assertThatThrownBy(() -> onDuty("update service set scopes = scopes || E'\\ncpr' where id = ?", service.id()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void what_was_agreed_is_read_from_the_options() throws Exception {
        var plain = ServiceOptions.read(options());
        var agreed = ServiceOptions.read(
                options("--subject", "user", "--public-body", "yes", "--scopes", "openid,cpr", "--level", "high"));

        assertThat(plain.agreed()).isEqualTo(Agreed.NOTHING);
        assertThat(agreed.agreed()).isEqualTo(new Agreed(Subject.USER, true, false));
        assertThat(agreed.leastLevel()).isEqualTo(AssuranceLevel.HIGH);
        for (var wrong : List.of(
                List.of("--subject", "cpr"),
                List.of("--public-body", "maybe"),
                List.of("--public-body"),
                List.of("--scopes", "openid,cpr"),
                List.of("--public-body", "no", "--scopes", "openid,cpr"))) {
            assertThatThrownBy(() -> ServiceOptions.read(options(wrong.toArray(String[]::new))))
                    .as(wrong.toString())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String[] options(String... more) {
        var all = new ArrayList<>(List.of(
                "services",
                "add",
                "x1",
                "--name",
                "X",
                "--contact",
                "a@b.example",
                "--redirect",
                "https://b.example/"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** With a request for these scopes, logged in or not. @return the question */
    private Page comesTo(IndberetBarsel service, String scopes) {
        var request = service.request();
        request.put("scope", scopes);
        var address = service.authorize(request);
        var question = browser.open("/me").path().equals("/me")
                ? browser.open(address)
                : scene.upToTheQuestion(browser, address, karen);
        scene.yes(browser, question);
        return question;
    }

    private static Map<String, Object> told(IndberetBarsel service) {
        return service.people().values().iterator().next();
    }

    private static Map<String, Object> asked(IndberetBarsel service) {
        return service.get("/oauth2/userinfo", ServiceLoginTests.tokens(service).text("access_token"))
                .body();
    }

    private int toldOnTrail() {
        return stored.count(nordlys, "audit_event where action = 'SERVICE_TOLD_CPR'");
    }

    private void change(String what) {
        stored.in(
                nordlys,
                () -> jdbc().sql("update organisation_user set " + what + ", version = version + 1 where id = ?")
                        .param(user)
                        .update());
    }

    private void onDuty(String sql, String parameter) {
        Tenancy.on(
                CrossTenantTask.SERVICE,
                () -> beans.getBean(TransactionTemplate.class)
                        .execute(status -> jdbc().sql(sql).param(parameter).update()));
    }

    private JdbcClient jdbc() {
        return beans.getBean(JdbcClient.class);
    }
}
