package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.journey.Onlooker;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.list.UserFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** Every page of users and activation in every state, as a browser shows it; pictures are kept when asked for. */
@RammeTest
class ActivationLookTests {

    @Autowired
    WebApplicationContext beans;

    @ParameterizedTest
    @CsvSource({"da, 1200", "en, 360"})
    void no_page_in_any_state_has_a_fault_a_machine_can_find(String language, int width) {
        var onlooker = new Onlooker(beans, "activation", language, width);
        try (var administrator = onlooker.context();
                var anna = onlooker.context();
                var anyone = onlooker.context()) {
            var scene = new ActivationScene(beans);
            lookAsUser(onlooker, anna, scene);
            lookWithLink(onlooker, anyone, scene);
            lookAsAdministrator(onlooker, administrator, scene);
        }
        assertThat(onlooker.complaints()).isEmpty();
    }

    private void lookAsAdministrator(Onlooker onlooker, BrowserContext context, ActivationScene scene) {
        onlooker.signIn(context, scene.organisation, scene.administrator.user());
        var page = onlooker.page(context);
        onlooker.look(page, "/imported-users", "list-empty");
        onlooker.look(page, "/activation", "overview-empty");
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
        onlooker.look(page, "/imported-users", "list-thousand");
        onlooker.look(page, "/imported-users?q=findes-ikke", "list-none");
        onlooker.look(page, "/imported-users?attention=ANY", "list-attention");
        var activation = scene.shown(UserFilter.none());
        onlooker.look(page, "/bulk/" + activation + "/login", "login");
        page.locator("label[for=ways]").click();
        page.locator("main .actions .button").click();
        onlooker.seen(page, "login-error");
        scene.ways(activation, true, Set.of(IdentificationMeans.APP, IdentificationMeans.CODE_DISPLAY));
        onlooker.look(page, "/bulk/" + activation + "/check", "check");
        page.locator("main details summary").first().click();
        onlooker.seen(page, "check-open");
        scene.runs.startWithoutJob(activation);
        nextOf(scene, activation);
        onlooker.look(page, "/bulk/" + activation, "run");
        while (nextOf(scene, activation)) {}
        onlooker.look(page, "/bulk/" + activation, "run-finished");
        onlooker.look(page, "/activation", "overview");
        onlooker.look(page, "/activation/new", "new");
        onlooker.look(page, "/activation/waiting", "waiting");
        onlooker.look(page, "/activation/waiting?show=expired", "waiting-expired");
        var code = scene.awaitingByBirthDate("Carl Vig");
        onlooker.look(page, "/activation/code?user=" + code, "new-code");
        page.locator("main form .button").click();
        onlooker.seen(page, "new-code-made");
        onlooker.look(page, "/activation/code?user=" + code, "new-code-has");
        scene.sql(
                "update link set expires_at = now() - interval '1 day' where subject_id in (select subject_id from link limit 200)",
                Map.of());
        scene.sql(
                "update organisation_user set state = 'ACTIVE' where id in (select subject_id from link where expires_at > now() limit 300)",
                Map.of());
        onlooker.look(page, "/home", "home");
        onlooker.look(page, "/users", "users");
        users(scene).forEach((name, id) -> onlooker.look(page, "/users/" + id, "user-" + name));
        var nobody = scene.chosen(scene.userWithoutEmail("Ole Dam"));
        onlooker.look(page, "/bulk/" + nobody + "/check", "check-nobody");
        scene.allow(false);
        onlooker.look(page, "/bulk/" + nobody + "/login", "separate-alone");
        scene.allow(true);
    }

    /** Nobody reads the thousand mails; to send them would take longer than to look at the pages. */
    private static boolean nextOf(ActivationScene scene, UUID activation) {
        return scene.in(() -> {
            var goesOn = scene.runs.next(activation);
            scene.sql("delete from outbox_mail where state = 'QUEUED'", Map.of());
            return goesOn;
        });
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

    private void lookAsUser(Onlooker onlooker, BrowserContext context, ActivationScene scene) {
        var cpr = AnOrganisation.anyCpr();
        var anna = scene.awaiting("Anna Holm", cpr);
        scene.identify(anna, cpr);
        onlooker.signIn(context, scene.organisation, anna);
        var page = onlooker.page(context);
        scene.allow(false);
        onlooker.look(page, "/activate", "separate");
        scene.allow(true);
        onlooker.look(page, "/activate", "consent");
        page.locator("main .actions .button").click();
        onlooker.seen(page, "consent-error");
        scene.in(() -> beans.getBean(SelfActivation.class).decline(anna));
        onlooker.look(page, "/activate", "consent-declined");
        scene.in(() -> beans.getBean(SelfActivation.class).consent(anna));
        onlooker.look(page, "/activate", "done");
        onlooker.look(page, "/me", "me");
        onlooker.look(page, "/me/consent", "withdraw");
    }

    private void lookWithLink(Onlooker onlooker, BrowserContext context, ActivationScene scene) {
        var bo = scene.awaiting("Bo Krog", AnOrganisation.anyCpr());
        var token = scene.token(bo);
        var page = onlooker.page(context);
        onlooker.look(page, "/activate/" + token, "land");
        scene.allow(false);
        onlooker.look(page, "/activate/" + token, "not-now");
        scene.allow(true);
        var old = scene.awaitingByBirthDate("Carl Vig");
        var late = scene.token(old);
        onlooker.look(page, "/activate/" + late, "land-code");
        scene.sql(
                "update link set expires_at = now() - interval '1 day' where subject_id = :user", Map.of("user", old));
        onlooker.look(page, "/activate/" + late, "late");
        page.locator("main form .button").click();
        onlooker.seen(page, "asked");
        onlooker.look(page, "/activate/again", "again");
        onlooker.look(page, "/activate/not-you?link=" + scene.link(bo), "not-you");
        onlooker.look(page, "/activate/already?link=" + scene.link(bo), "already");
        onlooker.look(page, "/activate/later", "later");
        onlooker.look(page, "/activate/closed", "closed");
    }
}
