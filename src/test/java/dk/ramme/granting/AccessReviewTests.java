package dk.ramme.granting;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may do what leaves as a file, to be gone through (users, missed function 10). */
@RammeTest
class AccessReviewTests {

    @Autowired
    Pages pages;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Stored stored;

    @Autowired
    JdbcClient jdbc;

    private UUID nordlys = new UUID(0, 0);
    private SignedInAs karen = SignedInAs.user(nordlys, nordlys);

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
        karen = as("Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
    }

    @Test
    void each_line_says_what_somebody_holds_by_themself_and_by_groups() {
        var ida = organisations.administrator(nordlys, "Ida =Friis", Role.RIGHTS_ADMINISTRATOR);
        organisations.importedUser(nordlys, "Ikke Aktiveret", null);
        var group = UUID.randomUUID();
        sql(
                "insert into user_group (id, organisation_id, name, created_at) values (:group, :organisation, 'Lager', now())",
                group,
                ida);
        sql(
                "insert into group_member (organisation_id, group_id, user_id, since) values (:organisation, :group, :user, now())",
                group,
                ida);
        sql("""
                insert into group_right (organisation_id, group_id, code, given_at)
                select :organisation, :group, code, now() from known_right where code = 'TINGLYSNING'
                """, group, ida);
        sql("""
                insert into user_right (organisation_id, user_id, name, code, origin, given_at)
                select :organisation, :user, 'Nøgle til skuret', null, 'IMPORTED', now()
                """, group, ida);
        sql("update organisation_user set ends_on = date '2031-12-31' where id = :user", group, ida);

        var file = Pages.body(pages.post(karen, "/users/access-review/csv"));

        assertThat(file.lines()
                        .filter(line -> line.contains("Friis"))
                        .findFirst()
                        .orElseThrow())
                .contains("Rettighedsadministrator", "Nøgle til skuret", "(Lager)", "\"Lager\"", "2031");
        assertThat(file).contains("Karen Holm").doesNotContain("Ikke Aktiveret");
        assertThat(events()).isOne();
    }

    @Test
    void the_workbook_is_the_same_and_every_administrator_may_have_it() {
        for (var role : Role.values()) {
            var answer = pages.post(as("Bo Lund", role), "/users/access-review/xlsx");
            assertThat(answer).hasStatusOk();
            assertThat(answer.getResponse().getContentType()).contains("spreadsheetml");
            assertThat(answer.getResponse().getContentAsByteArray()).startsWith('P', 'K');
        }
        assertThat(Pages.text(pages.get(karen, "/users/access-review")))
                .contains("Gennemgå adgange", "Download som Excel");
        assertThat(pages.post(as("Mona Dam"), "/users/access-review/csv")).hasStatus(403);
        assertThat(events()).isEqualTo(Role.values().length);
    }

    /** More than are read at once, some of the same name: nobody is left out, nobody stands twice. */
    @Test
    void everybody_is_there_once_however_many_there_are() {
        stored.in(nordlys, () -> jdbc.sql("""
                insert into organisation_user (id, organisation_id, name, language, origin, state, created_at, identified_at,
                    self_activated_at, separate_means, private_mitid_offered, version)
                select gen_random_uuid(), :organisation, 'Person ' || (n % 700), 'da', 'APPOINTED', 'ACTIVE', now(), now(), now(), '',
                    false, 0
                from generate_series(1, 1203) n
                """).param("organisation", nordlys).update());

        var file = Pages.body(pages.post(karen, "/users/access-review/csv"));

        assertThat(file.lines().filter(line -> line.contains("Person "))).hasSize(1203);
    }

    private SignedInAs as(String name, Role... roles) {
        return SignedInAs.user(nordlys, organisations.administrator(nordlys, name, roles));
    }

    private int events() {
        return stored.count(nordlys, "audit_event where action = 'ACCESS_REVIEW_EXPORTED'");
    }

    private void sql(String statement, UUID group, UUID user) {
        stored.in(
                nordlys,
                () -> jdbc.sql(statement)
                        .params(Map.of("organisation", nordlys, "group", group, "user", user))
                        .update());
    }
}
