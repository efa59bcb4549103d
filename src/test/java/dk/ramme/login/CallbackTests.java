package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import dk.ramme.RammeTest;
import dk.ramme.people.Role;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** What comes back from the broker belongs to the browser that asked, and to the broker that was asked (T9, T10, T12). */
@RammeTest
class CallbackTests {

    private static final String CALLBACK = "/login/oauth2/code/double";

    @Autowired
    BrokerDouble broker;

    @Autowired
    RefusedLogins refused;

    @Autowired
    Environment environment;

    @Autowired
    ApplicationContext beans;

    Browser browser;
    long mark;

    @BeforeEach
    void open() {
        browser = new Browser(environment);
        mark = refused.count();
    }

    @AfterEach
    void behave() {
        broker.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?code=abc", "?code=abc&state=", "?code=abc&state=made-up", "?error=access_denied&state=made-up"
            })
    void an_answer_nobody_asked_for_is_refused(String answer) {
        browser.open("/login");

        var page = browser.open(CALLBACK + answer);

        assertThat(page.path()).startsWith("/login?problem=");
        assertThat(refused.reasonsSince(mark)).hasSize(1);
    }

    @Test
    void an_answer_meant_for_another_session_is_refused() {
        var stolen = answerTo(new Browser(environment));

        var page = browser.open(path(stolen));

        assertThat(page.path()).isEqualTo("/login?problem=state-lost");
        assertThat(refused.reasonsSince(mark)).containsExactly("STATE_LOST");
    }

    @Test
    void a_code_slipped_into_another_session_is_refused_by_the_verifier() {
        var stolen = answerTo(new Browser(environment));
        var own = answerTo(browser);

        var page = browser.open(CALLBACK + "?code=" + parameter(stolen, "code") + "&state=" + parameter(own, "state"));

        assertThat(page.path()).isEqualTo("/login?problem=token-invalid");
        assertThat(refused.reasonsSince(mark)).containsExactly("TOKEN_INVALID");
    }

    @Test
    void a_code_slipped_into_another_session_is_refused_by_the_nonce_when_the_broker_forgets_the_verifier() {
        broker.forgetVerifier();
        var stolen = answerTo(new Browser(environment));
        var own = answerTo(browser);

        var page = browser.open(CALLBACK + "?code=" + parameter(stolen, "code") + "&state=" + parameter(own, "state"));

        assertThat(page.path()).isEqualTo("/login?problem=token-invalid");
        assertThat(refused.reasonsSince(mark)).containsExactly("TOKEN_INVALID");
    }

    @Test
    void an_answer_is_good_once() {
        var answer = answerTo(browser);
        browser.open(path(answer));

        var again = browser.open(path(answer));

        assertThat(again.path()).isEqualTo("/login?problem=state-lost");
    }

    @Test
    void an_answer_at_another_brokers_address_is_refused() {
        var answer = answerTo(browser);

        var page = browser.open(path(answer).replace(CALLBACK, "/login/oauth2/code/mitid"));

        assertThat(page.path()).isEqualTo("/login?problem=token-invalid");
        assertThat(refused.reasonsSince(mark)).containsExactly("TOKEN_INVALID");
    }

    @Test
    void an_answer_that_names_another_issuer_is_refused() {
        broker.answerWith(Map.of("iss", "https://evil.example"));

        var page = browser.open("/oauth2/authorization/double");

        assertThat(page.path()).isEqualTo("/login?problem=token-invalid");
        assertThat(refused.reasonsSince(mark)).containsExactly("TOKEN_INVALID");
    }

    @Test
    void an_answer_that_names_the_right_issuer_is_taken() {
        broker.answerWith(Map.of("iss", broker.issuer()));

        assertThat(browser.open("/oauth2/authorization/double").path()).isEqualTo("/login/not-a-user");
    }

    @Test
    void the_same_subject_at_another_broker_is_another_person() {
        var people = new LoginPeople(beans);
        var known = TestPerson.fresh("Karen Holm").as("double");
        people.appointed(people.organisation("Nordlys Energi A/S"), known, Role.ORGANISATION_ADMINISTRATOR);

        var page = browser.open("/oauth2/authorization/double");

        assertThat(page.path()).isEqualTo("/login/not-a-user");
        assertThat(browser.logIn(known).path()).isEqualTo("/home");
    }

    @Test
    void whoever_stops_at_mitid_may_try_again() {
        var answer = answerTo(browser);

        var page = browser.open(CALLBACK + "?error=access_denied&state=" + parameter(answer, "state"));

        assertThat(page.path()).isEqualTo("/login?problem=cancelled");
        assertThat(page.text()).contains("Du afbrød MitID");
        assertThat(refused.reasonsSince(mark)).containsExactly("CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/userinfo"})
    void a_broker_that_goes_away_in_the_middle_gets_a_page_of_its_own(String endpoint) {
        broker.cutOff(endpoint);

        var page = browser.open("/oauth2/authorization/double");

        assertThat(page.path()).isEqualTo("/login?problem=broker-unavailable");
        assertThat(refused.reasonsSince(mark)).containsExactly("BROKER_UNAVAILABLE");
    }

    @Test
    void keys_that_cannot_be_fetched_let_nobody_in() {
        broker.sign(set -> BrokerDouble.sign(set, JWSAlgorithm.RS256, "a-new-key", JOSEObjectType.JWT));
        broker.cutOff("/jwks");

        var page = browser.open("/oauth2/authorization/double");

        assertThat(page.path()).isEqualTo("/login?problem=broker-unavailable");
        assertThat(refused.reasonsSince(mark)).containsExactly("BROKER_UNAVAILABLE");
    }

    @Test
    void the_request_asks_for_a_fresh_login_with_verifier_state_and_nonce() {
        var asked = location(browser, "/oauth2/authorization/double");

        assertThat(asked.getRawQuery())
                .contains("code_challenge_method=S256", "code_challenge=", "state=", "nonce=")
                .contains("prompt=login", "max_age=300", "idp_values=mitid")
                .contains("redirect_uri=" + environment.getProperty("ramme.base-url") + CALLBACK);
    }

    /** The address the broker sends the browser back to. */
    private URI answerTo(Browser asking) {
        var atBroker = location(asking, "/oauth2/authorization/double");
        return URI.create(asking.ask(HttpRequest.newBuilder(atBroker).build())
                .headers()
                .firstValue("Location")
                .orElseThrow());
    }

    private static URI location(Browser browser, String path) {
        return URI.create(
                browser.ask(browser.get(path)).headers().firstValue("Location").orElseThrow());
    }

    private static String path(URI address) {
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private static String parameter(URI address, String name) {
        for (var pair : address.getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new IllegalArgumentException("no " + name + " in " + address);
    }
}
