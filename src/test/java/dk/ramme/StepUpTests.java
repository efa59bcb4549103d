package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What each page asks of the login beside a role (M5, T13, T35; ASVS 6.3.3, 7.5.3; security finding 6): {@code step-up.txt}
 * says it of every page there is, and everybody who may is sent to every page. A page that is not in the table fails, and so
 * does a line without one.
 */
@RammeTest
class StepUpTests {

    private static final String CONFIRM = "/login/confirm";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    ApplicationContext beans;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    TestClock clock;

    private UUID nordlys;

    @BeforeEach
    void gather() {
        nordlys = organisations.ready();
        // somebody stays organisation administrator, whatever is tried out
        organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void every_page_says_what_it_asks_of_the_login() throws IOException {
        var pages = new TreeSet<String>();
        Routes.of(handlers).forEach(route -> pages.add(route.method() + " " + route.pattern()));

        assertThat(new TreeSet<>(table().keySet())).isEqualTo(pages);
    }

    @Test
    void a_login_that_is_too_old_is_led_to_confirm_where_the_table_says_so_and_nowhere_else() throws IOException {
        assertThat(heldUp(SignedInAs::leftOpen, Duration.ofMinutes(5))).isEqualTo(lines("SF"));
    }

    @Test
    void a_login_that_is_worth_too_little_is_led_to_confirm_where_the_table_says_so_and_nowhere_else()
            throws IOException {
        assertThat(heldUp(me -> me.atLevel("Low"), Duration.ZERO)).isEqualTo(lines("S"));
    }

    @Test
    void nobody_is_led_to_confirm_who_logged_in_a_moment_ago_with_enough() throws IOException {
        assertThat(heldUp(SignedInAs::leftOpen, Duration.ofMinutes(4).plusSeconds(30)))
                .isEmpty();
    }

    @Test
    void a_login_of_a_level_nobody_knows_counts_as_too_low() {
        var me = person().atLevel("Enormous");

        assertThat(mvc.get().uri("/settings/administrators/add").with(me)).hasRedirectedUrl(CONFIRM);
    }

    @Test
    void whoever_may_only_look_at_a_form_is_not_asked_to_confirm() {
        var rights = SignedInAs.user(
                        nordlys, organisations.administrator(nordlys, "Ida Friis", Role.RIGHTS_ADMINISTRATOR))
                .atLevel("Low");

        assertThat(mvc.get().uri("/settings/login-methods").with(rights)).hasStatusOk();
        assertThat(mvc.post().uri("/settings/login-methods").with(rights).with(csrf()))
                .hasStatus(403);
    }

    /** The pages at which somebody with every role is led to confirm. */
    private Map<String, Boolean> heldUp(UnaryOperator<SignedInAs> login, Duration later) {
        var found = new LinkedHashMap<String, Boolean>();
        for (var route : Routes.of(handlers)) {
            var me = login.apply(route.pattern().startsWith("/joining/") ? guest() : person());
            me.begin(beans);
            clock.advance(later);
            var request = mvc.method(route.method())
                    .uri(route.filled().replace("/me/means/csv", "/me/means/code-display"))
                    .with(me);
            if (route.method() == HttpMethod.POST) request.with(csrf());
            var answer = request.exchange().getResponse();
            clock.reset();
            if (CONFIRM.equals(answer.getRedirectedUrl())) found.put(route.method() + " " + route.pattern(), true);
        }
        return found;
    }

    private static SignedInAs guest() {
        return SignedInAs.guest(SignedInAs.person("Mona Dam", LocalDate.of(1975, 2, 3), AnOrganisation.anyCpr()));
    }

    private SignedInAs person() {
        return SignedInAs.user(nordlys, organisations.administrator(nordlys, "Åse Bæk", Role.values()));
    }

    private static Map<String, Boolean> lines(String letters) throws IOException {
        var lines = new LinkedHashMap<String, Boolean>();
        table().forEach((page, letter) -> {
            if (letters.contains(letter)) lines.put(page, true);
        });
        return lines;
    }

    private static Map<String, String> table() throws IOException {
        var table = new LinkedHashMap<String, String>();
        var text = new ClassPathResource("step-up.txt").getContentAsString(StandardCharsets.UTF_8);
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            var parts = line.strip().split(" +");
            assertThat(parts).as(line).hasSize(3);
            assertThat(table.put(parts[1] + " " + parts[2], parts[0])).as(line).isNull();
        });
        return table;
    }
}
