package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may do what (docs/product.md, "Who may do what"), for every page there is: {@code role-matrix.txt} names each with those who may
 * have it, and everybody is sent to every page. A page that is not in the table fails, and so does a line without a page.
 */
@RammeTest
class RoleMatrixTests {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Users users;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    /** By the letter the table has for them. */
    private final Map<Character, @Nullable SignedInAs> people = new LinkedHashMap<>();

    @BeforeEach
    void gather() {
        var nordlys = organisations.ready();
        people.put('-', null);
        people.put(
                'G',
                SignedInAs.guest(SignedInAs.person("Mona Dam", LocalDate.of(1975, 2, 3), AnOrganisation.anyCpr())));
        people.put('A', SignedInAs.user(nordlys, activating(nordlys)));
        people.put('U', SignedInAs.user(nordlys, organisations.administrator(nordlys, "Ida Friis")));
        people.put('O', administrator(nordlys, Role.ORGANISATION_ADMINISTRATOR));
        people.put('B', administrator(nordlys, Role.USER_ADMINISTRATOR));
        people.put('R', administrator(nordlys, Role.RIGHTS_ADMINISTRATOR));
        // somebody stays organisation administrator, whatever is tried out
        administrator(nordlys, Role.ORGANISATION_ADMINISTRATOR);
    }

    @Test
    void every_page_stands_in_the_table_and_every_line_of_it_is_a_page() throws IOException {
        var pages = new TreeSet<String>();
        Routes.of(handlers).forEach(route -> pages.add(route.method() + " " + route.pattern()));

        assertThat(new TreeSet<>(table().keySet())).isEqualTo(pages);
    }

    @Test
    void everybody_gets_the_pages_the_table_gives_them_and_no_others() throws IOException {
        var table = table();
        var wrong = new ArrayList<String>();
        for (var route : Routes.of(handlers)) {
            var allowed = table.getOrDefault(route.method() + " " + route.pattern(), "");
            people.forEach((letter, person) -> {
                var may = isLetIn(send(route, person), person);
                if (may != allowed.indexOf(letter) >= 0) {
                    wrong.add(letter + (may ? " gets " : " is refused ") + route.method() + " " + route.pattern());
                }
            });
        }

        assertThat(wrong).isEmpty();
    }

    private MvcTestResult send(Routes.Route route, @Nullable SignedInAs person) {
        var request = mvc.method(route.method()).uri(route.filled());
        if (person != null) request.with(person);
        if (route.method() == HttpMethod.POST) request.with(csrf());
        return request.exchange();
    }

    /** Whoever is not logged in is sent to a door, whoever is gets 403 before any page; one that answers 403 itself was reached. */
    private static boolean isLetIn(MvcTestResult answer, @Nullable SignedInAs person) {
        var response = answer.getResponse();
        var reached = answer.getMvcResult().getHandler() != null;
        var doors = Set.of("/login", "/joining", "/ask");
        var atTheDoor = person == null
                && response.getStatus() == 302
                && doors.contains(String.valueOf(response.getRedirectedUrl()));
        return !atTheDoor && (reached || response.getStatus() != 403);
    }

    private static Map<String, String> table() throws IOException {
        var table = new LinkedHashMap<String, String>();
        var text = new ClassPathResource("role-matrix.txt").getContentAsString(StandardCharsets.UTF_8);
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            var parts = line.strip().split(" +");
            assertThat(parts).as(line).hasSize(3);
            assertThat(table.put(parts[1] + " " + parts[2], parts[0])).as(line).isNull();
        });
        return table;
    }

    private SignedInAs administrator(UUID organisation, Role role) {
        return SignedInAs.user(organisation, organisations.administrator(organisation, "Karen Holm", role));
    }

    private UUID activating(UUID organisation) {
        var id = organisations.importedUser(organisation, "Åse Bæk", "a@nordlys.example", AnOrganisation.anyCpr());
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> {
                    var user = users.lock(id).orElseThrow();
                    user.activate(true, Set.of(), UUID.randomUUID(), clock.instant());
                    users.save(user);
                }));
        return id;
    }
}
