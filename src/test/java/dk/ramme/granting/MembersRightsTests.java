package dk.ramme.granting;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.bulk.GroupOfMany;
import dk.ramme.granting.RightsController.RightsForm;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever is put in a group with rights, or taken out of it, is told so in their own language; nobody else is. */
@RammeTest
class MembersRightsTests {

    @Autowired
    Pages pages;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stored stored;

    UUID nordlys;
    UUID ida;
    UUID otto;
    SignedInAs karen;
    String group;

    @BeforeEach
    void aGroupWithRights() {
        nordlys = organisations.ready();
        karen = SignedInAs.user(
                nordlys, organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR));
        ida = organisations.administrator(nordlys, "Ida Friis");
        otto = organisations.administrator(nordlys, "Otto Friis");
        organisations.administrator(nordlys, "Bo Lund");
        stored.in(
                nordlys,
                () -> jdbc.sql("update organisation_user set language = 'en' where id = ?")
                        .param(otto)
                        .update());
        group = pages.post(karen, "/groups/new", "name", "Lager").getResponse().getRedirectedUrl();
        pages.post(karen, group + "/rights", "stood", RightsForm.mark(List.of()), "rights", "TINGLYSNING");
        assertThat(told()).as("nobody was in it").isEmpty();
    }

    @Test
    void who_comes_in_has_them_and_who_leaves_has_them_no_more() {
        comesIn(ida, otto);
        assertThat(told())
                .containsExactly("Ida: group-rights-given Tinglysning", "Otto: group-rights-given Land registration");
        assertThat(mailed()).isEqualTo(told());

        comesIn(ida);
        pages.post(karen, group + "/members/remove", "user", ida.toString());
        assertThat(told()).hasSize(3).contains("Ida: group-rights-taken Tinglysning");

        pages.post(karen, group + "/delete");
        assertThat(told()).hasSize(4).contains("Otto: group-rights-taken Land registration");
        assertThat(mailed()).isEqualTo(told());
    }

    /** By coming in, by going out, by what the group is given, and by its end: each is told of each user. *(N2)* */
    @Test
    void the_history_of_a_user_tells_every_right_that_came_or_went_by_a_group() {
        comesIn(ida);
        pages.post(karen, group + "/rights", "stood", RightsForm.mark(List.of("TINGLYSNING")), "rights", "AUB");
        pages.post(karen, group + "/members/remove", "user", ida.toString());
        comesIn(ida);
        pages.post(karen, group + "/delete");

        var history = Pages.text(pages.get(karen, "/users/" + ida));

        assertThat(history.split("Fik ændret sine rettigheder via en gruppe", -1))
                .hasSize(6);
        assertThat(history).contains("Tinglysning", "AUB", "Lager");
        assertThat(Pages.text(pages.get(karen, "/users/" + otto))).doesNotContain("rettigheder via en gruppe");
    }

    @Test
    void whoever_deletes_a_group_is_told_which_rights_its_members_lose() {
        assertThat(Pages.text(pages.get(karen, group + "/delete"))).doesNotContain("Tinglysning");

        comesIn(ida, otto);

        assertThat(Pages.text(pages.get(karen, group + "/delete")))
                .contains("Brugerne har ikke længere disse rettigheder via gruppen", "Tinglysning");
    }

    @Test
    void a_group_without_rights_and_users_who_are_not_active_yet_make_no_noise() {
        var plain =
                pages.post(karen, "/groups/new", "name", "Kor").getResponse().getRedirectedUrl();
        pages.post(karen, "/users/selection", "user", ida.toString());
        GroupOfMany.join(pages, karen, "USERS", plain);
        var nina = organisations.importedUser(nordlys, "Nina Krogh", "nina@nordlys.example");
        pages.post(karen, "/imported-users/selection", "user", nina.toString());
        GroupOfMany.join(pages, karen, "IMPORTED", group);

        assertThat(told()).isEmpty();
        assertThat(mailed()).isEmpty();
    }

    private void comesIn(UUID... users) {
        for (var user : users) pages.post(karen, "/users/selection", "user", user.toString());
        GroupOfMany.join(pages, karen, "USERS", group);
    }

    private List<String> told() {
        return stored.in(nordlys, () -> jdbc.sql("""
                select split_part(u.name, ' ', 1) || ': ' || n.kind || ' ' || (n.arguments ->> 2)
                from notification n join organisation_user u on u.id = n.user_id where n.kind like 'group-%' order by 1
                """).query(String.class).list());
    }

    private List<String> mailed() {
        return stored.in(nordlys, () -> jdbc.sql("""
                select split_part(recipient_name, ' ', 1) || ': ' || template || ' ' || (model -> 'arguments' ->> 3)
                from outbox_mail where template like 'group-%' order by 1
                """).query(String.class).list());
    }
}
