package dk.ramme.people.list;

import static dk.ramme.Pages.body;
import static dk.ramme.Pages.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.bulk.GroupOfMany;
import dk.ramme.login.ActingAs;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.people.group.KeepGroups;
import dk.ramme.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RammeTest
class ListAndGroupPagesTests {

    @Autowired
    Pages pages;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    KeepGroups keep;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stored stored;

    UUID nordlys;
    SignedInAs everything;

    @BeforeEach
    void anOrganisation() {
        nordlys = organisations.ready();
        everything = administrator(Role.values());
    }

    @Test
    void what_was_ticked_survives_paging_and_goes_on_to_activation() {
        var users = IntStream.range(0, 60)
                .mapToObj(n -> organisations.importedUser(
                        nordlys, String.format(Locale.ROOT, "Ida %02d", n), "ida@nordlys.example"))
                .toList();

        var next = pages.post(
                everything, "/imported-users/selection", "shown", users.get(3), "user", users.get(3), "deed", "next");
        var second = body(get(everything, location(next)));
        pages.post(everything, "/imported-users/selection", "shown", users.get(55), "user", users.get(55));
        var first = body(get(everything, "/imported-users"));
        var onward = pages.post(everything, "/imported-users/selection", "deed", "activate");

        assertThat(second).contains("1 valgt", "Ida 55", "51–60 af 60").doesNotContain("Ida 03");
        assertThat(first).contains("2 valgt", "Vælg alle 60, der passer");
        assertThat(onward).hasForwardedUrl("/activation?who=selected");
        assertThat(body(get(everything, "/activation/new"))).contains("2 brugere");
    }

    @Test
    void the_bar_alone_answers_whoever_ticks_with_script() {
        var ida = organisations.importedUser(nordlys, "Ida Holm", "ida@nordlys.example");

        var bar = mvc.post()
                .uri("/imported-users/selection")
                .header("HX-Request", "true")
                .param("shown", ida.toString())
                .param("user", ida.toString())
                .with(everything)
                .with(csrf())
                .exchange();

        assertThat(body(bar)).contains("1 valgt").doesNotContain("<main");
    }

    @Test
    void with_a_foreign_user_nobody_is_chosen_and_it_is_on_the_trail() {
        var ida = organisations.importedUser(nordlys, "Ida Holm", "ida@nordlys.example");
        var foreign = organisations.importedUser(organisations.ready(), "Frida Fremmed", null);

        var answer = pages.post(everything, "/imported-users/selection", "user", ida, "user", foreign);

        assertThat(answer).hasStatus(404);
        assertThat(count("selected_user", "true")).isZero();
        assertThat(count("audit_event", "action = 'SELECTION_REFUSED'")).isOne();
    }

    @Test
    void names_addresses_and_numbers_are_found_by_how_their_words_begin() {
        organisations.importedUser(nordlys, "Birgit Bæk-Østergaard", "b.ostergaard@nordlys.example");
        organisations.importedUser(nordlys, "Bo Krog", "bo@nordlys.example");
        var rid = stored.in(
                nordlys,
                () -> jdbc.sql("select rid from organisation_user where name = 'Bo Krog'")
                        .query(String.class)
                        .single());

        assertThat(found("ØSTER")).contains("Birgit").doesNotContain("Bo Krog");
        assertThat(found("birgit øst")).contains("Birgit");
        assertThat(found("b.oster")).contains("Birgit");
        assertThat(found(rid.substring(0, 8))).contains("Bo Krog").doesNotContain("Birgit");
        stored.in(
                nordlys,
                () -> jdbc.sql("update organisation_user set name = 'Bo Vig' where name = 'Bo Krog'")
                        .update());
        assertThat(found("krog")).doesNotContain("Bo Vig");
        assertThat(found("vig")).contains("Bo Vig");
    }

    @Test
    void more_than_can_be_sorted_are_walked_in_the_order_of_the_words_and_each_is_met_once() {
        stored.in(nordlys, () -> jdbc.sql("""
                insert into organisation_user (id, organisation_id, rid, name, email, origin, state, created_at, version)
                select gen_random_uuid(), ?, (70000 + n)::text, 'Hans Hansen ' || n, null, 'IMPORTED', 'DEACTIVATED', now(), 0
                from generate_series(1, 1100) n
                """).param(nordlys).update());

        var met = new java.util.ArrayList<UUID>();
        var query = new UserQuery("han", null, null, null, null, null, null, null, null, null);
        var lists = this.lists;
        while (true) {
            var asked = query;
            var slice = Tenancy.in(nordlys, () -> lists.find(UserList.IMPORTED, asked, nordlys));
            slice.rows().forEach(row -> met.add(row.id()));
            if (!slice.hasNext()) {
                break;
            }
            query = query.beside(met.get(met.size() - 1), null, 1);
        }

        assertThat(met).hasSize(1100).doesNotHaveDuplicates();
    }

    @Autowired
    UserLists lists;

    @Test
    void what_is_shown_is_handed_out_and_no_cell_is_a_formula() throws Exception {
        organisations.importedUser(nordlys, "=HYPERLINK(\"x\")", "ida@nordlys.example");
        organisations.importedUser(nordlys, "Bo Krog", "bo@nordlys.example");

        var all = pages.post(everything, "/imported-users/export").getResponse();
        var some = pages.post(everything, "/imported-users/export", "q", "krog").getResponse();

        var csv = new String(all.getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv).startsWith("\uFEFF\"Navn\";\"E-mail\"").contains("\"'=HYPERLINK", "Deaktiveret");
        assertThat(new String(some.getContentAsByteArray(), StandardCharsets.UTF_8).lines())
                .hasSize(2);
        assertThat(all.getHeader("Content-Disposition")).contains("attachment", ".csv");
        assertThat(count("audit_event", "action = 'USERS_EXPORTED'")).isEqualTo(2);
    }

    @Test
    void a_group_in_which_everybody_is_active_is_not_offered_for_activation() {
        var ida = organisations.administrator(nordlys, "Ida Holm").toString();
        var group = location(pages.post(everything, "/groups/new", "name", "Drift"));
        pages.post(everything, "/users/selection", "user", ida);
        GroupOfMany.join(pages, everything, "USERS", group);

        assertThat(body(get(everything, group)))
                .contains("1 bruger i gruppen", "Omdøb gruppen")
                .doesNotContain("Aktivér gruppen");
    }

    @Test
    void a_group_is_made_filled_renamed_emptied_and_deleted() {
        var ida = organisations.importedUser(nordlys, "Ida Holm", "ida@nordlys.example");
        var bo = organisations.importedUser(nordlys, "Bo Krog", "bo@nordlys.example");

        var group = location(pages.post(everything, "/groups/new", "name", "  Økonomi   Nord "));
        pages.post(everything, "/imported-users/selection", "user", ida, "user", bo);
        GroupOfMany.join(pages, everything, "IMPORTED", group);
        var filled = body(get(everything, group));
        var narrowed = body(get(everything, "/imported-users?group=" + group.replace("/groups/", "")));
        pages.post(everything, group + "/name", "name", "Regnskab");
        pages.post(everything, group + "/members/remove", "user", ida);
        var left = body(get(everything, group));
        var question = body(get(everything, group + "/delete"));
        pages.post(everything, group + "/delete");

        assertThat(filled).contains("Økonomi Nord", "2 brugere i gruppen", "Ida Holm", "Aktivér gruppen");
        assertThat(narrowed).contains("Ida Holm", "Bo Krog", "Økonomi Nord");
        assertThat(left).contains("Regnskab", "1 bruger i gruppen").doesNotContain("Ida Holm");
        assertThat(question).contains("Slet gruppen Regnskab?", "Brugeren bliver ikke slettet");
        assertThat(get(everything, group)).hasStatus(404);
        assertThat(count("organisation_user", "state = 'DEACTIVATED'")).isEqualTo(2);
        for (var action : List.of("GROUP_CREATED", "GROUP_RENAMED", "GROUP_DELETED")) {
            assertThat(count("audit_event", "action = '" + action + "'"))
                    .as(action)
                    .isOne();
        }
        assertThat(count("audit_event", "action = 'GROUP_JOINED'")).isEqualTo(2);
        assertThat(count("audit_event", "action = 'GROUP_LEFT'"))
                .as("one was taken out, and one was in it when it was deleted")
                .isEqualTo(2);
    }

    @Test
    void two_groups_are_never_called_the_same() {
        pages.post(everything, "/groups/new", "name", "Økonomi");

        var again = pages.post(everything, "/groups/new", "name", "økonomi");
        var blank = pages.post(everything, "/groups/new", "name", " ");

        assertThat(again).hasStatus(422);
        assertThat(body(again)).contains("I har allerede en gruppe, der hedder det");
        assertThat(blank).hasStatus(422);
        assertThat(count("user_group", "true")).isOne();
    }

    @Test
    void of_many_who_make_the_same_group_at_once_one_does() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        var karen = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        var work = IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(n -> () -> {
                    try {
                        return ActingAs.user(nordlys, karen, () -> keep.create("Drift")) != null;
                    } catch (KeepGroups.NameTaken taken) {
                        return false;
                    }
                })
                .toList();

        var made = pool.invokeAll(work).stream()
                .filter(done -> {
                    try {
                        return done.get();
                    } catch (Exception failure) {
                        throw new IllegalStateException(failure);
                    }
                })
                .count();
        pool.shutdown();

        assertThat(made).isOne();
        assertThat(count("user_group", "true")).isOne();
    }

    @Test
    void another_organisation_has_no_such_group() {
        var group = location(pages.post(everything, "/groups/new", "name", "Økonomi"));
        nordlys = organisations.ready();
        var stranger = administrator(Role.values());

        assertThat(get(stranger, group)).hasStatus(404);
        assertThat(pages.post(stranger, group + "/name", "name", "Tyv")).hasStatus(404);
        assertThat(pages.post(stranger, group + "/delete")).hasStatus(404);
    }

    @Test
    void who_keeps_groups_is_as_the_table_says() {
        var group = location(pages.post(everything, "/groups/new", "name", "Økonomi"));
        var organisationAdministrator = administrator(Role.ORGANISATION_ADMINISTRATOR);
        var userAdministrator = administrator(Role.USER_ADMINISTRATOR);
        var rightsAdministrator = administrator(Role.RIGHTS_ADMINISTRATOR);

        for (var path : List.of("/groups/new", group + "/name", group + "/delete")) {
            assertThat(get(organisationAdministrator, path)).as(path).hasStatusOk();
            assertThat(get(userAdministrator, path)).as(path).hasStatus(403);
            assertThat(pages.post(userAdministrator, path, "name", "X"))
                    .as(path)
                    .hasStatus(403);
            assertThat(pages.post(rightsAdministrator, path, "name", "X"))
                    .as(path)
                    .hasStatus(403);
        }
        for (var who : List.of(organisationAdministrator, userAdministrator)) {
            assertThat(pages.post(who, group + "/members/remove", "user", UUID.randomUUID()))
                    .hasStatus(302);
        }
        assertThat(pages.post(rightsAdministrator, group + "/members/remove", "user", UUID.randomUUID()))
                .hasStatus(403);
        assertThat(pages.post(rightsAdministrator, "/users/selection")).hasStatus(302);
        assertThat(get(rightsAdministrator, group)).hasStatusOk();
        assertThat(pages.post(rightsAdministrator, "/users/export")).hasStatusOk();
    }

    private String found(String q) {
        return body(
                mvc.get().uri("/imported-users").param("q", q).with(everything).exchange());
    }

    private SignedInAs administrator(Role... roles) {
        return SignedInAs.user(nordlys, organisations.administrator(nordlys, "Karen Holm", roles));
    }

    private MvcTestResult get(SignedInAs who, String path) {
        return mvc.get().uri(java.net.URI.create(path)).with(who).exchange();
    }

    private long count(String table, String condition) {
        return stored.in(
                nordlys,
                () -> jdbc.sql("select count(*) from " + table + " where organisation_id = ? and " + condition)
                        .param(nordlys)
                        .query(Long.class)
                        .single());
    }
}
