package dk.ramme.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.BackgroundWork;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.identifier.CprNumber;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.life.Erasures;
import dk.ramme.people.life.TwinsJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Two users who are one person are told apart, or made one user and parted again (users finding 7). */
@RammeTest
class OnePersonTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Users users;

    @Autowired
    Roles roles;

    @Autowired
    Erasures erasures;

    @Autowired
    TwinsJob twins;

    @Autowired
    BackgroundWork background;

    @Autowired
    JdbcClient jdbc;

    private UserLifeScene scene;
    private CprNumber cpr;
    private UUID one;
    private UUID other;

    @BeforeEach
    void begin() {
        scene = new UserLifeScene(beans);
        cpr = AnOrganisation.anyCpr();
        one = scene.importedUser("Dorthe Juhl", "dorthe@nordlys.example", cpr);
        other = scene.importedUser("Dorthe K. Juhl", "dkj@nordlys.example", cpr);
        right(one, "Skat");
        right(other, "Tinglysning");
    }

    @AfterEach
    void backToNow() {
        scene.clock.reset();
    }

    @Test
    void both_stand_side_by_side_and_nothing_tells_their_number() {
        assertThat(scene.get("/users/" + one)).bodyText().contains("/users/" + one + "/same-person");
        assertThat(scene.get("/users/" + one + "/same-person"))
                .hasStatusOk()
                .bodyText()
                .contains("Dorthe K. Juhl", "/same-person/" + other);

        var page = Pages.text(scene.get(pair(one, other)));

        assertThat(page)
                .contains("dorthe@nordlys.example", "dkj@nordlys.example", rid(one), rid(other), "Skat", "Tinglysning");
        // a RID number may have any digits in it
        assertThat(page.replace(rid(one), "").replace(rid(other), ""))
                .doesNotContain(cpr.value(), cpr.value().substring(6), "1980");
    }

    @Test
    void nobody_who_is_chosen_is_told_so_beside_the_question() {
        assertThat(post(scene.bo, one, other, Map.of()))
                .hasStatus(422)
                .bodyText()
                .contains("Vælg, om de er to personer eller én");
        assertThat(scene.user(other).state()).isEqualTo(UserState.DEACTIVATED);
    }

    /** Rights, groups and RID numbers of both; whoever searches for either number finds the one that is left. */
    @Test
    void one_user_is_left_with_what_both_had() {
        var group = group(other);
        var otherRid = rid(other);
        activated(one);

        assertThat(keep(one, one, other)).hasRedirectedUrl("/users/" + one);

        assertThat(held(one)).containsExactlyInAnyOrder("Skat", "Tinglysning");
        assertThat(count("group_member where group_id = '" + group + "' and user_id = '" + one + "'"))
                .isOne();
        assertThat(scene.user(other).state()).isEqualTo(UserState.DELETED);
        assertThat(scene.get("/users?q=" + otherRid)).bodyText().contains("/users/" + one, otherRid);
        assertThat(scene.get("/users?q=dorthe " + otherRid)).bodyText().contains("/users/" + one);
        assertThat(scene.get("/users?q=" + rid(one))).bodyText().contains("/users/" + one);
        assertThat(Pages.text(scene.get("/users/" + one))).contains(otherRid, rid(one), "Skil de to brugere ad igen");
        assertThat(Pages.text(scene.get("/users/" + other)))
                .contains("lagt sammen med Dorthe Juhl")
                .doesNotContain("er slettet");
        assertThat(scene.get("/users/deleted")).bodyText().doesNotContain(other.toString());
        assertThat(scene.trail()).containsSubsequence("USER_MERGED", "USER_MERGED_AWAY");
        assertThat(scene.mails(one)).contains("users-merged").doesNotContain("user-deleted");
        assertThat(twin(one)).isFalse();
        scene.post("/users/" + other + "/bring-back", Map.of());
        assertThat(scene.user(other).state())
                .as("not brought back beside the one it is part of")
                .isEqualTo(UserState.DELETED);
    }

    @Test
    void who_has_no_rid_number_has_that_of_the_other() {
        scene.inside(() -> jdbc.sql("update organisation_user set rid = null where id = :id")
                .param("id", one)
                .update());
        var otherRid = rid(other);

        keep(one, one, other);
        assertThat(rid(one)).isEqualTo(otherRid);

        scene.post("/users/" + other + "/unmerge", Map.of());
        assertThat(scene.user(one).rid()).isEmpty();
        assertThat(rid(other)).isEqualTo(otherRid);
    }

    @Test
    void a_link_and_an_order_of_the_one_that_is_no_more_are_called_off_and_stay_so() {
        var awaiting = scene.awaiting();
        var twin = scene.importedUser("Åse Bæk", "aab@nordlys.example", cprOf(awaiting));
        scene.inside(() -> {
            users.lock(twin).orElseThrow().activate(true, Set.of(), scene.boLund, scene.clock.instant());
            return jdbc.sql("""
                    insert into device_order (id, organisation_id, user_id, kind, state, price, ordered_by, ordered_by_name, ordered_at, delivery)
                    values (gen_random_uuid(), :organisation, :user, 'CODE_DISPLAY', 'ORDERED', 33.5, :by, 'Bo Lund', now(), 'ORGANISATION')
                    """)
                    .param("organisation", scene.nordlys)
                    .param("user", awaiting)
                    .param("by", scene.boLund)
                    .update();
        });

        assertThat(keep(twin, twin, awaiting)).hasRedirectedUrl("/users/" + twin);

        assertThat(scene.liveLinks(awaiting)).isZero();
        assertThat(count("device_order where state = 'CANCELLED' and user_id = '" + awaiting + "'"))
                .isOne();
        scene.post("/users/" + awaiting + "/unmerge", Map.of());
        assertThat(scene.user(awaiting).state()).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(scene.liveLinks(awaiting)).isZero();
        assertThat(Pages.text(scene.get("/users/" + awaiting))).contains("har intet link, der virker");
    }

    @Test
    void it_is_undone_within_a_day() {
        var group = group(other);
        keep(one, one, other);
        scene.clock.advance(Duration.ofHours(23));

        assertThat(part(other)).hasRedirectedUrl("/users/" + other);

        assertThat(held(one)).containsExactly("Skat");
        assertThat(held(other)).containsExactly("Tinglysning");
        assertThat(count("group_member where group_id = '" + group + "' and user_id = '" + other + "'"))
                .isOne();
        assertThat(count("group_member where user_id = '" + one + "'")).isZero();
        assertThat(scene.user(other).state()).isEqualTo(UserState.DEACTIVATED);
        assertThat(scene.pages.get(scene.as(scene.boLund), "/imported-users?q=" + rid(other)))
                .bodyText()
                .contains("/users/" + other);
        assertThat(twin(one)).isTrue();
        assertThat(scene.trail()).contains("USERS_PARTED");
        assertThat(part(other)).as("once more").hasStatus(302);
        assertThat(held(one)).containsExactly("Skat");
    }

    /** What is left of the other goes then, but for the RID number, which leads to the one that is kept until that is erased. */
    @Test
    void after_a_day_it_is_not() {
        var otherRid = rid(other);
        keep(one, one, other);
        scene.clock.advance(Duration.ofHours(25));

        part(other);
        assertThat(scene.user(other).state()).isEqualTo(UserState.DELETED);
        erasures.erase();

        assertThat(scene.user(other).name()).isEqualTo("–");
        assertThat(scene.user(other).rid()).contains(otherRid);
        assertThat(scene.pages.get(scene.as(scene.boLund), "/imported-users?q=" + otherRid))
                .bodyText()
                .contains("/users/" + one);
        scene.pages.post(scene.as(scene.boLund), "/users/" + one + "/delete", Map.of());
        scene.clock.advance(Duration.ofDays(31));
        erasures.erase();
        assertThat(scene.user(other).rid()).isEmpty();
    }

    @Test
    void who_was_touched_since_is_not_parted() {
        keep(one, one, other);
        scene.post("/users/" + one + "/edit", scene.edit(one, "Dorthe Juhl", "ny@nordlys.example"));

        scene.post("/users/" + other + "/unmerge", Map.of());

        assertThat(held(one)).containsExactlyInAnyOrder("Skat", "Tinglysning");
        assertThat(scene.user(other).state()).isEqualTo(UserState.DELETED);
    }

    @Test
    void who_became_part_of_one_follows_it_into_another_and_back() {
        var third = scene.importedUser("Dorthe Juhl", "dj3@nordlys.example", cpr);
        keep(one, one, other);
        keep(third, third, one);
        assertThat(scene.get("/imported-users?q=" + rid(other))).bodyText().contains("/users/" + third);

        scene.post("/users/" + one + "/unmerge", Map.of());

        assertThat(scene.get("/imported-users?q=" + rid(other)))
                .bodyText()
                .contains("/users/" + one)
                .doesNotContain("/users/" + third);
    }

    /** U7: neither more power for whoever merges, nor for whoever they choose. */
    @Test
    void where_one_has_a_role_an_organisation_administrator_decides() {
        var karen = scene.administrator("Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        scene.inside(
                () -> users.lock(other).orElseThrow().give(Role.ORGANISATION_ADMINISTRATOR, scene.clock.instant()));

        keep(one, one, other);
        assertThat(scene.user(other).state()).as("by a user administrator").isEqualTo(UserState.DEACTIVATED);
        post(scene.as(karen), one, other, chosen(one, one, other));

        assertThat(scene.user(other).state()).isEqualTo(UserState.DELETED);
        assertThat(scene.inside(() -> roles.of(one))).containsExactly(Role.ORGANISATION_ADMINISTRATOR);
        assertThat(scene.inside(() -> roles.hold(one, Role.ORGANISATION_ADMINISTRATOR)))
                .as("counts when they have proved who they are")
                .isFalse();
        scene.post("/users/" + other + "/unmerge", Map.of());
        assertThat(scene.user(other).state()).isEqualTo(UserState.DELETED);
        scene.pages.post(scene.as(karen), "/users/" + other + "/unmerge", Map.of());
        assertThat(scene.inside(() -> roles.of(one))).isEmpty();
        assertThat(scene.inside(() -> roles.of(other))).containsExactly(Role.ORGANISATION_ADMINISTRATOR);
    }

    /** Bo himself stands twice: he has a role, so he gives himself nothing. */
    @Test
    void a_user_administrator_makes_nobody_part_of_themself() {
        var bos = scene.importedUser("Bo Lund", "bo@nordlys.example");
        right(bos, "Tinglysning");

        keep(scene.boLund, scene.boLund, bos);

        assertThat(held(scene.boLund)).isEmpty();
        assertThat(scene.user(bos).state()).isEqualTo(UserState.DEACTIVATED);
    }

    /** Nobody gets the login of another: whoever has proved who they are is the one that is kept, and two who have stay two. */
    @Test
    void a_login_stays_with_the_person_who_proved_it() {
        activated(one);

        keep(other, one, other);
        assertThat(scene.user(one).state()).as("the one with the login").isEqualTo(UserState.ACTIVE);

        activated(other);
        assertThat(Pages.text(scene.get(pair(one, other))))
                .contains("har hver sit login")
                .doesNotContain("Behold Dorthe");
        keep(one, one, other);
        assertThat(scene.user(other).state()).isEqualTo(UserState.ACTIVE);
    }

    @Test
    void who_is_not_alike_is_not_merged_whatever_is_sent() {
        var stranger = scene.importedUser("Otto Friis", "otto@nordlys.example", cpr);

        keep(one, one, stranger);

        assertThat(scene.user(stranger).state()).isEqualTo(UserState.DEACTIVATED);
        assertThat(scene.get("/users/" + one + "/same-person")).bodyText().doesNotContain("Otto Friis");
    }

    @Test
    void somebody_of_another_organisation_is_not_there() {
        var elsewhere = new UserLifeScene(beans);
        var theirs = elsewhere.importedUser("Dorthe Juhl", "dorthe@nordlys.example", cpr);

        assertThat(scene.get(pair(one, theirs))).hasStatus(404);
        assertThat(post(
                        scene.bo,
                        one,
                        theirs,
                        Map.of("decision", one.toString(), "versions", one + ":0 " + theirs + ":0")))
                .hasStatus(404);
    }

    @Test
    void that_they_are_two_persons_is_remembered() {
        assertThat(twin(one)).isTrue();

        post(scene.bo, one, other, Map.of("decision", "two"));

        assertThat(twin(one)).isFalse();
        assertThat(twin(other)).isFalse();
        background.in(scene.nordlys, twins::recount);
        assertThat(twin(one)).as("at night too").isFalse();
        assertThat(scene.trail()).contains("USERS_TOLD_APART");
        assertThat(scene.get(pair(one, other))).bodyText().contains("I har sagt, at de er to personer");
        keep(one, one, other);
        assertThat(scene.user(other).state()).as("a mistake can be put right").isEqualTo(UserState.DELETED);
    }

    @Test
    void whoever_was_created_as_another_person_is_remembered_as_one() {
        var form = UserLifeScene.form("name", "Dorthe Juhl");
        form.put("birthDate", "1-1-1980");
        form.put("sure", "yes");
        scene.inside(() -> jdbc.sql("update organisation_user set birth_date = '1980-01-01', cpr_index = null,"
                        + " cpr_index_key = null, cpr_sealed = null where id = :id")
                .param("id", one)
                .update());

        var created = UserLifeScene.idOf(scene.post("/users/new", form));

        assertThat(scene.get("/users/" + created + "/same-person"))
                .bodyText()
                .contains("/same-person/" + one, "I har sagt, at de er to personer");
    }

    @Test
    void who_has_changed_since_they_were_seen_is_looked_at_again() {
        var seen = chosen(one, one, other);
        scene.post("/users/" + other + "/edit", scene.edit(other, "Dorthe K. Juhl", "ny@nordlys.example"));

        assertThat(post(scene.bo, one, other, seen)).hasRedirectedUrl(pair(one, other));

        assertThat(scene.user(other).state()).isEqualTo(UserState.DEACTIVATED);
    }

    private MvcTestResult keep(UUID kept, UUID left, UUID right) {
        return post(scene.bo, left, right, chosen(kept, left, right));
    }

    private Map<String, String> chosen(UUID kept, UUID left, UUID right) {
        return Map.of(
                "decision",
                kept.toString(),
                "versions",
                left + ":" + scene.user(left).version() + " " + right + ":"
                        + scene.user(right).version());
    }

    private MvcTestResult post(SignedInAs who, UUID left, UUID right, Map<String, String> form) {
        return scene.pages.post(who, pair(left, right), form);
    }

    /** In a session of its own, since the clock has gone on. */
    private MvcTestResult part(UUID gone) {
        return scene.pages.post(scene.as(scene.boLund), "/users/" + gone + "/unmerge", Map.of());
    }

    private static String pair(UUID left, UUID right) {
        return "/users/" + left + "/same-person/" + right;
    }

    private void right(UUID user, String name) {
        scene.inside(() -> jdbc.sql("insert into user_right (organisation_id, user_id, name, origin, given_at)"
                        + " values (:organisation, :user, :name, 'IMPORTED', now())")
                .param("organisation", scene.nordlys)
                .param("user", user)
                .param("name", name)
                .update());
    }

    private List<String> held(UUID user) {
        return scene.inside(() -> jdbc.sql("select name from user_right where user_id = :user order by name")
                .param("user", user)
                .query(String.class)
                .list());
    }

    private UUID group(UUID member) {
        var id = UUID.randomUUID();
        scene.inside(() -> jdbc.sql(
                                "insert into user_group (id, organisation_id, name, created_at) values (:id, :organisation, 'Økonomi', now())")
                        .param("id", id)
                        .param("organisation", scene.nordlys)
                        .update()
                + jdbc.sql(
                                "insert into group_member (organisation_id, group_id, user_id, since) values (:organisation, :id, :user, now())")
                        .param("id", id)
                        .param("organisation", scene.nordlys)
                        .param("user", member)
                        .update());
        return id;
    }

    private void activated(UUID user) {
        scene.inside(() -> {
            var found = users.lock(user).orElseThrow();
            found.activate(true, Set.of(), scene.boLund, scene.clock.instant());
            found.identify(scene.clock.instant(), true);
            found.bind(SignedInAs.ISSUER, UUID.randomUUID().toString(), scene.clock.instant());
            found.consent("ja", scene.clock.instant());
            return users.save(found);
        });
    }

    private CprNumber cprOf(UUID user) {
        return scene.inside(() -> users.findById(user)
                .orElseThrow()
                .cprNumber(beans.getBean(dk.ramme.vault.CprVault.class))
                .orElseThrow());
    }

    private String rid(UUID user) {
        return scene.user(user).rid().orElseThrow();
    }

    private boolean twin(UUID user) {
        return count("organisation_user where twin and id = '" + user + "'") == 1;
    }

    private int count(String from) {
        return scene.inside(() ->
                jdbc.sql("select count(*) from " + from).query(Integer.class).single());
    }
}
