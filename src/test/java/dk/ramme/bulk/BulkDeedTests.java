package dk.ramme.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What can be done to many users, each done and undone (U6; users finding 4, users finding 6, users finding 13). */
@RammeTest
class BulkDeedTests {

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
    void suspended_users_are_reopened_and_suspended_again_for_their_reasons() {
        var ida = scene.user("Ida Friis");
        var mona = scene.user("Mona Dam");
        scene.post("/users/" + ida + "/suspend", Map.of("reason", "Orlov"));

        var run = scene.chosen(scene.bo, "REOPEN", ida, mona);
        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 1, "ACTIVE_ALREADY", 1));
        assertThat(scene.state(ida)).isEqualTo(UserState.ACTIVE);
        assertThat(scene.mails(ida, "user-reopened")).isOne();
        var undo = scene.undo(run);
        assertThat(scene.text("/bulk/" + undo + "/check")).contains("Bliver spærret igen 1");
        scene.run(undo);

        assertThat(scene.state(ida)).isEqualTo(UserState.SUSPENDED);
        assertThat(scene.read(ida).access().suspensionReason()).hasValue("Orlov");
        assertThat(scene.events("USER_SUSPENDED", ida)).isEqualTo(2);
    }

    @Test
    void what_stood_before_is_forgotten_when_it_cannot_be_undone_any_more() {
        var ida = scene.user("Ida Friis");
        scene.post("/users/" + ida + "/suspend", Map.of("reason", "Orlov"));
        scene.run(scene.chosen(scene.bo, "REOPEN", ida));
        var erasure = beans.getBean(BulkErasure.class);

        scene.clock.advance(Duration.ofDays(1));
        erasure.erase();
        assertThat(scene.count("bulk_user where before is not null")).isOne();
        scene.clock.advance(Duration.ofDays(1).plusMinutes(1));
        erasure.erase();

        assertThat(scene.count("bulk_user where before is not null")).isZero();
    }

    /** Whoever has lost what they logged in with while they were suspended waits, as when one is reopened. */
    @Test
    void who_has_nothing_to_log_in_with_any_more_waits_for_a_link() {
        var ida = scene.user("Ida Friis");
        scene.sql("""
                update organisation_user set state = 'SUSPENDED', suspension_reason = 'Orlov', origin = 'IMPORTED',
                    self_activated_at = now() where id = :ida
                """, Map.of("ida", ida));

        scene.run(scene.chosen(scene.bo, "REOPEN", ida));

        assertThat(scene.state(ida)).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(scene.mails(ida, "user-reopened")).isZero();
    }

    @Test
    void users_are_deleted_and_brought_back_until_they_are_erased() {
        var ida = scene.administrator("Ida Friis", Role.RIGHTS_ADMINISTRATOR);
        var birgit = scene.importedUser("Birgit Holm");
        var group = group("Lager");
        scene.sql(
                "insert into group_member (organisation_id, group_id, user_id, since) values (:organisation, :group, :ida, now())",
                Map.of("group", group, "ida", ida));

        var run = scene.chosen(scene.bo, "DELETE", ida, scene.boLund);
        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 1, "ONESELF", 1));
        scene.select(scene.bo, "/imported-users", birgit);
        var imported = scene.choose(scene.bo, Map.of("list", "IMPORTED", "whom", "SELECTED", "deed", "DELETE"));
        scene.run(imported);
        assertThat(scene.state(ida)).isEqualTo(UserState.DELETED);
        assertThat(scene.state(birgit)).isEqualTo(UserState.DELETED);
        assertThat(scene.mails(ida, "user-deleted")).isOne();
        scene.clock.advance(Duration.ofDays(29));
        var later = scene.as(scene.boLund);
        var undo = BulkScene.run(scene.pages.post(later, "/bulk/" + run + "/undo", Map.of()));
        scene.run(later, undo);

        assertThat(scene.state(ida)).isEqualTo(UserState.DEACTIVATED);
        assertThat(scene.count("group_member where user_id = '" + ida + "'")).isOne();
        assertThat(scene.count("user_role where user_id = '" + ida + "'")).isZero();
        assertThat(scene.count("user_erasure where user_id = '" + ida + "'")).isZero();
        assertThat(scene.events("USER_BROUGHT_BACK", ida)).isOne();
        scene.clock.advance(Duration.ofDays(2));
        assertThat(scene.pages.post(scene.as(scene.boLund), "/bulk/" + imported + "/undo", Map.of()))
                .hasRedirectedUrl("/bulk/" + imported);
    }

    @Test
    void users_are_put_in_a_group_and_taken_out_again() {
        var ida = scene.user("Ida Friis");
        var mona = scene.user("Mona Dam");
        var group = group("Lager");
        var karen = scene.as(scene.administrator("Karen Holm", Role.ORGANISATION_ADMINISTRATOR));

        var run = scene.chosen(karen, "JOIN_GROUP", ida, mona);
        assertThat(scene.pages.post(karen, "/bulk/" + run + "/group", Map.of())).hasStatus(422);
        assertThat(scene.pages.post(karen, "/bulk/" + run + "/group", Map.of("group", group.toString())))
                .hasRedirectedUrl("/bulk/" + run + "/check");
        assertThat(scene.run(karen, run).outcomes()).isEqualTo(Map.of("DONE", 2));
        assertThat(members(group)).isEqualTo(2);
        assertThat(scene.events("GROUP_JOINED", ida)).isOne();
        var out = scene.chosen(scene.bo, "LEAVE_GROUP", ida);
        scene.post("/bulk/" + out + "/group", Map.of("group", group.toString()));
        assertThat(scene.run(out).outcomes()).isEqualTo(Map.of("DONE", 1));
        assertThat(members(group)).isOne();

        var undo = scene.undo(run);
        assertThat(scene.run(undo).outcomes()).isEqualTo(Map.of("DONE", 1, "TOUCHED", 1));
        assertThat(members(group)).isZero();
        var again = scene.undo(out);
        assertThat(scene.run(again).outcomes()).isEqualTo(Map.of("DONE", 1));
        assertThat(members(group)).isOne();
    }

    /** To be in a group is part of a user, though no column of theirs says so. *(B2)* */
    @Test
    void whoever_left_the_group_and_came_back_is_not_taken_out_by_the_undo() {
        var ida = scene.user("Ida Friis");
        var mona = scene.user("Mona Dam");
        var group = group("Lager");
        var first = joining(group, ida, mona);
        scene.run(first);
        var leaving = scene.chosen(scene.bo, "LEAVE_GROUP", ida);
        scene.post("/bulk/" + leaving + "/group", Map.of("group", group.toString()));
        scene.run(leaving);
        scene.run(joining(group, ida));

        assertThat(scene.run(scene.undo(first)).outcomes()).isEqualTo(Map.of("DONE", 1, "TOUCHED", 1));
        assertThat(members(group)).isOne();
    }

    private UUID joining(UUID group, UUID... users) {
        var run = scene.chosen(scene.bo, "JOIN_GROUP", users);
        scene.post("/bulk/" + run + "/group", Map.of("group", group.toString()));
        return run;
    }

    @Test
    void a_group_that_is_gone_takes_nobody_up() {
        var ida = scene.user("Ida Friis");
        var group = group("Lager");
        var run = scene.chosen(scene.bo, "JOIN_GROUP", ida);
        scene.post("/bulk/" + run + "/group", Map.of("group", group.toString()));
        scene.sql("delete from user_group where id = :group", Map.of("group", group));

        assertThat(scene.text("/bulk/" + run + "/check")).contains("Gruppen findes ikke mere : 1");
        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("GROUP_GONE", 1));
    }

    @Test
    void an_organisation_administrator_is_offered_and_let_do_what_is_theirs() {
        var ida = scene.user("Ida Friis");
        var karen = scene.as(scene.administrator("Karen Holm", Role.ORGANISATION_ADMINISTRATOR));
        scene.select(karen, ida);

        assertThat(Pages.text(scene.pages.get(karen, "/bulk/new")))
                .contains("Sæt dem i en gruppe")
                .doesNotContain("Spær dem");
        assertThat(scene.pages.post(karen, "/bulk", Map.of("whom", "SELECTED", "deed", "SUSPEND")))
                .hasStatus(403);
        var run = scene.suspending(scene.bo, ida);
        assertThat(scene.pages.post(karen, "/bulk/" + run + "/check", Map.of())).hasStatus(403);
        assertThat(scene.pages.post(karen, "/bulk/" + run + "/reason", Map.of("reason", "Nej")))
                .hasStatus(403);
    }

    @Test
    void users_are_written_to_in_another_language_and_in_their_own_again() {
        var ida = scene.user("Ida Friis");
        var mona = scene.user("Mona Dam");
        scene.sql("update organisation_user set language = 'en' where id = :mona", Map.of("mona", mona));
        var waiting = scene.importedUser("Birgit Holm");
        scene.sql("update organisation_user set state = 'AWAITING_ACTIVATION' where id = :id", Map.of("id", waiting));
        scene.sql(
                "insert into user_role (organisation_id, user_id, role, given_at) values (:organisation, :id, 'RIGHTS_ADMINISTRATOR', now())",
                Map.of("id", waiting));

        var run = scene.chosen(scene.bo, "LANGUAGE", ida, mona, waiting);
        assertThat(scene.post("/bulk/" + run + "/language", Map.of("language", "fr")))
                .hasStatus(422);
        scene.post("/bulk/" + run + "/language", Map.of("language", "en"));
        assertThat(scene.text("/bulk/" + run + "/check")).contains("Engelsk", "Har det sprog i forvejen");
        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 1, "LANGUAGE_ALREADY", 1, "WAITS_FOR_ROLE", 1));
        assertThat(scene.read(ida).language()).isEqualTo("en");
        assertThat(scene.events("USER_EDITED", ida)).isOne();
        scene.run(scene.undo(run));

        assertThat(scene.read(ida).language()).isEqualTo("da");
        assertThat(scene.read(mona).language()).isEqualTo("en");
    }

    private UUID group(String name) {
        var id = UUID.randomUUID();
        scene.sql(
                "insert into user_group (id, organisation_id, name, created_at) values (:id, :organisation, :name, now())",
                Map.of("id", id, "name", name));
        return id;
    }

    private int members(UUID group) {
        return scene.count("group_member where group_id = '" + group + "'");
    }
}
