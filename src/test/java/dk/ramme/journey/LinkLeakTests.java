package dk.ramme.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.joining.appointment.Appointee;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionTemplate;

/** The token of a mailed link is told to nobody by the browser that follows it (T8). */
@RammeTest
class LinkLeakTests {

    private static final CprNumber KARENS_NUMBER = new CprNumber("1503679994");

    @Autowired
    TestClock clock;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Invitations invitations;

    @Autowired
    Users users;

    @Autowired
    Links links;

    @Autowired
    TransactionTemplate transaction;

    @Value("${ramme.base-url}")
    String base;

    @Test
    void the_link_to_the_set_up_leaves_no_trace_after_its_own_page() {
        var organisation = organisations.inSetup();
        var karen = Appointee.withCpr(
                new PersonName("Karen Holm"), new EmailAddress("karen@nordlys.example"), KARENS_NUMBER, "da", Set.of());
        var appointment = Tenancy.in(organisation, () -> {
            var proposed = invitations.propose(organisation, karen);
            invitations.sendProposed(organisation, "Mikkel Lund");
            return proposed;
        });

        follow("/joining/invitation/", token(organisation, LinkPurpose.SETUP, appointment), "/setup");
    }

    @Test
    void the_link_to_the_activation_leaves_no_trace_after_its_own_page() {
        var organisation = organisations.ready();
        var karen = organisations.importedUser(organisation, "Karen Holm", "karen@nordlys.example", KARENS_NUMBER);
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> {
                    var user = users.findById(karen).orElseThrow();
                    user.activate(true, Set.of(), UUID.randomUUID(), clock.instant());
                    users.save(user);
                }));

        follow("/activate/", token(organisation, LinkPurpose.ACTIVATION, karen), "/activate");
    }

    private void follow(String path, String token, String end) {
        List<Request> asked = new ArrayList<>();
        try (var context = Chromium.browser().newContext(new Browser.NewContextOptions().setLocale("da"))) {
            context.onRequest(asked::add);
            var page = context.newPage();
            page.navigate(base + path + token);
            page.locator("main form .button").click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Karen Holm"))
                    .first()
                    .click();
            page.waitForURL(base + end);
            page.locator("header a").first().click();
            page.waitForLoadState();

            // asking for headers lets the browser go on, which may ask for more
            var requests = List.copyOf(asked);
            assertThat(requests)
                    .hasSizeGreaterThan(5)
                    .anySatisfy(request -> assertThat(request.url()).startsWith(base + end));
            assertThat(requests.stream().map(Request::url).filter(url -> url.contains(token)))
                    .containsExactly(base + path + token);
            assertThat(requests.stream().map(request -> String.valueOf(request.allHeaders())))
                    .noneMatch(headers -> headers.contains(token));
            assertThat(page.content()).doesNotContain(token);
        }
    }

    private String token(UUID organisation, LinkPurpose purpose, UUID thing) {
        return Tenancy.in(
                organisation,
                () -> transaction.execute(
                        status -> links.issue(purpose, thing).token().value()));
    }
}
