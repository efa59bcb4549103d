package dk.ramme.people.life;

import static dk.ramme.people.UserLifeScene.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.imports.write.ImportedUsers;
import dk.ramme.login.ActingAs;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.BoundIdentities;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.User;
import dk.ramme.people.UserLifeScene;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.rights.RightName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A deleted user leaves nothing that opens a door, and in the end no name. */
@RammeTest
class UserDeletionTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Roles roles;

    @Autowired
    Users users;

    @Autowired
    UserLife life;

    @Autowired
    BoundIdentities identities;

    @Autowired
    Erasures erasures;

    @Autowired
    ImportedUsers rights;

    @Autowired
    JdbcClient jdbc;

    private UserLifeScene scene;

    @BeforeEach
    void begin() {
        scene = new UserLifeScene(beans);
    }

    @AfterEach
    void backToNow() {
        scene.clock.reset();
    }

    /** The row is changed by a statement: no entity of it is left that knows nothing of that. */
    @Test
    void whoever_looks_at_the_user_in_the_same_transaction_sees_them_deleted() {
        var id = scene.awaiting();

        var state = ActingAs.user(
                scene.nordlys,
                scene.boLund,
                () -> scene.inside(() -> {
                    life.delete(id);
                    return users.findById(id).orElseThrow().state();
                }));

        assertThat(state).isEqualTo(UserState.DELETED);
    }

    @Test
    void a_deleted_user_is_given_nothing_and_comes_with_nothing() {
        var id = scene.awaiting();
        scene.post("/users/" + id + "/delete", Map.of());
        var now = scene.clock.instant();

        for (Consumer<User> deed : List.<Consumer<User>>of(
                user -> user.give(Role.USER_ADMINISTRATOR, now),
                user -> user.take(Role.USER_ADMINISTRATOR),
                user -> user.bind(SignedInAs.ISSUER, "x", now))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> scene.inside(() -> {
                        deed.accept(users.findById(id).orElseThrow());
                        return id;
                    }));
        }
    }

    @Test
    void a_deleted_user_is_out_with_roles_rights_link_and_login_gone_and_later_without_a_name() {
        var id = scene.awaiting();
        var subject = UUID.randomUUID().toString();
        scene.inside(() -> {
            var user = users.findById(id).orElseThrow();
            user.bind(SignedInAs.ISSUER, subject, scene.clock.instant());
            return user.give(Role.RIGHTS_ADMINISTRATOR, scene.clock.instant());
        });
        inGroupWithMeans(id);
        assertThat(scene.get("/users/" + id + "/delete"))
                .hasStatusOk()
                .bodyText()
                .contains("om 30 dage");

        assertThat(scene.post("/users/" + id + "/delete", Map.of())).hasRedirectedUrl("/users");

        assertThat(scene.inside(() -> roles.of(id))).isEmpty();
        assertThat(scene.inside(() -> identities.find(SignedInAs.ISSUER, subject)))
                .isEmpty();
        assertThat(scene.liveLinks(id)).isZero();
        assertThat(counted("group_member", id)).isZero();
        assertThat(counted("user_means where state <> 'REVOKED' and", id)).isZero();
        assertThat(scene.get("/users")).bodyText().doesNotContain("Åse Bæk");
        assertThat(scene.trail()).containsExactly("USER_DELETED");
        scene.clock.advance(Duration.ofDays(29));
        erasures.erase();
        assertThat(scene.user(id).name()).isEqualTo("Åse Bæk");
        scene.clock.advance(Duration.ofDays(2));
        erasures.erase();
        assertThat(scene.user(id).name()).isEqualTo("–");
        assertThat(scene.user(id).email()).isEmpty();
        assertThat(scene.user(id).rid()).isEmpty();
        assertThat(scene.user(id).birthDate()).isEmpty();
    }

    @Test
    void a_deleted_person_can_be_created_anew() {
        var cpr = AnOrganisation.anyCpr();
        var former = scene.importedUser("Åse Bæk", "a@nordlys.example", cpr);
        scene.post("/users/" + former + "/delete", Map.of());

        assertThat(scene.post("/users/new", form("cpr", cpr.value()))).hasStatus(302);
        for (var page : List.of("/edit", "/suspend", "/reopen")) {
            assertThat(scene.post("/users/" + former + page, scene.edit(former, "X", "x@nordlys.example"))
                            .getResponse()
                            .getStatus())
                    .isIn(404, 302, 422);
        }
        assertThat(scene.user(former).state()).isEqualTo(UserState.DELETED);
    }

    /** With RID number, rights and group, and as the person they proved to be (users finding 4). */
    @Test
    void whoever_was_deleted_by_mistake_is_brought_back_until_they_are_erased() {
        var id = scene.awaiting();
        scene.inside(() -> {
            var user = users.lock(id).orElseThrow();
            user.identify(scene.clock.instant(), true);
            user.give(Role.RIGHTS_ADMINISTRATOR, scene.clock.instant());
            return rights.addRights(
                    List.of(new ImportedUsers.ImportedRight(id, new RightName("Underskriv", null))),
                    scene.clock.instant());
        });
        inGroupWithMeans(id);
        var rid = scene.user(id).rid();
        var born = scene.user(id).birthDate();
        assertThat(scene.post("/users/" + id + "/bring-back", Map.of())).hasStatus(302);
        assertThat(scene.user(id).state()).as("not deleted").isEqualTo(UserState.AWAITING_ACTIVATION);
        scene.post("/users/" + id + "/delete", Map.of());
        assertThat(counted("user_right", id)).isZero();

        assertThat(scene.get("/users/deleted")).bodyText().contains("Åse Bæk", id.toString());
        assertThat(scene.get("/users/deleted?search=åse")).bodyText().contains(id.toString());
        assertThat(scene.get("/users/deleted?search=ukendt")).bodyText().doesNotContain(id.toString());
        assertThat(scene.get("/users/" + id)).bodyText().contains("/bring-back");
        assertThat(scene.post("/users/" + id + "/bring-back", Map.of())).hasRedirectedUrl("/users/" + id);

        assertThat(scene.user(id).state()).isEqualTo(UserState.DEACTIVATED);
        assertThat(scene.user(id).isIdentified())
                .as("they stay who they proved to be")
                .isTrue();
        assertThat(scene.user(id).rid()).isEqualTo(rid);
        assertThat(counted("user_right", id)).isOne();
        assertThat(counted("group_member", id)).isOne();
        assertThat(scene.inside(() -> roles.of(id))).isEmpty();
        assertThat(scene.liveLinks(id)).isZero();
        assertThat(scene.trail()).containsExactly("USER_DELETED", "USER_BROUGHT_BACK");
        assertThat(scene.get("/users/deleted")).bodyText().doesNotContain(id.toString());
        assertThat(scene.get("/imported-users")).bodyText().contains("Åse Bæk");
        scene.clock.advance(Duration.ofDays(31));
        erasures.erase();
        assertThat(scene.user(id).name()).isEqualTo("Åse Bæk");
        scene.clock.reset();
        scene.post("/users/" + id + "/edit", otherPerson(id));
        assertThat(scene.user(id).birthDate()).as("whoever has proved it").isEqualTo(born);
    }

    /** Whose their number is was told of them before; that they come back proves nothing (U8). */
    @Test
    void whoever_is_brought_back_is_in_doubt_still_until_they_are_erased() {
        var id = scene.awaiting();
        scene.inside(() -> jdbc.sql(
                        "insert into number_doubt (user_id, organisation_id, since) values (:user, :organisation, now())")
                .param("user", id)
                .param("organisation", scene.nordlys)
                .update());

        scene.post("/users/" + id + "/delete", Map.of());
        scene.post("/users/" + id + "/bring-back", Map.of());
        assertThat(counted("number_doubt", id)).isOne();

        scene.post("/users/" + id + "/delete", Map.of());
        scene.clock.advance(Duration.ofDays(31));
        erasures.erase();
        assertThat(counted("number_doubt", id)).isZero();
    }

    @Test
    void that_somebody_is_brought_back_is_told_and_stands_on_the_trail_with_what_changed() {
        var id = scene.awaiting();
        scene.post("/users/" + id + "/delete", Map.of());

        scene.post("/users/" + id + "/bring-back", Map.of());

        assertThat(scene.get("/notifications"))
                .bodyText()
                .contains("Bo Lund har hentet Åse Bæk tilbage", "/users/" + id);
        assertThat(scene.inside(
                        () -> jdbc.sql("select details::text from audit_event where action = 'USER_BROUGHT_BACK'")
                                .query(String.class)
                                .single()))
                .contains("\"from\": \"DELETED\"", "\"to\": \"DEACTIVATED\"");
    }

    @Test
    void nobody_comes_back_after_they_were_to_be_erased() {
        var id = scene.awaiting();
        scene.post("/users/" + id + "/delete", Map.of());
        scene.clock.advance(Duration.ofDays(31));

        assertThat(scene.get("/users/deleted")).bodyText().doesNotContain(id.toString());
        assertThat(scene.get("/users/" + id)).bodyText().doesNotContain("/bring-back");
        scene.post("/users/" + id + "/bring-back", Map.of());

        assertThat(scene.user(id).state()).isEqualTo(UserState.DELETED);
    }

    private Map<String, String> otherPerson(UUID id) {
        var form = scene.edit(id, "Otto Friis", "otto@nordlys.example");
        form.put("birthDate", "7-9-1981");
        return form;
    }

    private void inGroupWithMeans(UUID user) {
        scene.inside(() -> {
            jdbc.sql("""
                    with g as (insert into user_group (id, organisation_id, name, created_at)
                        values (gen_random_uuid(), :organisation, 'Lager', now()) returning id)
                    insert into group_member select :organisation, g.id, :user, now() from g
                    """)
                    .param("organisation", scene.nordlys)
                    .param("user", user)
                    .update();
            return jdbc.sql("""
                    insert into user_means (id, organisation_id, user_id, kind, name, state, begun_at, activated_at)
                    values (gen_random_uuid(), :organisation, :user, 'CHIP', 'Nøgle', 'ACTIVE', now(), now())
                    """)
                    .param("organisation", scene.nordlys)
                    .param("user", user)
                    .update();
        });
        assertThat(counted("group_member", user)).isOne();
        assertThat(counted("user_means where state <> 'REVOKED' and", user)).isOne();
    }

    private int counted(String table, UUID user) {
        var from = table.endsWith(" and") ? table : table + " where";
        return scene.inside(() -> jdbc.sql("select count(*) from " + from + " user_id = :user")
                .param("user", user)
                .query(Integer.class)
                .single());
    }
}
