package dk.ramme.activation;

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
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.UserFilter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.WebApplicationContext;

/** Every page of users and activation in every state, as a browser shows it; pictures are kept when asked for. */
@RammeTest
class ActivationLookTests {

    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @Autowired
    WebApplicationContext beans;

    @Autowired
    Environment environment;

    @Autowired
    Links links;

    private final List<String> complaints = new ArrayList<>();
    private String picture = "";
    private int width;

    @ParameterizedTest
    @CsvSource({"da, 1200", "en, 360"})
    void no_page_in_any_state_has_a_fault_a_machine_can_find(String language, int width) {
        this.picture = "activation-" + language + "-" + width;
        this.width = width;
        try (var administrator = context(language);
                var anna = context(language);
                var anyone = context(language)) {
            var scene = new ActivationScene(beans);
            lookAsUser(anna, scene);
            lookWithLink(anyone, scene);
            lookAsAdministrator(administrator, scene);
        }
        assertThat(complaints).isEmpty();
    }

    private void lookAsAdministrator(BrowserContext context, ActivationScene scene) {
        var page = page(context, scene, scene.administrator.user());
        look(page, "/imported-users", "list-empty");
        look(page, "/activation", "overview-empty");
        scene.sql("""
                insert into organisation_user (id, organisation_id, rid, name, email, cpr_sealed, cpr_index, cpr_index_key,
                    origin, state, created_at, version)
                select gen_random_uuid(), :organisation, (99240000 + n)::text,
                    (array['Anna', 'Åse', 'Bjørn', 'Ærø', 'Maximiliane Frederikke'])[n % 5 + 1] || ' '
                        || (array['Østergaard', 'Holm', 'Rosenkrantz-Guldencrone'])[n % 3 + 1] || ' ' || n,
                    case when n % 40 = 0 then null else 'bruger.' || n || '@nordlys-energi.example' end,
                    case when n % 50 = 0 then null else cast('\\x00' as bytea) end,
                    case when n % 50 = 0 then null else decode(lpad(to_hex(n), 64, '0'), 'hex') end,
                    case when n % 50 = 0 then null else 1 end, 'IMPORTED', 'DEACTIVATED', now(), 0
                from generate_series(1, 1000) n
                """, Map.of("organisation", scene.organisation));
        look(page, "/imported-users", "list-thousand");
        look(page, "/imported-users?q=findes-ikke", "list-none");
        look(page, "/imported-users?attention=true", "list-attention");
        var activation = scene.in(() -> scene.choice.chooseShown(scene.administrator, new UserFilter(null, false)));
        look(page, "/activation/" + activation + "/login", "login");
        page.locator("label[for=ways]").click();
        page.locator("main .actions .button").click();
        seen(page, "login-error");
        scene.withPrivateMitId(activation);
        look(page, "/activation/" + activation + "/check", "check");
        page.locator("details summary").first().click();
        seen(page, "check-open");
        scene.startWithoutJob(activation);
        scene.in(() -> scene.bulk.next(activation));
        look(page, "/activation/" + activation, "run");
        while (scene.in(() -> scene.bulk.next(activation))) {}
        look(page, "/activation/" + activation, "run-finished");
        look(page, "/activation", "overview");
        look(page, "/users", "users");
        users(scene).forEach((name, id) -> look(page, "/users/" + id, "user-" + name));
        var nobody = scene.chosen(scene.userWithoutEmail("Ole Dam"));
        look(page, "/activation/" + nobody + "/check", "check-nobody");
        scene.allow(false);
        look(page, "/activation/" + nobody + "/login", "cannot");
        scene.allow(true);
        scene.sql("delete from outbox_mail where state = 'QUEUED'", Map.of());
    }

    private static Map<String, UUID> users(ActivationScene scene) {
        var users = new LinkedHashMap<String, UUID>();
        users.put("deactivated", scene.user("Anna Holm"));
        users.put("no-email", scene.userWithoutEmail("Bo Krog"));
        users.put("no-cpr", scene.user("Carl Vig", null));
        users.put("awaiting", scene.awaiting("Ida Lund", AnOrganisation.anyCpr()));
        users.put("administrator", scene.administrator.user());
        return users;
    }

    private void lookAsUser(BrowserContext context, ActivationScene scene) {
        var cpr = AnOrganisation.anyCpr();
        var anna = scene.awaiting("Anna Holm", cpr);
        beans.getBean(ActivationLogin.class)
                .complete(
                        SignedInAs.person("Anna Holm", LocalDate.of(1980, 1, 1), cpr),
                        scene.link(anna).toString());
        var page = page(context, scene, anna);
        scene.allow(false);
        look(page, "/activate", "separate");
        scene.allow(true);
        look(page, "/activate", "consent");
        page.locator("main .actions .button").click();
        seen(page, "consent-error");
        scene.in(() -> beans.getBean(SelfActivation.class).decline(anna));
        look(page, "/activate", "consent-declined");
        scene.in(() -> beans.getBean(SelfActivation.class).consent(anna));
        look(page, "/activate", "done");
        look(page, "/me", "me");
        look(page, "/me/consent", "withdraw");
    }

    private void lookWithLink(BrowserContext context, ActivationScene scene) {
        var bo = scene.awaiting("Bo Krog", AnOrganisation.anyCpr());
        var token = scene.inTransaction(() -> links.issue(LinkPurpose.ACTIVATION, bo))
                .token()
                .value();
        var page = page(context, scene, null);
        look(page, "/activate/" + token, "land");
        scene.allow(false);
        look(page, "/activate/" + token, "not-now");
        scene.allow(true);
        look(page, "/activate/not-you?link=" + scene.link(bo), "not-you");
        look(page, "/activate/already?link=" + scene.link(bo), "already");
        look(page, "/activate/later", "later");
        look(page, "/activate/closed", "closed");
    }

    private BrowserContext context(String language) {
        return Chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 900));
    }

    private Page page(BrowserContext context, ActivationScene scene, @Nullable UUID user) {
        if (user != null) {
            var request = SignedInAs.user(scene.organisation, user)
                    .postProcessRequest(new MockHttpServletRequest(beans.getServletContext()));
            var session = request.getCookies()[0];
            context.addCookies(List.of(new Cookie(session.getName(), session.getValue()).setUrl(base())));
        }
        var page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of ")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    private void look(Page page, String path, String state) {
        page.navigate(base() + path);
        seen(page, state);
    }

    private void seen(Page page, String state) {
        page.waitForLoadState();
        Pictures.keep(page, picture + "-" + state);
        var faults = new AxeBuilder(page)
                .withTags(STANDARDS).analyze().getViolations().stream()
                        .map(fault -> fault.getId() + ": "
                                + fault.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
        faults.forEach(fault -> complaints.add(state + ": " + fault));
        if (!Integer.valueOf(width).equals(page.evaluate("document.documentElement.scrollWidth"))) {
            complaints.add(state + ": wider than the window");
        }
    }

    private String base() {
        return environment.getRequiredProperty("ramme.base-url");
    }
}
