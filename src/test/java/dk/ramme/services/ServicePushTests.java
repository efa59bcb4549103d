package dk.ramme.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.login.AssuranceLevel;
import dk.ramme.login.Browser;
import dk.ramme.login.LoginPeople;
import dk.ramme.login.TestPerson;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests that a service hands over itself before it sends anybody (RFC 9126, O1), and what somebody may try with them. */
@RammeTest
class ServicePushTests {

    private static final String PUSH = "/oauth2/par";
    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

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
        user = people.appointed(nordlys, karen);
    }

    @AfterEach
    void close() {
        scene.close();
        clock.reset();
    }

    @Test
    void a_person_comes_in_by_a_request_that_stood_in_no_address() {
        var pushed = service.post(PUSH, service.request());

        assertThat(pushed.status()).isEqualTo(201);
        assertThat(pushed.text("request_uri")).startsWith(PREFIX);
        assertThat((Integer) pushed.body().get("expires_in")).isBetween(5, 300);
        var question = scene.upToTheQuestion(browser, address(pushed), karen);
        var answered = browser.ask(Browser.post(
                question.uri(), Map.of("answer", "yes", "_csrf", csrf(question), "_form", mark(question))));
        var on = answered.headers().firstValue("Location").orElseThrow();
        assertThat(on).contains("request_uri=").doesNotContain("scope", "state", "nonce", "challenge");
        assertThat(browser.open(on).text()).contains("Karen Holm handler for Nordlys Energi A/S");
    }

    @Test
    void what_a_service_hands_over_is_looked_at_as_what_people_bring() {
        assertThat(error(request ->
                        request.put("redirect_uri", service.at("/elsewhere").toString())))
                .isEqualTo("invalid_request");
        assertThat(error(request -> request.remove("redirect_uri"))).isEqualTo("invalid_request");
        assertThat(error(request -> request.remove("code_challenge"))).isEqualTo("invalid_request");
        assertThat(error(request -> request.put("code_challenge_method", "plain")))
                .isEqualTo("invalid_request");
        assertThat(error(request -> request.put("scope", "openid admin"))).isEqualTo("invalid_scope");
        assertThat(error(request -> request.put("scope", "openid organisation:13748136 organisation:24256790")))
                .isEqualTo("invalid_scope");
        assertThat(error(request -> request.put("max_age", "-1"))).isEqualTo("invalid_request");
        assertThat(error(request -> request.put("prompt", "none login"))).isEqualTo("invalid_request");
        assertThat(error(request -> request.put("response_type", "token"))).isEqualTo("unsupported_response_type");
        assertThat(error(request -> request.put("request", "eyJhbGciOiJub25lIn0.e30.")))
                .isEqualTo("request_not_supported");
        assertThat(error(request -> request.put("request_uri", PREFIX + "x"))).isEqualTo("invalid_request");
        assertThat(error(request -> request.put("client_id", scene.service().id())))
                .isEqualTo("invalid_request");
        assertThat(error(request -> request.put("state", "x".repeat(9000)))).isEqualTo("invalid_request");
        assertThat(error(Map::clear)).isEqualTo("invalid_request");
        assertThat(kept(service.id())).isEmpty();
    }

    @Test
    void nobody_but_the_service_hands_over_for_it() {
        var request = service.request();
        var withSecret = new LinkedHashMap<>(request);
        withSecret.put("client_secret", "not " + service.secret());

        assertThat(service.post(PUSH, request, null).status()).isEqualTo(401);
        assertThat(service.post(PUSH, withSecret, null).status()).isEqualTo(401);
        assertThat(service.post(PUSH, request, "Basic eDp5").status()).isEqualTo(401);
        assertThat(browser.ask(browser.get(PUSH)).statusCode()).isIn(401, 403, 404, 405);
        assertThat(kept(service.id())).isEmpty();
    }

    @Test
    void it_is_good_once() {
        logIn();
        var address = address(service.post(PUSH, service.request()));

        var first = once(address);
        var second = once(address);

        assertThat(location(first)).startsWith(service.at("/back") + "?").contains("code=");
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void of_ten_who_bring_it_at_once_one_gets_a_code() throws Exception {
        logIn();
        var address = address(service.post(PUSH, service.request()));
        var several = Executors.newFixedThreadPool(10);
        try {
            Callable<Integer> bring = () -> once(address).statusCode();
            var statuses = new ArrayList<Integer>();
            for (var answer : several.invokeAll(Collections.nCopies(10, bring))) statuses.add(answer.get());

            assertThat(statuses).filteredOn(status -> status == 302).hasSize(1);
            assertThat(statuses).containsOnly(302, 400);
        } finally {
            several.shutdownNow();
        }
    }

    @Test
    void it_is_good_for_the_service_that_handed_it_over_and_stays_so() {
        logIn();
        var other = scene.service();
        var pushed = service.post(PUSH, service.request());

        assertThat(once(address(other.id(), pushed.text("request_uri"))).statusCode())
                .isEqualTo(400);
        assertThat(once(address("x%00", pushed.text("request_uri"))).statusCode())
                .isEqualTo(400);
        assertThat(once(address(pushed) + "&client_id=" + service.id()).statusCode())
                .isEqualTo(400);
        assertThat(location(once(address(pushed)))).contains("code=");
    }

    @Test
    void after_five_minutes_it_is_gone() {
        logIn();
        var address = address(service.post(PUSH, service.request()));

        clock.advance(Duration.ofMinutes(5).plusSeconds(1));

        assertThat(once(address).statusCode()).isEqualTo(400);
        beans.getBean(ServiceJobs.class).clean();
        assertThat(kept(service.id())).isEmpty();
    }

    @Test
    void nothing_is_fetched_from_anywhere() throws Exception {
        logIn();
        var asked = new AtomicInteger();
        var inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inside.createContext("/", exchange -> {
            asked.incrementAndGet();
            IndberetBarsel.send(exchange, 200, "{}");
        });
        inside.start();
        var place = "localhost:" + inside.getAddress().getPort() + "/request";
        try {
            for (var name : List.of(
                    "http://" + place, "https://" + place, "//" + place, PREFIX + "http://" + place, PREFIX, "")) {
                assertThat(once(address(service.id(), name)).statusCode())
                        .as(name)
                        .isEqualTo(400);
                assertThat(error(request -> request.put("request_uri", name.isEmpty() ? "x" : name)))
                        .as(name)
                        .isEqualTo("invalid_request");
            }
            assertThat(once(address(service.id(), "\0")).statusCode()).isEqualTo(400);
            assertThat(asked).hasValue(0);
        } finally {
            inside.stop(0);
        }
    }

    @Test
    void what_stands_beside_its_name_counts_for_nothing() {
        logIn();
        var request = service.request();
        request.put("scope", "openid");
        var pushed = service.post(PUSH, request);

        var answer = once(address(pushed) + "&scope=openid+rights&state=mine&nonce=mine&redirect_uri="
                + encoded("https://evil.example/back"));

        assertThat(location(answer)).startsWith(service.at("/back") + "?").contains("state=" + request.get("state"));
        var code = IndberetBarsel.parameters(
                        location(answer).substring(location(answer).indexOf('?') + 1))
                .get("code");
        var tokens = service.exchange(code, service.verifier(request.get("state")));
        assertThat(tokens.text("scope")).isEqualTo("openid");
        assertThat(service.read(tokens.text("id_token"), "JWT").getClaims())
                .containsEntry("nonce", request.get("nonce"))
                .doesNotContainKeys("name", "rights");
    }

    @Test
    void whoever_is_suspended_after_it_was_handed_over_gets_no_code() {
        logIn();
        var silent = service.request();
        silent.put("prompt", "none");
        var pushed = service.post(PUSH, service.request());
        var pushedSilent = service.post(PUSH, silent);

        people.suspend(nordlys, user);

        assertThat(location(once(address(pushed)))).doesNotContain("code=");
        assertThat(location(once(address(pushedSilent)))).contains("error=").doesNotContain("code=");
    }

    @Test
    void whoever_is_suspended_on_the_page_gets_no_code() {
        var question = scene.upToTheQuestion(browser, address(service.post(PUSH, service.request())), karen);

        people.suspend(nordlys, user);

        assertThat(scene.yes(browser, question).text()).doesNotContain("handler for");
        assertThat(service.people()).isEmpty();
    }

    @Test
    void a_service_that_is_retired_after_it_handed_one_over_gets_nobody() {
        logIn();
        var address = address(service.post(PUSH, service.request()));

        scene.desk().retire(service.id());

        assertThat(once(address).statusCode()).isEqualTo(400);
    }

    @Test
    void neither_its_name_nor_what_the_service_proved_itself_with_is_kept() throws Exception {
        var key = new RSAKeyGenerator(2048).keyID("1").generate();
        var id = keyed(key);
        var proof = statement(id, key);
        var request = service.request();
        request.put("client_id", id);
        request.put("redirect_uri", "https://keyed.example/back");
        request.put("scope", "openid");
        request.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        request.put("client_assertion", proof);

        var pushed = service.post(PUSH, request, null);
        var again = service.post(PUSH, request, null);

        assertThat(pushed.status()).isEqualTo(201);
        assertThat(again.text("error")).as("the same proof once more").isEqualTo("invalid_client");
        assertThat(kept(id))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .contains("keyed.example")
                        .doesNotContain(
                                "assertion", proof, pushed.text("request_uri").substring(PREFIX.length())));
    }

    @Test
    void discovery_says_where_and_that_nothing_else_is_taken() {
        for (var address : List.of("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server")) {
            assertThat(service.get(address, null).body())
                    .containsEntry(
                            "pushed_authorization_request_endpoint",
                            beans.getEnvironment().getRequiredProperty("ramme.base-url") + PUSH)
                    .containsEntry("require_pushed_authorization_requests", false)
                    .containsEntry("request_uri_parameter_supported", false);
        }
    }

    @Test
    void a_parameter_that_means_nothing_changes_nothing_whatever_it_is_called() {
        var request = service.request();
        request.put("(x", "1");
        request.put("ui_locales", "da");

        var question = scene.upToTheQuestion(browser, service.authorize(request), karen);

        assertThat(scene.yes(browser, question).text()).contains("Karen Holm handler for");
        assertThat(location(once(address(service.post(PUSH, request))))).contains("code=");
    }

    /** In this login the person has said yes to the service. */
    private void logIn() {
        scene.logIn(browser, service, karen);
    }

    private HttpResponse<String> once(String address) {
        return browser.ask(browser.get(address));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private String error(Consumer<Map<String, String>> change) {
        var request = service.request();
        change.accept(request);
        var answer = service.post(PUSH, request);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContainKey("request_uri");
        return answer.text("error");
    }

    private String address(IndberetBarsel.Answer pushed) {
        return address(service.id(), pushed.text("request_uri"));
    }

    private static String address(String client, String name) {
        return "/oauth2/authorize?client_id=" + client + "&request_uri=" + encoded(name);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What lies there of this service and waits for nobody in particular. */
    private List<String> kept(String id) {
        return Tenancy.on(
                CrossTenantTask.SERVICE,
                () -> beans.getBean(TransactionTemplate.class)
                        .execute(status -> beans.getBean(JdbcClient.class)
                                .sql("select r::text from service_request r where kind = 'PUSHED' and service_id = :id")
                                .param("id", id)
                                .query(String.class)
                                .list()));
    }

    private static String csrf(Browser.Page page) {
        return between(page.body(), "name=\"_csrf\"");
    }

    private static String mark(Browser.Page page) {
        return page.mark(ServiceScene.signIn(page)).orElse("");
    }

    private static String between(String body, String name) {
        var from = body.indexOf("value=\"", body.indexOf(name)) + "value=\"".length();
        return body.substring(from, body.indexOf('"', from));
    }

    private String keyed(RSAKey key) {
        var id = "keyed-" + UUID.randomUUID().toString().substring(0, 8);
        scene.desk()
                .add(new ServiceOrder(
                        id,
                        "Med nøgle",
                        "drift@barsel.example",
                        new JWKSet(key.toPublicJWK()).toString(),
                        List.of("https://keyed.example/back"),
                        List.of(),
                        null,
                        List.of("openid"),
                        AssuranceLevel.SUBSTANTIAL,
                        List.of(),
                        ServiceOrder.Agreed.NOTHING));
        return id;
    }

    /** For the address where requests are handed over, as some libraries say it. */
    private String statement(String id, RSAKey key) throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(),
                new JWTClaimsSet.Builder()
                        .issuer(id)
                        .subject(id)
                        .audience(beans.getEnvironment().getRequiredProperty("ramme.base-url") + PUSH)
                        .jwtID(UUID.randomUUID().toString())
                        .expirationTime(Date.from(clock.instant().plusSeconds(60)))
                        .build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }
}
