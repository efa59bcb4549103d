package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.trail.TrailWords;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a user is refused is on the trail of their own organisation, as long as there is some left
 * (T18, T61; ASVS 16.3.2; security finding 7).
 */
@RammeTest
class RefusalTrailTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TrailWords words;

    @Autowired
    TransactionTemplate transaction;

    private UUID nordlys;
    private SignedInAs ida;

    @BeforeEach
    void logIn() {
        nordlys = organisations.ready();
        ida = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Ida Friis", Role.RIGHTS_ADMINISTRATOR));
    }

    @AfterEach
    void backToNow() {
        clock.reset();
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void a_page_that_the_role_does_not_allow_is_noted_with_who_asked() {
        assertThat(mvc.get().uri("/settings/audit?q=" + "0304801234").with(ida)).hasStatus(403);
        assertThat(mvc.post().uri("/users/new").with(ida).with(csrf())).hasStatus(403);

        assertThat(rows(nordlys))
                .containsExactly(
                        "ACCESS_REFUSED Ida Friis ROLE GET /settings/audit",
                        "ACCESS_REFUSED Ida Friis ROLE POST /users/**");
    }

    /** The trail is read by people: what was refused is said by the name of the page, never by its address. */
    @Test
    void every_line_of_the_access_rules_has_words() {
        for (var language : List.of("da", "en")) {
            LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
            var other = words.page("GET /*");
            assertThat(new AccessRules().all())
                    .filteredOn(rule -> !rule.forEveryone())
                    .allSatisfy(rule -> assertThat(words.page(rule.method() + " " + rule.path()))
                            .isNotBlank()
                            .doesNotContain("/", "*", "GET", "POST", other, "null"));
        }

        mvc.get().uri("/settings/audit").with(ida).exchange();
        var astrid = SignedInAs.user(
                nordlys, organisations.administrator(nordlys, "Astrid Holm", Role.ORGANISATION_ADMINISTRATOR));
        assertThat(mvc.get().uri("/settings/audit").with(astrid))
                .bodyText()
                .contains("Side: Hændelser")
                .doesNotContain("GET /");
    }

    @Test
    void a_form_without_the_token_of_its_page_is_noted() {
        assertThat(mvc.post().uri("/me/rights").with(ida)).hasStatus(403);

        assertThat(rows(nordlys)).containsExactly("ACCESS_REFUSED Ida Friis FORM POST /me/**");
    }

    @Test
    void asking_for_what_is_another_organisations_is_noted_in_ones_own_and_not_in_theirs() {
        var theirs = organisations.ready();
        var foreign = organisations.administrator(theirs, "Otto Dam");

        assertThat(mvc.get().uri("/users/" + foreign).with(ida)).hasStatus(404);

        assertThat(rows(nordlys)).containsExactly("NOT_THERE_ASKED Ida Friis - GET /users/**");
        assertThat(rows(theirs)).isEmpty();
    }

    @Test
    void an_address_that_nobody_made_and_a_guest_leave_nothing() {
        var guest = SignedInAs.guest(SignedInAs.person("Mona Dam", LocalDate.of(1975, 2, 3), AnOrganisation.anyCpr()));

        assertThat(mvc.get().uri("/wp-admin").with(ida)).hasStatus(404);
        assertThat(mvc.get().uri("/users").with(guest)).hasStatus(403);

        assertThat(rows(nordlys)).isEmpty();
    }

    @Test
    void whoever_tries_very_many_addresses_fills_the_trail_with_thirty_rows_an_hour_and_one_that_says_so()
            throws InterruptedException {
        mvc.get().uri("/help").with(ida).exchange();
        var many = Executors.newFixedThreadPool(4);
        Callable<Object> tried =
                () -> mvc.get().uri("/settings/audit").with(ida).exchange();
        many.invokeAll(Collections.nCopies(60, tried));
        many.shutdown();

        assertThat(rows(nordlys)).hasSize(31);
        assertThat(rows(nordlys))
                .filteredOn(row -> row.startsWith("REFUSALS_LEFT_OUT"))
                .hasSize(1);

        clock.advance(Duration.ofMinutes(61));
        var again =
                SignedInAs.user(nordlys, organisations.administrator(nordlys, "Åse Bæk", Role.RIGHTS_ADMINISTRATOR));
        IntStream.range(0, 2)
                .forEach(n -> mvc.get().uri("/settings/audit").with(again).exchange());

        assertThat(rows(nordlys)).hasSize(33);
    }

    private List<String> rows(UUID organisation) {
        return Tenancy.in(
                organisation,
                () -> transaction.execute(
                        status -> jdbc.sql("""
                        select action || ' ' || actor_name || ' ' || coalesce(details ->> 'reason', '-') || ' '
                            || coalesce(details ->> 'page', '-')
                        from audit_event
                        where action in ('ACCESS_REFUSED', 'NOT_THERE_ASKED', 'REFUSALS_LEFT_OUT') order by id
                        """).query(String.class).list()));
    }
}
