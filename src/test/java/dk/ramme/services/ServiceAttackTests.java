package dk.ramme.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.Superuser;
import dk.ramme.TestClock;
import dk.ramme.login.AssuranceLevel;
import dk.ramme.login.Browser;
import dk.ramme.login.LoginPeople;
import dk.ramme.login.TestPerson;
import dk.ramme.organisation.Organisations;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody may try at the OpenID provider, over real HTTP: each is refused, and nothing is gained by it. */
@RammeTest
class ServiceAttackTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Stored stored;

    @Autowired
    TestClock clock;

    @Autowired
    Superuser superuser;

    LoginPeople people;
    ServiceScene scene;
    IndberetBarsel service;
    Browser browser;
    TestPerson karen;
    UUID nordlys;
    UUID user;

    @BeforeEach
    void logIn() {
        people = new LoginPeople(beans);
        scene = new ServiceScene(beans);
        service = scene.service();
        browser = scene.browser();
        karen = TestPerson.fresh("Karen Holm");
        nordlys = people.organisation("Nordlys Energi A/S");
        user = people.appointed(nordlys, karen);
        scene.logIn(browser, service, karen);
    }

    @AfterEach
    void close() {
        scene.close();
        clock.reset();
    }

    @Test
    void nobody_is_sent_to_an_address_that_was_not_registered_sign_by_sign() {
        var right = service.at("/back").toString();
        var wrong = List.of(
                right + "/",
                right + "x",
                right + "?x=1",
                right + "#x",
                right.replace("/back", "/BACK"),
                right.replace("/back", "//back"),
                right.replace("/back", "/x/../back"),
                right.replace("localhost", "LOCALHOST"),
                right.replace("localhost", "127.0.0.1"),
                right.replaceAll(":\\d+/", ":1/"),
                right.replace("http:", "https:"),
                right.replace("localhost", "localhost@evil.example"),
                right.replace("localhost", "localhost.evil.example"),
                "javascript:alert(1)",
                "");

        assertThat(wrong).allSatisfy(address -> {
            var answer = once(request -> request.put("redirect_uri", address));
            assertThat(answer.statusCode()).as(address).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        });
    }

    @Test
    void a_request_that_is_not_in_order_comes_back_with_its_error() {
        assertThat(error(request -> request.remove("code_challenge"))).isEqualTo("invalid_request");
        assertThat(error(request -> request.put("code_challenge_method", "plain")))
                .isEqualTo("invalid_request");
        assertThat(error(request -> request.put("scope", "openid admin"))).isEqualTo("invalid_scope");
        assertThat(error(request -> request.put("scope", "profile"))).isEqualTo("invalid_scope");
        assertThat(error(request -> request.put("scope", "openid organisation:12345678")))
                .isEqualTo("invalid_scope");
        assertThat(error(request -> request.put("scope", "openid organisation:13748136 organisation:24256790")))
                .isEqualTo("invalid_scope");
        assertThat(error(request -> request.put("prompt", "none login"))).isEqualTo("invalid_request");
        assertThat(error(request -> request.put("max_age", "-1"))).isEqualTo("invalid_request");
        assertThat(error(request -> request.put("request", "eyJhbGciOiJub25lIn0.e30.")))
                .isEqualTo("request_not_supported");
        assertThat(once(request -> request.put("response_type", "token")).statusCode())
                .isEqualTo(400);
        assertThat(once(request -> request.put("client_id", "nobody")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void nothing_is_fetched_from_where_a_request_says_it_lies() throws Exception {
        var asked = new AtomicInteger();
        var inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inside.createContext("/", exchange -> {
            asked.incrementAndGet();
            IndberetBarsel.send(exchange, 200, "{}");
        });
        inside.start();
        try {
            var address = "http://localhost:" + inside.getAddress().getPort() + "/request";
            var answer = once(request -> {
                request.put("request_uri", address);
                return null;
            });

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(asked).hasValue(0);
        } finally {
            inside.stop(0);
        }
    }

    @Test
    void a_code_that_is_used_twice_ends_what_came_of_it() {
        var code = code();

        var first = service.exchange(code.value, code.verifier);
        var second = service.exchange(code.value, code.verifier);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.text("error")).isEqualTo("invalid_grant");
        assertThat(service.get("/oauth2/userinfo", first.text("access_token")).status())
                .isEqualTo(401);
        assertThat(service.refresh(first.text("refresh_token")).status()).isEqualTo(400);
        assertThat(stored.trail(nordlys)).endsWith("SERVICE_LOGIN_REFUSED");
    }

    @Test
    void of_ten_who_present_the_same_code_at_once_one_gets_tokens_at_most() throws Exception {
        var code = code();
        var several = Executors.newFixedThreadPool(10);
        try {
            Callable<Integer> exchange =
                    () -> service.exchange(code.value, code.verifier).status();
            var answers = several.invokeAll(Collections.nCopies(10, exchange));

            var statuses = new ArrayList<Integer>();
            for (var answer : answers) statuses.add(answer.get());
            assertThat(statuses).filteredOn(status -> status == 200).hasSizeLessThanOrEqualTo(1);
            assertThat(statuses).containsOnly(200, 400);
        } finally {
            several.shutdownNow();
        }
    }

    @Test
    void a_code_is_good_for_its_service_its_verifier_and_its_minute_alone() {
        var other = scene.service();
        var foreign = code();
        var unproved = code();
        var late = code();

        var asOther = other.post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        foreign.value,
                        "redirect_uri",
                        service.at("/back").toString(),
                        "code_verifier",
                        foreign.verifier));
        var wrong = service.exchange(unproved.value, "x".repeat(50));
        var without = service.post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        unproved.value,
                        "redirect_uri",
                        service.at("/back").toString()));
        clock.advance(Duration.ofSeconds(61));
        var tooLate = service.exchange(late.value, late.verifier);

        assertThat(List.of(asOther, wrong, without, tooLate))
                .allSatisfy(answer -> assertThat(answer.text("error")).isEqualTo("invalid_grant"));
        // whoever else had it: it is good for nobody any more
        assertThat(service.exchange(foreign.value, foreign.verifier).status()).isEqualTo(400);
    }

    @Test
    void a_refresh_token_that_comes_twice_ends_what_came_of_it() {
        var first = ServiceLoginTests.tokens(service).text("refresh_token");
        var second = service.refresh(first);

        var again = service.refresh(first);

        assertThat(second.status()).isEqualTo(200);
        assertThat(again.text("error")).isEqualTo("invalid_grant");
        assertThat(service.refresh(second.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
        assertThat(service.get("/oauth2/userinfo", second.text("access_token")).status())
                .isEqualTo(401);
    }

    @Test
    void whoever_is_suspended_between_code_and_token_gets_none() {
        var code = code();

        people.suspend(nordlys, user);

        assertThat(service.exchange(code.value, code.verifier).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void whoever_is_suspended_between_token_and_refresh_gets_none_and_tells_nothing() {
        var tokens = ServiceLoginTests.tokens(service);

        people.suspend(nordlys, user);

        assertThat(service.refresh(tokens.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
        assertThat(service.get("/oauth2/userinfo", tokens.text("access_token")).status())
                .isEqualTo(401);
    }

    @Test
    void a_higher_level_than_one_has_is_not_to_be_had() {
        var high = scene.service(AssuranceLevel.HIGH, List.of());
        var asked = service.request();
        asked.put("acr_values", "https://data.gov.dk/concept/core/nsis/loa/High");

        for (var address : List.of(high.at("/login").toString(), service.authorize(asked))) {
            var question = browser.open(address);
            assertThat(question.text()).contains("på et højere niveau").doesNotContain("Fortsæt til");
            var name = ServiceScene.signIn(question);
            assertThat(browser.submit(question, name, Map.of("answer", "yes")).path())
                    .isEqualTo(name);

            // logging in anew with the same MitID helps nobody
            var page = browser.submit(question, name + "/again", Map.of());
            var again = browser.choose(browser.submit(page, "/login", Map.of()), karen);
            assertThat(again.text()).contains("på et højere niveau");
            assertThat(browser.submit(again, name, Map.of("answer", "no")).text())
                    .contains("Afvist: access_denied");
        }
    }

    @Test
    void an_organisation_one_does_not_belong_to_is_not_to_be_had() {
        var foreign = people.organisation("Fremmed A/S");
        var cvr = stored.in(
                foreign, () -> beans.getBean(Organisations.class).cvrOf(foreign).orElseThrow());
        var request = service.request();
        request.put("scope", request.get("scope") + " organisation:" + cvr);

        var question = browser.open(service.authorize(request));

        assertThat(question.text()).doesNotContain("Fortsæt til", "Fremmed A/S");
        var name = ServiceScene.signIn(question);
        assertThat(browser.submit(question, name, Map.of("answer", "yes")).path())
                .isEqualTo(name);
        assertThat(browser.submit(question, name, Map.of("answer", "no")).text())
                .contains("Afvist: access_denied");
    }

    @Test
    void an_organisation_that_has_ended_is_not_to_be_had() {
        var ferry = people.organisation("Ærø Færge");
        people.appointed(ferry, karen);
        var cvr = stored.in(ferry, () -> {
            var organisations = beans.getBean(Organisations.class);
            var over = organisations.findById(ferry).orElseThrow();
            over.endAt(clock.instant(), "Karen Holm");
            over.end();
            organisations.save(over);
            return over.cvr().value();
        });
        var scope = service.request().get("scope") + " organisation:" + cvr;

        var question = browser.open(service.authorize(with(service.request(), "scope", scope)));

        assertThat(question.text()).doesNotContain("Fortsæt til", "Ærø Færge");
        var name = ServiceScene.signIn(question);
        assertThat(browser.submit(question, name, Map.of("answer", "yes")).path())
                .isEqualTo(name);
        assertThat(error(request -> {
                    request.put("prompt", "none");
                    return request.put("scope", scope);
                }))
                .isEqualTo("interaction_required");
    }

    @Test
    void a_service_for_others_is_not_for_this_organisation() {
        var others = scene.service(AssuranceLevel.SUBSTANTIAL, List.of("13748136"));

        var question = browser.open(others.at("/login").toString());

        assertThat(question.text()).contains("Du kan ikke logge ind hos").doesNotContain("Fortsæt til");
    }

    @Test
    void the_secret_of_a_service_is_its_alone_and_ends_when_it_is_changed() {
        var code = code();
        var former = service.secret();
        var fields = Map.of("grant_type", "refresh_token", "refresh_token", "x");

        assertThat(service.post("/oauth2/token", fields, null).status()).isEqualTo(401);
        assertThat(service.post("/oauth2/token", fields, basic(service.id(), "wrong"))
                        .status())
                .isEqualTo(401);
        assertThat(service.post("/oauth2/token", fields, basic("nobody", former))
                        .status())
                .isEqualTo(401);
        assertThat(service.post(
                                "/oauth2/token",
                                with(fields, "client_id", service.id(), "client_secret", "wrong"),
                                null)
                        .status())
                .isEqualTo(401);
        assertThat(service.post("/oauth2/token", with(fields, "client_id", service.id(), "client_secret", former), null)
                        .text("error"))
                .as("the secret in the form")
                .isEqualTo("invalid_grant");
        scene.desk().changeSecret(service.id());
        assertThat(service.exchange(code.value, code.verifier).status()).isEqualTo(401);
    }

    @Test
    void a_wrong_secret_stands_on_the_trail_and_what_it_takes_is_said() throws SQLException {
        var fields = Map.of("grant_type", "refresh_token", "refresh_token", "x");
        var before = refusedProofs();

        var answer = service.post("/oauth2/token", fields, basic(service.id(), "wrong"));
        service.post("/oauth2/token", fields);

        assertThat(answer.text("error")).isEqualTo("invalid_client");
        assertThat(answer.challenge()).startsWith("Basic ");
        assertThat(refusedProofs()).isEqualTo(before + 1);
    }

    @Test
    void a_service_proves_itself_by_a_statement_that_counts_once() throws Exception {
        var key = new RSAKeyGenerator(2048).keyID("1").generate();
        var id = keyed(key);
        var good = statement(id, key, claims -> claims);

        assertThat(by(id, good)).isEqualTo("invalid_grant");
        assertThat(by(id, good)).as("the same once more").isEqualTo("invalid_client");
        var wrong = Map.<String, String>of(
                "expired",
                statement(
                        id,
                        key,
                        claims -> claims.expirationTime(date(clock.instant().minusSeconds(120)))),
                "for long",
                statement(
                        id,
                        key,
                        claims -> claims.expirationTime(date(clock.instant().plusSeconds(3600)))),
                "without an end",
                statement(id, key, claims -> claims.expirationTime(null)),
                "without a name",
                statement(id, key, claims -> claims.jwtID(null)),
                "for another",
                statement(id, key, claims -> claims.audience("https://other.example")),
                "for nobody",
                statement(id, key, claims -> claims.audience((String) null)),
                "of another",
                statement("somebody-else", key, claims -> claims),
                "of a key that is not its",
                statement(id, new RSAKeyGenerator(2048).keyID("1").generate(), claims -> claims),
                "signed by nobody",
                new PlainJWT(claims(id).build()).serialize(),
                "signed with the public key",
                symmetric(id, key));
        assertThat(wrong)
                .allSatisfy((what, statement) ->
                        assertThat(by(id, statement)).as(what).isEqualTo("invalid_client"));
        assertThat(by(service.id(), statement(service.id(), key, claims -> claims)))
                .as("where the service has a secret")
                .isEqualTo("invalid_client");
    }

    @Test
    void a_service_that_cannot_do_pkce_does_without_and_what_it_does_send_is_checked() {
        var plain = scene.withoutPkce();
        scene.yes(browser, browser.open(plain.at("/login").toString()));
        Supplier<Map<String, String>> without = () -> {
            var request = plain.request();
            request.remove("code_challenge");
            request.remove("code_challenge_method");
            return request;
        };

        assertThat(plain.exchange(code(plain, without.get()), null).status()).isEqualTo(200);
        assertThat(plain.exchange(code(plain, without.get()), "x".repeat(50)).text("error"))
                .as("a verifier of a challenge that somebody took away")
                .isEqualTo("invalid_grant");
        assertThat(plain.exchange(code(plain, plain.request()), null).text("error"))
                .as("a challenge without its verifier")
                .isEqualTo("invalid_grant");
        var right = plain.request();
        assertThat(plain.exchange(code(plain, right), plain.verifier(right.get("state")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void with_a_token_of_somebody_else_as_a_hint_nobody_comes_in() {
        var birgit = TestPerson.fresh("Birgit Østergaard");
        people.appointed(nordlys, birgit);
        var hers = scene.browser();
        scene.logIn(hers, service, birgit);
        var ofBirgit = hint(service, "Birgit Østergaard");

        assertThat(error(request -> hinted(request, ofBirgit, "none"))).isEqualTo("login_required");
        assertThat(error(request -> hinted(request, "x.y.z", "none"))).isEqualTo("invalid_request");
        assertThat(error(request -> hinted(request, "x.y.z", null))).isEqualTo("invalid_request");
        var request = service.request();
        var question = browser.open(service.authorize(hinted(request, ofBirgit, null)));

        assertThat(question.text()).contains("beder om en anden bruger end den").doesNotContain("Fortsæt til");
        var name = ServiceScene.signIn(question);
        assertThat(browser.submit(question, name, Map.of("answer", "yes")).path())
                .isEqualTo(name);
        var page = browser.submit(question, name + "/again", Map.of());
        var asBirgit = browser.choose(browser.submit(page, "/login", Map.of()), birgit);
        assertThat(scene.yes(browser, asBirgit).text()).contains("Birgit Østergaard handler for");
    }

    @Test
    void with_a_token_of_ones_own_as_a_hint_one_comes_in_and_the_token_is_nowhere() {
        var mine = hint(service, "Karen Holm");
        var silent = once(request -> hinted(request, mine, "none"));
        var asked = once(request -> hinted(request, mine, "login"));

        assertThat(silent.headers().firstValue("Location").orElseThrow()).contains("code=");
        assertThat(asked.headers().firstValue("Location").orElseThrow()).contains("/services/sign-in/");
        var transaction = beans.getBean(TransactionTemplate.class);
        var kept = Tenancy.on(
                CrossTenantTask.SERVICE,
                () -> transaction.execute(status -> beans.getBean(JdbcClient.class)
                        .sql("select query from service_request")
                        .query(String.class)
                        .list()));
        assertThat(kept)
                .anySatisfy(query -> assertThat(query).contains("id_token_hint"))
                .allSatisfy(query -> assertThat(query).doesNotContain(mine));
    }

    @Test
    void a_silent_request_that_wants_a_fresher_login_is_told_that_one_is_needed() {
        clock.advance(Duration.ofMinutes(2));

        assertThat(error(request -> {
                    request.put("prompt", "none");
                    return request.put("max_age", "60");
                }))
                .isEqualTo("login_required");
    }

    @Test
    void nothing_that_could_be_used_lies_in_the_database() {
        var code = code();
        var tokens = service.exchange(code.value, code.verifier);
        var secrets = List.of(
                code.value,
                tokens.text("access_token"),
                tokens.text("refresh_token"),
                tokens.text("id_token"),
                service.secret());

        var kept = stored.in(
                nordlys,
                () -> beans.getBean(JdbcClient.class)
                        .sql("""
                        select t::text || g::text || s::text from service_token t join service_grant g on g.id = t.grant_id
                        join service_session s on s.id = g.session_id
                        """)
                        .query(String.class)
                        .list());

        assertThat(kept).isNotEmpty().allSatisfy(row -> assertThat(row).doesNotContain(secrets));
    }

    @Test
    void what_is_not_a_request_of_this_protocol_breaks_nothing() {
        assertThat(once(request -> {
                            request.clear();
                            return null;
                        })
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.post("/oauth2/authorize", Map.of("state", "x", "client_id", service.id()))
                        .status())
                .isEqualTo(400);
        assertThat(browser.open("/services/sign-in/x").status()).isEqualTo(410);
        assertThat(browser.open("/services/log-out/x").status()).isEqualTo(410);
        assertThat(service.post("/oauth2/token", Map.of("grant_type", "password"))
                        .status())
                .isEqualTo(400);
        assertThat(service.post("/oauth2/token", Map.of()).status()).isEqualTo(400);
        assertThat(service.post("/oauth2/token", Map.of("grant_type", "client_credentials"))
                        .text("error"))
                .isEqualTo("unauthorized_client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/oauth2/logout?id_token_hint=x", "/oauth2/logout?post_logout_redirect_uri=https://evil.example"
            })
    void a_log_out_that_is_not_in_order_leads_nowhere(String address) {
        var answer = browser.ask(browser.get(address));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(browser.open("/me").path()).isEqualTo("/me");
    }

    /** On the trail of whoever runs Ramme, which no organisation sees. */
    private int refusedProofs() throws SQLException {
        try (var connection = DriverManager.getConnection(superuser.url(), superuser.name(), superuser.password());
                var statement = connection.prepareStatement(
                        "select count(*) from audit_event where action = 'SERVICE_PROOF_REFUSED' and details ->> 'service' = ?")) {
            statement.setString(1, service.id());
            var found = statement.executeQuery();
            found.next();
            return found.getInt(1);
        }
    }

    private HttpResponse<String> once(Function<Map<String, String>, Object> change) {
        var request = service.request();
        change.apply(request);
        return browser.ask(browser.get(service.authorize(request)));
    }

    private String error(Function<Map<String, String>, Object> change) {
        var answer = once(change);
        assertThat(answer.statusCode()).isEqualTo(302);
        var to = answer.headers().firstValue("Location").orElseThrow();
        assertThat(to).startsWith(service.at("/back") + "?");
        var parameters = IndberetBarsel.parameters(to.substring(to.indexOf('?') + 1));
        assertThat(parameters).containsKeys("state", "iss").doesNotContainKey("code");
        return parameters.get("error");
    }

    /** One that the browser was given and did not take to the service. */
    private Code code() {
        var request = service.request();
        return new Code(code(service, request), service.verifier(request.get("state")));
    }

    private String code(IndberetBarsel of, Map<String, String> request) {
        var answer = browser.ask(browser.get(of.authorize(request)));
        var to = answer.headers().firstValue("Location").orElseThrow();
        return IndberetBarsel.parameters(to.substring(to.indexOf('?') + 1)).get("code");
    }

    private static Map<String, String> hinted(Map<String, String> request, String hint, @Nullable String prompt) {
        request.put("id_token_hint", hint);
        if (prompt != null) request.put("prompt", prompt);
        return request;
    }

    /** The ID token that the service was given for this person. */
    private static String hint(IndberetBarsel of, String name) {
        return of.people().values().stream()
                .filter(one -> name.equals(one.get("name")))
                .map(one -> ((Map<?, ?>) one.get("tokens")).get("id_token").toString())
                .findFirst()
                .orElseThrow();
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

    private String by(String id, String statement) {
        return service.post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type", "authorization_code",
                                "code", "x",
                                "redirect_uri", "https://keyed.example/back",
                                "code_verifier", "x",
                                "client_id", id,
                                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion", statement),
                        null)
                .text("error");
    }

    private JWTClaimsSet.Builder claims(String id) {
        return new JWTClaimsSet.Builder()
                .issuer(id)
                .subject(id)
                .audience(beans.getEnvironment().getRequiredProperty("ramme.base-url"))
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(date(clock.instant().plusSeconds(60)));
    }

    private String statement(String id, RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(),
                change.apply(claims(id)).build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private String symmetric(String id, RSAKey key) throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("1").build(),
                claims(id).build());
        jwt.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        return jwt.serialize();
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> with(Map<String, String> fields, String... more) {
        var all = new HashMap<>(fields);
        for (var at = 0; at < more.length; at += 2) all.put(more[at], more[at + 1]);
        return all;
    }

    private record Code(String value, String verifier) {}
}
