package dk.ramme.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.tenancy.Tenancy;
import java.util.UUID;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What a user's page tells beside master data: groups, and how the user came to where they are. */
@RammeTest
class UserPageTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private UUID nordlys;
    private SignedInAs bo;

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
        bo = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Bo Lund", Role.USER_ADMINISTRATOR));
    }

    @Test
    void groups_are_shown_with_the_way_to_each() {
        var ida = organisations.importedUser(nordlys, "Ida Friis", "ida@nordlys.example");
        assertPage("/users/" + ida).contains("Ingen grupper");
        var group = UUID.randomUUID();
        in("insert into user_group (id, organisation_id, name, created_at) values ('%s', '%s', 'Økonomi', now())"
                .formatted(group, nordlys));
        in("insert into group_member (organisation_id, group_id, user_id, since) values ('%s', '%s', '%s', now())"
                .formatted(nordlys, group, ida));

        assertPage("/users/" + ida)
                .contains("Økonomi", "href=\"/groups/" + group + "\"")
                .doesNotContain("Ingen grupper");
    }

    @Test
    void the_history_tells_what_happened_and_who_decided() {
        var created = mvc.post()
                .uri("/users/new")
                .param("name", "Åse Bæk")
                .param("email", "aase@nordlys.example")
                .param("birthDate", "27-3-1984")
                .param("language", "da")
                .with(bo)
                .with(csrf())
                .exchange();
        var page = String.valueOf(created.getResponse().getRedirectedUrl());
        in("update organisation_user set state = 'ACTIVE', self_activated_at = now(), consented_at = now()"
                + " where name = 'Åse Bæk'");

        post(page + "/suspend", "reason", "På orlov");
        post(page + "/reopen");

        var text = body(page);
        assertThat(text.substring(text.indexOf("id=\"history\"")))
                .containsSubsequence(
                        "Blev genåbnet", "Bo Lund", "Blev spærret", "På orlov", "Bo Lund", "Blev oprettet", "Bo Lund")
                .contains("Aktiverede sig selv")
                .doesNotContain("Blev importeret fra NemID");
    }

    /** What a user may or will do is not said of somebody who has been deleted. */
    @Test
    void of_a_deleted_user_nothing_is_said_that_holds_no_more() {
        var eva = organisations.administrator(nordlys, "Eva Dam");
        in("update organisation_user set private_mitid_offered = true where name = 'Eva Dam'");
        assertPage("/users/" + eva).contains("Privat MitID", "Identifikationsmidler", "Aktiverede sig selv");

        post("/users/" + eva + "/delete");

        assertPage("/users/" + eva)
                .contains("Brugeren er slettet")
                .doesNotContain("Privat MitID", "Brugeren bliver spurgt", "Identifikationsmidler", "Aktiv siden");
    }

    @Test
    void whoever_was_imported_came_from_nemid_and_another_users_history_is_not_theirs() {
        var ida = organisations.importedUser(nordlys, "Ida Friis", "ida@nordlys.example");
        var eva = organisations.administrator(nordlys, "Eva Dam");
        post("/users/" + eva + "/suspend", "reason", "På orlov");

        assertPage("/users/" + ida).contains("Blev importeret fra NemID").doesNotContain("Blev spærret");
        assertPage("/users/" + eva).contains("Blev administrator efter at være udpeget", "Blev spærret");
    }

    @Test
    void the_list_of_those_not_activated_says_where_each_comes_from() {
        organisations.importedUser(nordlys, "Ida Friis", "ida@nordlys.example");
        assertPage("/imported-users")
                .contains("<h1>Ikke aktiverede brugere</h1>", "NemID")
                .doesNotContain("Oprettet her<");

        in("update organisation_user set origin = 'CREATED' where name = 'Ida Friis'");

        assertPage("/imported-users").contains("Oprettet her<");
    }

    private AbstractStringAssert<?> assertPage(String path) {
        return assertThat(body(path));
    }

    private String body(String path) {
        var page = mvc.get().uri(path).header("Accept-Language", "da").with(bo).exchange();
        assertThat(page).hasStatusOk();
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private MvcTestResult post(String path, String... parameters) {
        var request = mvc.post().uri(path).with(bo).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) request.param(parameters[i], parameters[i + 1]);
        var answer = request.exchange();
        assertThat(answer).hasStatus3xxRedirection();
        return answer;
    }

    private void in(String sql) {
        Tenancy.in(
                nordlys,
                () -> transaction.executeWithoutResult(status -> jdbc.sql(sql).update()));
    }
}
