package dk.ramme.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A run is undone for exactly those it changed and nobody has touched since (B2 of the field's list; U6). */
@RammeTest
class BulkUndoTests {

    @Autowired
    ApplicationContext beans;

    private BulkScene scene;

    @BeforeEach
    void begin() {
        scene = new BulkScene(beans);
    }

    @AfterEach
    void back_to_now() {
        scene.clock.reset();
    }

    @Test
    void those_suspended_are_reopened_and_nobody_else_is() {
        var ida = scene.user("Ida Friis");
        var mona = scene.user("Mona Dam");
        scene.run(scene.suspending(scene.bo, mona));
        var run = scene.suspending(scene.bo, ida, mona);
        scene.run(run);

        var undo = scene.undo(run);
        assertThat(scene.text("/bulk/" + undo + "/check"))
                .contains("Fortryd spærringen", "Bliver åbnet igen 1", "Åbn for én bruger igen");
        assertThat(scene.state(ida)).isEqualTo(UserState.SUSPENDED);
        scene.run(undo);

        assertThat(scene.state(ida)).isEqualTo(UserState.ACTIVE);
        assertThat(scene.read(ida).access().suspensionReason()).isEmpty();
        assertThat(scene.state(mona)).as("suspended by another run").isEqualTo(UserState.SUSPENDED);
        assertThat(scene.mails(ida, "user-reopened")).isOne();
        assertThat(scene.events("USER_REOPENED", ida)).isOne();
        assertThat(scene.events("BULK_CHOSEN", undo)).isOne();
        assertThat(Pages.body(scene.get("/bulk/" + run)))
                .contains("/bulk/" + undo)
                .doesNotContain("/undo\"");
        assertThat(scene.text("/bulk/" + undo)).contains("Der er åbnet for én bruger igen.");
    }

    @Test
    void whoever_was_touched_since_is_left_out_and_named() {
        var ida = scene.user("Ida Friis");
        var mona = scene.user("Mona Dam");
        var aage = scene.user("Aage Juhl");
        var run = scene.suspending(scene.bo, ida, mona, aage);
        scene.run(run);
        scene.post("/users/" + mona + "/reopen", Map.of());
        scene.post("/users/" + mona + "/suspend", Map.of("reason", "Bortvist"));
        scene.post("/users/" + aage + "/delete", Map.of());

        var undo = scene.undo(run);

        assertThat(scene.text("/bulk/" + undo + "/check"))
                .contains("Bliver åbnet igen 1", "Mona Dam : Er ændret siden", "Aage Juhl : Er ændret siden");
        assertThat(scene.run(undo).outcomes()).isEqualTo(Map.of("DONE", 1, "TOUCHED", 2));
        assertThat(scene.state(mona)).isEqualTo(UserState.SUSPENDED);
        assertThat(scene.state(aage)).isEqualTo(UserState.DELETED);
    }

    /** Roles and groups are part of a user, whoever gives and takes them and by whatever way. *(B2)* */
    @Test
    void whoever_got_or_lost_a_role_or_a_group_since_is_left_out() {
        var karen = scene.as(scene.administrator("Karen Holm", Role.ORGANISATION_ADMINISTRATOR));
        var gets = scene.user("Ida Friis");
        var loses = scene.administrator("Mona Dam", Role.RIGHTS_ADMINISTRATOR);
        var ungrouped = scene.user("Aage Juhl");
        var untouched = scene.user("Lis Friis");
        var group = Pages.location(scene.pages.post(karen, "/groups/new", "name", "Lager"));
        scene.select(scene.bo, ungrouped);
        GroupOfMany.join(scene.pages, scene.bo, "USERS", group);
        var run = scene.suspending(scene.bo, gets, loses, ungrouped, untouched);
        scene.run(run);

        scene.pages.post(karen, "/users/" + gets + "/roles", "roles", "RIGHTS_ADMINISTRATOR", "stood", "");
        scene.pages.post(karen, "/users/" + loses + "/roles", "stood", "RIGHTS_ADMINISTRATOR");
        scene.pages.post(karen, group + "/delete");

        assertThat(scene.count("user_role where role = 'RIGHTS_ADMINISTRATOR' and user_id = '" + gets + "'"))
                .isOne();
        assertThat(scene.run(scene.undo(run)).outcomes()).isEqualTo(Map.of("DONE", 1, "TOUCHED", 3));
    }

    /** Undone by a colleague at the same time, too late, or before it has come to its end: once is enough. */
    @Test
    void it_is_undone_once_and_within_a_day() {
        var ida = scene.user("Ida Friis");
        var run = scene.suspending(scene.bo, ida);
        scene.run(run);
        var first = scene.undo(run);
        var second = scene.undo(run);
        scene.run(first);

        assertThat(scene.post("/bulk/" + second + "/check", Map.of())).hasRedirectedUrl("/bulk/" + run);
        assertThat(scene.post("/bulk/" + run + "/undo", Map.of())).hasRedirectedUrl("/bulk/" + run);
        assertThat(scene.post("/bulk/" + first + "/undo", Map.of())).hasRedirectedUrl("/bulk/" + first);

        var again = scene.suspending(scene.bo, ida);
        scene.run(again);
        var undo = scene.undo(again);
        scene.clock.advance(Duration.ofHours(24));
        var later = scene.as(scene.boLund);
        assertThat(scene.pages.post(later, "/bulk/" + undo + "/check", Map.of()))
                .hasRedirectedUrl("/bulk/" + again);
        assertThat(scene.pages.post(later, "/bulk/" + again + "/undo", Map.of()))
                .hasRedirectedUrl("/bulk/" + again);
        assertThat(scene.state(ida)).isEqualTo(UserState.SUSPENDED);
    }

    /** A yes that was taken back belongs to the time before; who is brought back begins anew. */
    @Test
    void who_is_brought_back_has_taken_no_yes_back() {
        var ida = scene.user("Ida Friis");
        scene.sql(
                "update organisation_user set consent_withdrawn_at = now()"
                        + " where id = :ida and organisation_id = :organisation",
                Map.of("ida", ida));
        var run = scene.chosen(scene.bo, "DELETE", ida);
        scene.run(run);
        scene.run(scene.undo(run));

        assertThat(scene.state(ida)).isEqualTo(UserState.DEACTIVATED);
        assertThat(scene.count("organisation_user where consent_withdrawn_at is not null"))
                .isZero();
    }

    /** Also where nobody chooses anything more: whom, why and where to are forgotten. */
    @Test
    void what_was_chosen_and_never_carried_out_is_forgotten_at_night() {
        var ida = scene.user("Ida Friis");
        scene.suspending(scene.bo, ida);
        var erasure = beans.getBean(BulkErasure.class);

        erasure.erase();
        assertThat(scene.count("bulk_run where parameters ->> 'reason' is not null"))
                .isOne();
        scene.clock.advance(Duration.ofDays(2).plusMinutes(1));
        erasure.erase();

        assertThat(scene.count("bulk_run")).isZero();
        assertThat(scene.count("bulk_user")).isZero();
    }
}
