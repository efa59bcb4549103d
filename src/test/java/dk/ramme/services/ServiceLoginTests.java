package dk.ramme.services;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.login.Browser;
import dk.ramme.login.LoginPeople;
import dk.ramme.login.TestPerson;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Logging in to a self-service by Ramme, over real HTTP, with the simulator as MitID. */
@RammeTest
class ServiceLoginTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Stored stored;

    @Autowired
    TestClock clock;

    LoginPeople people;
    ServiceScene scene;
    IndberetBarsel service;
    Browser browser;
    TestPerson karen;
    UUID nordlys;
    UUID user;

    @BeforeEach
    void open() {
        people = new LoginPeople(beans);
        scene = new ServiceScene(beans);
        service = scene.service();
        browser = scene.browser();
        karen = TestPerson.fresh("Karen Holm");
        nordlys = people.organisation("Nordlys Energi A/S");
        user = people.appointed(nordlys, karen, Role.ORGANISATION_ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        scene.close();
        clock.reset();
    }

    @Test
    void a_person_comes_in_by_the_login_they_have_and_says_yes_once_they_know_what_is_handed_over() {
        var asked = browser.open(service.at("/login").toString());
        var question = scene.upToTheQuestion(browser, service.at("/login").toString(), karen);
        var come = scene.yes(browser, question);

        assertThat(asked.text()).contains("Log ind hos Indberet barsel", "Dine roller og rettigheder");
        assertThat(question.text())
                .contains("Karen Holm", "Nordlys Energi A/S", "dit private MitID", "Dit CPR-nummer bliver aldrig");
        assertThat(come.text()).contains("Karen Holm handler for Nordlys Energi A/S");
        assertThat(stored.trail(nordlys))
                .containsExactly("LOGIN_SUCCEEDED", "SERVICE_LOGGED_IN", "SERVICE_TOKENS_ISSUED");
    }

    @Test
    void the_service_is_told_what_stands_in_the_table() {
        stored.in(
                nordlys,
                () -> beans.getBean(JdbcClient.class)
                        .sql("""
                        insert into user_right (organisation_id, user_id, name, code, origin, given_at)
                        values (:organisation, :user, 'AUB', 'AUB', 'GIVEN', now())
                        """)
                        .param("organisation", nordlys)
                        .param("user", user)
                        .update());
        scene.logIn(browser, service, karen);

        var me = service.people().values().iterator().next();
        var privileges =
                new String(Base64.getDecoder().decode(String.valueOf(me.get("privileges"))), StandardCharsets.UTF_8);
        assertThat(me)
                .containsEntry("name", "Karen Holm")
                .containsEntry("email", "a@ramme.example")
                .containsEntry("org_name", "Nordlys Energi A/S")
                .containsEntry("acr", "https://data.gov.dk/concept/core/nsis/loa/Substantial")
                .containsEntry("amr", List.of("mfa"))
                .containsEntry("roles", List.of("ORGANISATION_ADMINISTRATOR"))
                .containsEntry("rights", List.of("AUB"))
                .containsKeys("sub", "sid", "auth_time", "cvr", "exp", "iat", "nonce");
        assertThat(me.get("sub")).isNotEqualTo(user.toString()).isNotEqualTo(karen.subject());
        assertThat(privileges)
                .contains("http://digst.dk/oiosaml/basic_privilege_profile")
                .contains("cvrNumberIdentifier:" + me.get("cvr") + "\"><Privilege>urn:dk:ramme:right:AUB</Privilege>");
    }

    @Test
    void the_same_is_told_to_whoever_asks_with_the_token() {
        scene.logIn(browser, service, karen);
        var me = service.people().values().iterator().next();

        var told = service.get("/oauth2/userinfo", tokens().text("access_token"));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body())
                .containsEntry("sub", me.get("sub"))
                .containsEntry("name", "Karen Holm")
                .containsEntry("cvr", me.get("cvr"))
                .doesNotContainKeys("nonce", "sid", "acr");
        assertThat(service.get("/oauth2/userinfo", "x").status()).isEqualTo(401);
        assertThat(service.get("/oauth2/userinfo", null).status()).isEqualTo(401);
    }

    @Test
    void a_second_service_comes_to_know_the_same_person_by_another_name() {
        var other = scene.service();
        scene.logIn(browser, service, karen);

        var come = scene.yes(browser, browser.open(other.at("/login").toString()));

        assertThat(come.text()).contains("Karen Holm handler for");
        assertThat(other.people().values().iterator().next().get("sub"))
                .isNotEqualTo(service.people().values().iterator().next().get("sub"));
    }

    @Test
    void whoever_has_said_yes_is_not_asked_again_in_the_same_login() {
        scene.logIn(browser, service, karen);

        var again = browser.open(service.at("/login").toString());
        var silent = service.request();
        silent.put("prompt", "none");

        assertThat(again.text()).contains("Karen Holm handler for");
        assertThat(browser.open(service.authorize(silent)).text()).contains("Karen Holm handler for");
        assertThat(service.people()).hasSize(1);
    }

    @Test
    void a_service_may_ask_for_a_login_of_now() {
        scene.logIn(browser, service, karen);
        var login = service.request();
        login.put("prompt", "login");
        var recent = service.request();
        recent.put("max_age", "60");

        for (var request : List.of(login, recent)) {
            clock.advance(Duration.ofMinutes(2));
            var question = browser.open(service.authorize(request));
            assertThat(question.text())
                    .contains("beder om, at du logger ind igen")
                    .doesNotContain("Fortsæt til");
            var name = ServiceScene.signIn(question);
            // a yes that no page offers counts for nothing
            assertThat(browser.submit(question, name, Map.of("answer", "yes")).path())
                    .isEqualTo(name);

            var page = browser.submit(question, name + "/again", Map.of());
            var anew = browser.choose(browser.submit(page, "/login", Map.of()), karen);
            assertThat(anew.text()).contains("Fortsæt til Indberet barsel");
            assertThat(scene.yes(browser, anew).text()).contains("Karen Holm handler for");
        }
    }

    @Test
    void without_a_login_a_silent_request_is_told_so_and_shows_nothing() {
        var silent = service.request();
        silent.put("prompt", "none");

        assertThat(browser.open(service.authorize(silent)).text()).contains("Afvist: login_required");
    }

    @Test
    void whoever_says_no_goes_back_without_a_code() {
        var question = scene.upToTheQuestion(browser, service.at("/login").toString(), karen);

        var back = browser.submit(question, ServiceScene.signIn(question), Map.of("answer", "no"));

        assertThat(back.text()).contains("Afvist: access_denied");
        assertThat(stored.trail(nordlys)).contains("SERVICE_LOGIN_REFUSED");
    }

    @Test
    void a_token_is_for_one_organisation_whichever_else_the_person_is_a_user_of() {
        var ferry = people.organisation("Ærø Færge");
        people.appointed(ferry, karen);
        var cvr = cvr(ferry);
        var forFerry = service.request();
        forFerry.put("scope", forFerry.get("scope") + " organisation:" + cvr);
        var choice = scene.upToTheQuestion(browser, service.authorize(forFerry), karen);
        var wrong = browser.submit(choice, "/login/organisation", Map.of("organisation", nordlys.toString()));
        var name = ServiceScene.signIn(wrong);
        var other = browser.submit(wrong, name + "/organisation", Map.of());
        var right = browser.submit(other, "/login/organisation", Map.of("organisation", ferry.toString()));

        var come = scene.yes(browser, right);

        assertThat(wrong.text())
                .contains("en anden organisation end Nordlys Energi A/S")
                .doesNotContain("Fortsæt til");
        assertThat(come.text()).contains("handler for Ærø Færge, CVR " + cvr);
    }

    @Test
    void tokens_are_renewed_with_what_is_true_then() {
        scene.logIn(browser, service, karen);
        var first = tokens();

        var second = service.refresh(first.text("refresh_token"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("refresh_token")).isNotEqualTo(first.text("refresh_token"));
        assertThat(service.read(second.text("id_token"), "JWT").getClaims())
                .containsEntry(
                        "sub", service.people().values().iterator().next().get("sub"))
                .containsEntry("sid", service.people().keySet().iterator().next());
        assertThat(service.get("/oauth2/userinfo", first.text("access_token")).status())
                .isEqualTo(401);
        assertThat(service.get("/oauth2/userinfo", second.text("access_token")).status())
                .isEqualTo(200);
        assertThat(stored.trail(nordlys)).endsWith("SERVICE_TOKENS_RENEWED");
    }

    @Test
    void discovery_says_what_is_true() {
        var said = service.get("/.well-known/openid-configuration", null).body();

        assertThat(said)
                .containsEntry("subject_types_supported", List.of("pairwise", "public"))
                .containsEntry("code_challenge_methods_supported", List.of("S256"))
                .containsEntry("backchannel_logout_supported", true)
                .containsEntry("request_uri_parameter_supported", false)
                .containsEntry("authorization_response_iss_parameter_supported", true)
                .containsEntry("id_token_signing_alg_values_supported", List.of("RS256"))
                .doesNotContainKeys("introspection_endpoint", "registration_endpoint");
        assertThat(service.get("/oauth2/keys", null).body().toString())
                .contains("kid")
                .doesNotContain(" d=", " p=", " q=");
        assertThat(service.post("/oauth2/introspect", Map.of("token", "x")).status())
                .isIn(401, 403);
    }

    private IndberetBarsel.Answer tokens() {
        return tokens(service);
    }

    @SuppressWarnings("unchecked")
    static IndberetBarsel.Answer tokens(IndberetBarsel service) {
        var me = service.people().values().iterator().next();
        return new IndberetBarsel.Answer(200, (Map<String, Object>) me.get("tokens"), "");
    }

    private String cvr(UUID organisation) {
        return stored.in(
                organisation,
                () -> beans.getBean(Organisations.class).cvrOf(organisation).orElseThrow());
    }
}
