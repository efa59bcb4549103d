package dk.ramme.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Something is done to many users at once, page by page (U6; users finding 6). */
@RammeTest
class BulkPageTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    AnOrganisation organisations;

    private BulkScene scene;

    @BeforeEach
    void begin() {
        scene = new BulkScene(beans);
    }

    /** A third list shows some of the users once more, and nobody is chosen there. */
    @Test
    void nobody_is_chosen_on_any_other_list() {
        for (var list : List.of("NEEDS_YOU", "NONSENSE", "USERS'--")) {
            assertThat(scene.get("/bulk/new?list=" + list)).as(list).hasStatus(400);
            assertThat(scene.post("/bulk", Map.of("list", list, "whom", "ALL", "deed", "SUSPEND")))
                    .as(list)
                    .hasStatus(400);
        }
        assertThat(scene.count("bulk_run")).isZero();
    }

    /** Whoever may not do it sees neither the reason nor a button for it. */
    @Test
    void what_is_not_for_an_administrator_is_not_offered_to_them() {
        var rita = scene.as(scene.administrator("Rita Bæk", Role.RIGHTS_ADMINISTRATOR));
        var run = scene.suspending(scene.bo, scene.user("Ida Friis"));

        assertThat(scene.text("/bulk/" + run + "/check")).contains("Lukket afdeling", "Spær én bruger");
        assertThat(Pages.text(scene.pages.get(rita, "/bulk/" + run + "/check")))
                .doesNotContain("Lukket afdeling", "Spær én bruger");
        assertThat(scene.pages.get(rita, "/bulk/" + run + "/reason")).hasStatus(404);
        scene.run(run);
        assertThat(scene.text("/bulk/" + run)).contains("Fortryd for dem alle");
        assertThat(Pages.text(scene.pages.get(rita, "/bulk/" + run))).doesNotContain("Fortryd for dem alle");
    }

    @Test
    void those_ticked_on_the_list_are_suspended_as_one_is() {
        var ida = scene.user("Ida Friis");
        var aage = scene.user("Aage Juhl");
        var herBrowser = scene.as(ida);
        assertThat(scene.pages.get(herBrowser, "/me")).hasStatusOk();

        scene.select(scene.bo, ida);
        assertThat(scene.post("/users/selection", Map.of("user", aage.toString(), "deed", "many")))
                .hasRedirectedUrl("/bulk/new?list=USERS");
        assertThat(scene.text("/bulk/new?list=USERS")).contains("2 valgt", "Spær dem", "Dem, jeg har valgt på listen");
        var answer = scene.post("/bulk", Map.of("whom", "SELECTED", "deed", "SUSPEND"));
        var run = BulkScene.run(answer);
        assertThat(scene.pages.follow(scene.bo, answer)).hasRedirectedUrl("/bulk/" + run + "/reason");
        assertThat(scene.post("/bulk/" + run + "/reason", Map.of("reason", "Lukket <afdeling>")))
                .hasRedirectedUrl("/bulk/" + run + "/check");
        assertThat(scene.text("/bulk/" + run + "/check"))
                .contains("Bliver spærret 2", "Bliver udeladt 0", "Lukket <afdeling>", "Spær 2 brugere");
        assertThat(scene.state(ida)).as("nothing has happened yet").isEqualTo(UserState.ACTIVE);
        scene.run(run);

        assertThat(scene.text("/bulk/" + run)).contains("2 brugere er spærret.", "Ingen blev udeladt.");
        assertThat(scene.pages.get(herBrowser, "/me"))
                .as("out at the next click")
                .hasStatus(302);
        for (var user : List.of(ida, aage)) {
            assertThat(scene.state(user)).isEqualTo(UserState.SUSPENDED);
            assertThat(scene.read(user).access().suspensionReason()).hasValue("Lukket <afdeling>");
            assertThat(scene.mails(user, "user-suspended")).isOne();
            assertThat(scene.events("USER_SUSPENDED", user)).isOne();
        }
        assertThat(scene.trail())
                .containsExactly("BULK_CHOSEN", "BULK_STARTED", "USER_SUSPENDED", "USER_SUSPENDED", "BULK_FINISHED");
        assertThat(scene.count("audit_event where action = 'USER_SUSPENDED' and actor_user_id = '" + scene.boLund
                        + "' and details->>'partOf' = 'BULK'"))
                .isEqualTo(2);
    }

    @Test
    void who_is_left_out_is_named_with_the_reason_before_and_after() {
        var ida = scene.user("Ida Friis");
        var mona = scene.user("Mona Dam");
        scene.run(scene.suspending(scene.bo, mona));

        var run = scene.suspending(scene.bo, ida, mona, scene.boLund);
        assertThat(scene.text("/bulk/" + run + "/check"))
                .contains(
                        "Bliver spærret 1",
                        "Bliver udeladt 2",
                        "Er spærret i forvejen : 1",
                        "Bo Lund : Det er dig selv",
                        "Mona Dam : Er spærret i forvejen");
        assertThat(Pages.body(scene.get("/bulk/" + run + "/report")))
                .contains("\"Ida Friis\"", "\"Bliver spærret\"", "\"Er spærret i forvejen\"");
        scene.run(run);

        assertThat(scene.text("/bulk/" + run)).contains("Én bruger er spærret.", "2 blev udeladt.", "Det er dig selv");
        assertThat(Pages.body(scene.get("/bulk/" + run + "/report")))
                .contains("\"Spærret\"", "\"Er spærret i forvejen\"", "\"Det er dig selv\"");
        assertThat(scene.trail()).endsWith("BULK_FINISHED", "BULK_REPORT_READ");
        assertThat(scene.mails(mona, "user-suspended")).isOne();
    }

    @Test
    void of_a_selection_nothing_is_lost_on_the_way_and_it_is_gone_once_the_run_has_begun() {
        var ida = scene.user("Ida Friis");

        var run = scene.suspending(scene.bo, ida);
        assertThat(Pages.body(scene.get("/bulk/" + run + "/check"))).contains("href=\"/users\">Fortryd");
        assertThat(scene.text("/users")).contains("1 valgt");
        scene.run(run);

        assertThat(scene.text("/users")).contains("Ingen valgt");
    }

    @Test
    void a_group_or_all_of_the_list_is_meant_where_that_is_said() {
        var ida = scene.user("Ida Friis");
        scene.user("Aage Juhl");
        scene.importedUser("Birgit Holm");
        var lager = UUID.randomUUID();
        scene.sql("""
                insert into user_group (id, organisation_id, name, created_at) values (:lager, :organisation, 'Lager', now())
                """, Map.of("lager", lager));
        scene.sql("""
                insert into group_member (organisation_id, group_id, user_id, since)
                values (:organisation, :lager, :ida, now())
                """, Map.of("ida", ida, "lager", lager));

        var group = scene.choose(scene.bo, Map.of("whom", "GROUP", "group", lager.toString(), "deed", "SUSPEND"));
        var all = scene.choose(scene.bo, Map.of("whom", "ALL", "deed", "SUSPEND"));

        assertThat(scene.preview(group).run().asked()).isOne();
        assertThat(scene.preview(all).run().asked()).isEqualTo(3);
    }

    @Test
    void what_is_missing_is_asked_for_and_what_was_chosen_is_kept() {
        var ida = scene.user("Ida Friis");
        scene.select(scene.bo, ida);

        assertThat(scene.post("/bulk", Map.of("whom", "SELECTED")))
                .hasStatus(422)
                .bodyText()
                .contains("Vælg, hvad der skal ske", "checked=\"checked\"");
        for (var wrong : new String[] {"NONSENSE", "", "suspend"}) {
            assertThat(scene.post("/bulk", Map.of("whom", "SELECTED", "deed", wrong)))
                    .hasStatus(422);
            assertThat(scene.post("/bulk", Map.of("whom", wrong, "deed", "SUSPEND")))
                    .hasStatus(422);
        }
        assertThat(scene.post("/bulk", Map.of("whom", "GROUP", "deed", "SUSPEND", "group", "x")))
                .hasStatus(422);
        var run = scene.chosen(scene.bo, "SUSPEND", ida);
        assertThat(scene.post("/bulk/" + run + "/reason", Map.of("reason", " ")))
                .hasStatus(422)
                .bodyText()
                .contains("reason-error");
        assertThat(scene.post("/bulk/" + run + "/check", Map.of()))
                .as("no reason yet")
                .hasRedirectedUrl("/bulk/" + run + "/check");
        assertThat(scene.preview(run).run().isChoosing()).isTrue();
        assertThat(scene.post("/bulk", Map.of("whom", "SELECTED", "deed", "SUSPEND", "list", "IMPORTED")))
                .as("not on this list")
                .hasStatus(422);
    }

    @Test
    void sent_twice_it_begins_once() {
        var run = scene.suspending(scene.bo, scene.user("Ida Friis"));

        scene.run(run);
        assertThat(scene.post("/bulk/" + run + "/check", Map.of())).hasRedirectedUrl("/bulk/" + run);
        assertThat(scene.post("/bulk/" + run + "/reason", Map.of("reason", "Andet")))
                .hasRedirectedUrl("/bulk/" + run);

        assertThat(scene.events("BULK_STARTED", run)).isOne();
    }

    @Test
    void another_organisation_knows_nothing_of_a_run() {
        var run = scene.suspending(scene.bo, scene.user("Ida Friis"));
        var other = organisations.ready();
        var karen = SignedInAs.user(other, organisations.administrator(other, "Karen Holm", Role.values()));

        for (var page : new String[] {"", "/check", "/reason", "/progress", "/report"}) {
            assertThat(scene.pages.get(karen, "/bulk/" + run + page)).as(page).hasStatus(404);
        }
        for (var deed : new String[] {"/check", "/reason", "/undo"}) {
            assertThat(scene.pages.post(karen, "/bulk/" + run + deed, Map.of("reason", "Ja")))
                    .as(deed)
                    .hasStatus(404);
        }
    }

    @Test
    void the_runs_are_listed_and_what_can_be_done_is_offered_once_somebody_is_ticked() {
        scene.user("Ida Friis");
        scene.run(scene.suspending(scene.bo, scene.user("Mona Dam")));

        assertThat(scene.text("/bulk")).contains("Spær brugere", "Bo Lund");
        assertThat(Pages.body(scene.get("/users"))).contains("deeds when-ticked");
        scene.select(scene.bo, scene.user("Aage Juhl"));
        assertThat(Pages.body(scene.get("/users"))).doesNotContain("when-ticked");
    }
}
