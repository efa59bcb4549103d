package dk.ramme.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.journey.Chromium;
import dk.ramme.journey.Pictures;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.WebApplicationContext;

/** Every page of the set-up and the settings in every state, as a browser shows it. */
@RammeTest
class SetupLookTests {

    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @Autowired
    AnOrganisation organisations;

    @Autowired
    WebApplicationContext beans;

    @Autowired
    Environment environment;

    private final List<String> complaints = new ArrayList<>();
    private String picture = "";
    private String language = "";
    private int width;

    @ParameterizedTest
    @CsvSource({"da, 1200", "en, 320"})
    void no_page_in_any_state_has_a_fault_a_machine_can_find(String language, int width) {
        this.picture = "setup-" + language + "-" + width;
        this.language = language;
        this.width = width;
        var nordlys = organisations.inSetup();
        var karen = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        try (var context = context(nordlys, karen)) {
            var page = page(context);
            lookAtQuestions(page);
            lookAtAdministrators(page);
            lookAtConflict(page, nordlys);
            lookAtConfirmation(page);
            for (var path : List.of("/home", "/settings", "/settings/login-methods", "/settings/means")) {
                look(page, path, "ready" + path.replace('/', '-'));
            }
        }
        assertThat(complaints).isEmpty();
    }

    private void lookAtQuestions(Page page) {
        look(page, "/home", "home");
        look(page, "/setup", "tasks");
        look(page, "/setup/identity", "identity");
        look(page, "/setup/import", "import");
        send(page, "import-error");
        choose(page, "NO");
        send(page, "private-mitid");
        send(page, "private-mitid-error");
        choose(page, "YES");
        send(page, "means");
        choose(page, "APP");
        send(page, "means-error");
        choose(page, "APP");
        choose(page, "CHIP");
        send(page, "own-means");
        send(page, "own-means-error");
        choose(page, "PRIVATE");
        send(page, "administrators-one");
    }

    private void lookAtAdministrators(Page page) {
        look(page, "/setup/administrators/add", "add");
        send(page, "add-empty");
        page.fill("#name", "Søren Ågård");
        page.fill("#email", "soren.nordlys.dk");
        page.fill("#cpr", "320190-1234");
        send(page, "add-wrong");
        page.fill("#email", "soren@nordlys.example");
        page.fill("#cpr", "");
        page.fill("#birthDate", "1. 2. 1980");
        send(page, "administrators");
        look(page, "/setup", "tasks-further");
    }

    private void lookAtConflict(Page page, UUID organisation) {
        var mads = organisations.administrator(organisation, "Mads Overgaard-Lund", Role.ORGANISATION_ADMINISTRATOR);
        page.navigate(base() + "/setup/means");
        try (var other = context(organisation, mads)) {
            var theirs = page(other);
            theirs.navigate(base() + "/setup/means");
            choose(theirs, "CODE_READER");
            theirs.locator("main form .button").click();
        }
        choose(page, "CHIP");
        send(page, "conflict");
        send(page, "after-conflict");
    }

    private void lookAtConfirmation(Page page) {
        page.navigate(base() + "/setup/administrators");
        send(page, "summary");
        send(page, "done");
    }

    private BrowserContext context(UUID organisation, UUID user) {
        var request = SignedInAs.user(organisation, user)
                .postProcessRequest(new MockHttpServletRequest(beans.getServletContext()));
        var session = request.getCookies()[0];
        var context = Chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 900));
        context.addCookies(List.of(new Cookie(session.getName(), session.getValue()).setUrl(base())));
        return context;
    }

    private Page page(BrowserContext context) {
        var page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of ")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** As a person does: by pressing the card. */
    private static void choose(Page page, String answer) {
        page.locator(".choice:has(input[value=" + answer + "]) label").click();
    }

    /** Presses the button of the page's last form. */
    private void send(Page page, String state) {
        page.locator("main form .actions .button").last().click();
        seen(page, state);
    }

    private void look(Page page, String path, String state) {
        page.navigate(base() + path);
        seen(page, state);
    }

    private void seen(Page page, String state) {
        page.waitForLoadState();
        Pictures.keep(page, picture + "-" + state);
        for (var fault : new AxeBuilder(page).withTags(STANDARDS).analyze().getViolations()) {
            complaints.add(state + ": " + fault.getId() + " "
                    + fault.getNodes().stream().map(node -> node.getHtml()).toList());
        }
        if (!Integer.valueOf(width).equals(page.evaluate("document.documentElement.scrollWidth"))) {
            complaints.add(state + ": wider than the window");
        }
    }

    private String base() {
        return environment.getRequiredProperty("ramme.base-url");
    }
}
