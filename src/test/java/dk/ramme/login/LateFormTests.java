package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.login.Browser.Page;
import dk.ramme.login.guard.FormGuard;
import dk.ramme.login.session.SessionNames;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** A form that is sent when its login or its token is no longer good leads back to its page, with what was typed (S8, T40). */
@RammeTest
class LateFormTests {

    private static final String FORM = "/users/new";
    private static final Map<String, String> TYPED =
            Map.of("name", "Åse Bæk", "email", "aase@nordlys.example", "birthDate", "03-04-1980", "language", "en");

    @Autowired
    ApplicationContext beans;

    @Autowired
    Environment environment;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    LoginPeople people;
    Browser browser;
    TestPerson birgit;
    UUID nordlys;

    @BeforeEach
    void logIn() {
        FormGuard.asInProduction(beans);
        people = new LoginPeople(beans);
        browser = new Browser(environment);
        birgit = TestPerson.fresh("Birgit Dam");
        nordlys = people.organisation("Nordlys Energi A/S");
        people.appointed(nordlys, birgit, Role.USER_ADMINISTRATOR);
        browser.logIn(birgit);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    static Stream<Consumer<LateFormTests>> endings() {
        return Stream.of(
                test -> test.clock.advance(Duration.ofMinutes(31)),
                test -> test.clock.advance(Duration.ofHours(9)),
                LateFormTests::loseSession,
                test -> {
                    test.browser.logIn(test.birgit);
                    test.clock.advance(Duration.ofMinutes(31));
                },
                test -> test.browser.forget("ramme"));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void whatever_ended_the_session_the_form_comes_back_filled_in_after_the_login_and_nothing_is_done(
            Consumer<LateFormTests> ending) {
        var form = browser.open(FORM);
        ending.accept(this);

        var door = browser.submit(form, FORM, TYPED);
        var back = browser.choose(browser.submit(door, "/login", Map.of()), birgit);

        assertThat(door.path()).startsWith("/login");
        assertThat(door.text())
                .as("nobody thinks that it is lost")
                .contains("Det, du havde skrevet, er ikke gemt endnu");
        assertThat(back.path()).isEqualTo(FORM);
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.text()).contains("Intet er gemt endnu", "står her igen");
        assertThat(back.body()).contains("value=\"Åse Bæk\"", "value=\"aase@nordlys.example\"", "value=\"03-04-1980\"");
        assertThat(created()).isZero();

        browser.submit(back, FORM, TYPED);

        assertThat(created()).isOne();
        assertThat(browser.open(FORM).body()).doesNotContain("Åse Bæk");
    }

    @Test
    void a_form_from_before_a_new_login_of_the_same_person_comes_back_filled_in_at_once() {
        var form = browser.open(FORM);
        browser.logIn(birgit);

        var back = browser.submit(form, FORM, TYPED);

        assertThat(back.path()).isEqualTo(FORM);
        assertThat(back.text()).contains("står her igen");
        assertThat(back.body()).contains("value=\"Åse Bæk\"");
        assertThat(created()).isZero();
    }

    @Test
    void whoever_else_logs_in_sees_their_front_page_and_nothing_that_was_typed() {
        var otto = TestPerson.fresh("Otto Friis");
        people.appointed(nordlys, otto, Role.USER_ADMINISTRATOR);
        var form = browser.open(FORM);
        loseSession();

        var door = browser.submit(form, FORM, TYPED);
        var front = browser.choose(browser.submit(door, "/login", Map.of()), otto);

        assertThat(front.path()).isEqualTo("/home");
        assertThat(browser.open(FORM).body()).doesNotContain("Åse Bæk");
    }

    @Test
    void whoever_then_acts_for_another_organisation_sees_its_front_page_and_nothing_that_was_typed() {
        var faerge = people.organisation("Ærø Færge");
        people.appointed(faerge, birgit, Role.USER_ADMINISTRATOR);
        var form = browser.open(FORM);
        loseSession();

        var door = browser.submit(form, FORM, TYPED);
        var choice = browser.choose(browser.submit(door, "/login", Map.of()), birgit);
        var front = browser.submit(choice, "/login/organisation", Map.of("organisation", faerge.toString()));

        assertThat(front.path()).isEqualTo("/home");
        assertThat(browser.open(FORM).body()).doesNotContain("Åse Bæk");
    }

    @Test
    void whoever_chooses_the_same_organisation_again_gets_the_form_back() {
        people.appointed(people.organisation("Ærø Færge"), birgit, Role.USER_ADMINISTRATOR);
        var form = browser.open(FORM);
        loseSession();

        var door = browser.submit(form, FORM, TYPED);
        var choice = browser.choose(browser.submit(door, "/login", Map.of()), birgit);
        var back = browser.submit(choice, "/login/organisation", Map.of("organisation", nordlys.toString()));

        assertThat(back.path()).isEqualTo(FORM);
        assertThat(back.body()).contains("value=\"Åse Bæk\"");
    }

    @Test
    void a_guest_who_joins_an_organisation_gets_the_form_back_too() {
        browser = new Browser(environment);
        var mona = TestPerson.fresh("Mona Dam");
        var form = browser.choose(browser.submit(browser.open("/joining"), "/joining", Map.of()), mona);
        loseSession();

        var door = browser.submit(form, "/joining/company", Map.of("cvr", "1234"));
        var back = browser.choose(browser.submit(door, "/joining", Map.of()), mona);

        assertThat(door.path()).startsWith("/joining?problem=");
        assertThat(back.path()).isEqualTo("/joining/company");
        assertThat(back.body()).contains("value=\"1234\"");
        assertThat(back.text()).contains("står her igen");
    }

    @Test
    void a_form_of_somebody_elses_page_fills_in_nothing() {
        var otto = TestPerson.fresh("Otto Friis");
        people.appointed(nordlys, otto, Role.USER_ADMINISTRATOR);
        var theirs = new Browser(environment);
        theirs.logIn(otto);
        var mark = theirs.open(FORM).mark(FORM).orElseThrow();

        var forged = forge(Map.of("_form", mark));

        assertThat(forged.path()).isEqualTo("/home");
        assertThat(browser.open(FORM).body()).doesNotContain("Åse Bæk");
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void a_mark_that_was_not_made_for_this_form_is_none(UnaryOperator<String> change) {
        var mark = browser.open(FORM).mark(FORM).orElseThrow();

        assertThat(forge(Map.of("_form", change.apply(mark))).status()).isEqualTo(403);
        assertThat(browser.open(FORM).body()).doesNotContain("Åse Bæk");
    }

    static Stream<UnaryOperator<String>> forgeries() {
        return Stream.of(
                mark -> "",
                mark -> "a.b.c.d",
                mark -> mark.substring(0, mark.length() - 4) + "AAAA",
                mark -> "9" + mark,
                mark -> mark.substring(0, mark.lastIndexOf('.')),
                mark -> mark + ".");
    }

    @Test
    void a_mark_is_for_one_address_and_for_a_day() {
        var mark = browser.open(FORM).mark(FORM).orElseThrow();

        assertThat(send("/users/export", mark, "same-origin")).hasStatus(403);
        assertThat(send(FORM, mark, "cross-site")).hasStatus(403);
        assertThat(send(FORM, mark, "same-site")).hasStatus(403);
        assertThat(send(FORM, mark, "same-origin")).hasRedirectedUrl(FORM);

        clock.advance(Duration.ofHours(25));
        browser.logIn(birgit);

        assertThat(send(FORM, mark, "same-origin")).hasStatus(403);
    }

    @Test
    void without_a_mark_nothing_is_kept_of_a_stranger() {
        var before = sessions();

        var answer = mvc.post().uri(FORM).param("name", "Åse Bæk").exchange();

        assertThat(answer).hasRedirectedUrl("/login");
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void what_was_typed_lies_sealed() {
        var form = browser.open(FORM);
        browser.logIn(birgit);
        browser.ask(Browser.post(form.uri().resolve(FORM), typed(form.mark(FORM).orElseThrow())));

        var kept = jdbc.sql(
                        "select attribute_bytes from spring_session_attributes where attribute_name like '%UnsavedForms.kept'")
                .query(byte[].class)
                .list();

        assertThat(kept)
                .isNotEmpty()
                .allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.UTF_8))
                        .doesNotContain("aase@nordlys.example", "03-04-1980"));
    }

    @Test
    void an_upload_that_comes_too_late_leads_back_to_where_the_file_is_chosen() {
        browser.open("/users/many");
        loseSession();

        var answer = mvc.post()
                .uri("/users/many")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .header("Sec-Fetch-Site", "same-origin")
                .exchange();

        assertThat(answer).hasRedirectedUrl("/login");
        assertThat(answer.getResponse().getCookie("ramme-wanted").getMaxAge()).isPositive();
        browser.logIn(birgit);
        assertThat(browser.open("/users/many?file-again").text()).contains("Filen er ikke modtaget");
    }

    @Test
    void logging_out_when_one_already_is_leads_to_the_front_page() {
        var form = browser.open(FORM);
        loseSession();

        assertThat(browser.submit(form, "/logout", Map.of()).path()).isEqualTo("/");
    }

    @Test
    void a_part_of_a_page_that_is_asked_for_too_late_leads_the_whole_page_to_the_login() {
        var form = browser.open(FORM);
        var mark = form.mark(FORM).orElseThrow();

        var answer = mvc.post()
                .uri(FORM)
                .header("HX-Request", "true")
                .param("_form", mark)
                .cookie(new Cookie("ramme", "gone"))
                .exchange();

        assertThat(answer).hasStatus(401);
        assertThat(answer.getResponse().getHeader("HX-Redirect")).isEqualTo("/login?problem=timeout");
    }

    @Test
    void a_login_form_with_a_token_that_is_gone_is_drawn_again() {
        var stranger = new Browser(environment);
        var form = stranger.open("/login");
        stranger.forget("ramme-form");

        assertThat(stranger.submit(form, "/login", Map.of()).path()).isEqualTo("/login");
    }

    private Page forge(Map<String, String> more) {
        var fields = new LinkedHashMap<>(TYPED);
        fields.putAll(more);
        return browser.send(FORM, fields);
    }

    private MvcTestResult send(String to, String mark, String site) {
        return mvc.post()
                .uri(to)
                .param("_form", mark)
                .param("name", "Åse Bæk")
                .header("Sec-Fetch-Site", site)
                .cookie(new Cookie("ramme", browser.session()))
                .param("_csrf", "of-another-login")
                .exchange();
    }

    private static Map<String, String> typed(String mark) {
        var fields = new LinkedHashMap<>(TYPED);
        fields.put("_form", mark);
        return fields;
    }

    private void loseSession() {
        jdbc.sql("delete from spring_session where session_id = ?")
                .param(SessionNames.stored(String.valueOf(browser.session())))
                .update();
    }

    private long sessions() {
        return jdbc.sql("select count(*) from spring_session").query(Long.class).single();
    }

    private long created() {
        return Tenancy.in(
                nordlys,
                () -> transaction.execute(status -> jdbc.sql(
                                "select count(*) from organisation_user where email = 'aase@nordlys.example'")
                        .query(Long.class)
                        .single()));
    }
}
