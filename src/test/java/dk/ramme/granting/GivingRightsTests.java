package dk.ramme.granting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.granting.RightsController.RightsForm;
import dk.ramme.imports.write.ImportedUsers;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.RightGrants;
import dk.ramme.people.Role;
import dk.ramme.rights.RightName;
import dk.ramme.rights.UserRight;
import dk.ramme.tenancy.Tenancy;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Rights are given to users and groups and taken from them; imported ones are kept and marked. */
@RammeTest
class GivingRightsTests {

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    ImportedUsers rights;

    @Autowired
    RightGrants held;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private UUID nordlys;
    private UUID birgit;
    private SignedInAs rune;

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
        birgit = organisations.importedUser(nordlys, "Birgit Østergaard", "birgit@nordlys.example");
        rune = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Rune Lund", Role.RIGHTS_ADMINISTRATOR));
        inside(() -> rights.addRights(
                List.of(
                        new ImportedUsers.ImportedRight(birgit, new RightName("NemRefusion", "NEMREFUSION")),
                        new ImportedUsers.ImportedRight(birgit, new RightName("Kørselsboka", null))),
                clock.instant()));
    }

    @Test
    void the_catalogue_is_there_in_both_languages() {
        assertThat(mvc.get().uri("/rights").with(rune).exchange())
                .bodyText()
                .contains("Tinglysning", "Land registration", "TINGLYSNING", "tinglysning.dk", "underskrive skøder");
        assertThat(mvc.get()
                        .uri("/rights")
                        .header("Accept-Language", "en")
                        .with(rune)
                        .exchange())
                .bodyText()
                .contains("sign deeds");
        assertThat(jdbc.sql("select count(*) from known_right where '' in (service, description, description_en)")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void imported_rights_are_kept_and_marked_and_each_change_is_one_row_and_one_mail() {
        assertThat(get("/users/" + birgit + "/rights")).bodyText().contains("Importeret fra NemID", "?Kørselsboka");

        assertThat(give(birgit, stood(), "NEMREFUSION", "?Kørselsboka", "EINCOME", "AUB"))
                .hasRedirectedUrl("/users/" + birgit);
        // sent again by the browser's back button
        assertThat(give(birgit, RightsForm.mark(List.of()), "NEMREFUSION", "?Kørselsboka", "EINCOME", "AUB"))
                .hasRedirectedUrl("/users/" + birgit);
        assertThat(inside(() -> held.of(birgit)))
                .filteredOn(UserRight::imported)
                .extracting(UserRight::key)
                .containsExactlyInAnyOrder("NEMREFUSION", "?Kørselsboka");
        assertThat(give(birgit, stood(), "NEMREFUSION", "DIGITAL_POST")).hasRedirectedUrl("/users/" + birgit);
        assertThat(give(birgit, stood())).hasRedirectedUrl("/users/" + birgit);

        assertThat(inside(() -> held.of(birgit))).isEmpty();
        assertThat(trail()).containsExactly("RIGHTS_CHANGED", "RIGHTS_CHANGED", "RIGHTS_CHANGED");
        assertThat(mails()).containsExactlyInAnyOrder("rights-given", "rights-changed", "rights-taken");
    }

    @Test
    void what_another_changed_meanwhile_is_shown_and_not_overwritten() {
        var stood = stood();
        give(birgit, stood, "NEMREFUSION", "?Kørselsboka", "VEHICLES");

        assertThat(give(birgit, stood, "NEMREFUSION"))
                .hasStatus(409)
                .bodyText()
                .contains("En anden har ændret rettighederne", "Motorregister");

        assertThat(keys()).containsExactlyInAnyOrder("NEMREFUSION", "?Kørselsboka", "VEHICLES");
    }

    /** The catalogue has come to call a right as a source did: the user has it once, given or not. */
    @Test
    void a_right_in_the_words_of_a_source_becomes_that_of_the_catalogue() {
        inside(() -> rights.addRights(
                List.of(new ImportedUsers.ImportedRight(birgit, new RightName("Tinglysning", null))), clock.instant()));

        assertThat(give(birgit, stood(), "NEMREFUSION", "?Kørselsboka", "?Tinglysning", "TINGLYSNING"))
                .hasRedirectedUrl("/users/" + birgit);
        assertThat(keys()).containsExactlyInAnyOrder("NEMREFUSION", "?Kørselsboka", "TINGLYSNING");
    }

    @Test
    void hostile_values_and_those_who_may_not_are_refused() {
        var user = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Ida Friis"));
        var foreign = organisations.importedUser(organisations.ready(), "Otto Friis", null);

        assertThat(give(birgit, stood(), "KING")).hasStatus(422).bodyText().contains("rights-error");
        assertThat(give(birgit, stood(), "?Opdigtet")).hasStatus(422);
        assertThat(give(birgit, stood(), "x".repeat(301))).hasStatus(422);
        assertThat(give(foreign, stood(), "AUB")).hasStatus(404);
        assertThat(post(user, "/users/" + birgit + "/rights", stood(), "AUB")).hasStatus(403);

        assertThat(keys()).containsExactlyInAnyOrder("NEMREFUSION", "?Kørselsboka");
        assertThat(trail()).isEmpty();
    }

    @Test
    void rights_of_a_group_hold_for_its_members_as_long_as_they_are_in_it() {
        var group = aGroup("Lager", 300);
        join(group, birgit);
        var nothing = RightsForm.mark(List.of());
        var bo = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Bo Lund", Role.USER_ADMINISTRATOR));

        assertThat(post(bo, "/groups/" + group + "/rights", nothing, "AUB")).hasStatus(403);
        assertThat(get("/groups/" + group + "/rights")).bodyText().contains("301 brugere");
        assertThat(post(rune, "/groups/" + group + "/rights", nothing, "AUB", "VEHICLES"))
                .hasRedirectedUrl("/groups/" + group);
        assertThat(post(rune, "/groups/" + group + "/rights", nothing, "AUB")).hasStatus(409);

        assertThat(get("/groups/" + group)).bodyText().contains("Motorregister", "AUB");
        assertThat(get("/users/" + birgit)).bodyText().contains("Motorregister", "via gruppen", "Lager", "NemRefusion");
        assertThat(count("notification where kind = 'group-rights-given'")).isEqualTo(300);
        assertThat(count("outbox_mail where template = 'group-rights-given'")).isEqualTo(300);
        assertThat(trail())
                .filteredOn(action -> !action.equals("RIGHTS_BY_GROUP_CHANGED"))
                .containsExactly("GROUP_RIGHTS_CHANGED");
        assertThat(Collections.frequency(trail(), "RIGHTS_BY_GROUP_CHANGED"))
                .as("in the history of each")
                .isEqualTo(301);

        inside(() -> jdbc.sql("delete from group_member where user_id = :user")
                .param("user", birgit)
                .update());
        assertThat(get("/users/" + birgit)).bodyText().doesNotContain("Motorregister");
        inside(() -> jdbc.sql("delete from user_group").update());
        assertThat(count("group_right")).isZero();
    }

    private UUID aGroup(String name, int members) {
        var group = UUID.randomUUID();
        inside(() -> jdbc.sql("""
                insert into user_group (id, organisation_id, name, created_at) values (:group, :organisation, :name, now())
                """)
                .param("group", group)
                .param("organisation", nordlys)
                .param("name", name)
                .update());
        inside(() -> jdbc.sql("""
                with made as (insert into organisation_user (id, organisation_id, rid, name, email, birth_date, origin, state,
                    created_at, version)
                    select gen_random_uuid(), :organisation, (7700000 + n)::text, 'Bruger ' || n, 'bruger' || n || '@nordlys.example', date '1980-01-01', 'IMPORTED', 'ACTIVE',
                        now(), 0
                    from generate_series(1, :members) n returning id)
                select count(*) from made
                """)
                .param("organisation", nordlys)
                .param("members", members)
                .query(Integer.class)
                .single());
        inside(() -> jdbc.sql("""
                insert into group_member (organisation_id, group_id, user_id, since)
                select organisation_id, :group, id, now() from organisation_user where starts_with(name, 'Bruger ')
                """).param("group", group).update());
        return group;
    }

    private void join(UUID group, UUID user) {
        inside(() -> jdbc.sql("""
                insert into group_member (organisation_id, group_id, user_id, since)
                values (:organisation, :group, :user, now())
                """)
                .param("organisation", nordlys)
                .param("group", group)
                .param("user", user)
                .update());
    }

    private MvcTestResult give(UUID user, String stood, String... wanted) {
        return post(rune, "/users/" + user + "/rights", stood, wanted);
    }

    private MvcTestResult post(SignedInAs who, String path, String stood, String... wanted) {
        var request = mvc.post().uri(path).with(who).with(csrf()).param("stood", stood);
        if (wanted.length > 0) request.param("rights", wanted);
        return request.exchange();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(rune).exchange();
    }

    private String stood() {
        return RightsForm.mark(keys());
    }

    private List<String> keys() {
        return inside(() -> held.of(birgit).stream().map(UserRight::key).toList());
    }

    private List<String> mails() {
        return inside(() ->
                jdbc.sql("select template from outbox_mail").query(String.class).list());
    }

    private long count(String from) {
        return inside(
                () -> jdbc.sql("select count(*) from " + from).query(Long.class).single());
    }

    private List<String> trail() {
        return inside(() -> jdbc.sql("select action from audit_event where action like '%RIGHTS%' order by id")
                .query(String.class)
                .list());
    }

    private <T> T inside(Supplier<T> work) {
        return Tenancy.in(nordlys, () -> transaction.execute(status -> work.get()));
    }
}
