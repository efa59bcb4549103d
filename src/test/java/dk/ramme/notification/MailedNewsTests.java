package dk.ramme.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.notification.group.NewsGroup;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Which news are mailed too, and how the notification centre is narrowed. */
@RammeTest
class MailedNewsTests {

    private static final String ALL = "[IMPORTS, REQUESTS, ORDERS]";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    RoleNotifier telling;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private UUID nordlys;
    private UUID karen;

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
        karen = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
    }

    /** Pages promise that one is told here, not that one is mailed (words finding 12). */
    @Test
    void what_is_not_ticked_is_told_here_only_and_security_is_mailed_all_the_same() {
        assertThat(choose(karen, ALL, "ORDERS")).hasRedirectedUrl("/settings");

        tell("import-refused", "Nordlys");
        tell("identity-refused", "Nordlys");

        assertThat(mailed()).containsExactly("identity-refused");
        assertThat(page("/notifications"))
                .contains("href=\"/setup/import-refused\"", "href=\"/setup/identity-refused\"");
        assertThat(page("/settings/notifications")).contains("Karen Holm", "Nu: bestillinger", "Det kan ikke slås fra");
    }

    @Test
    void the_later_of_two_sees_both_choices() {
        var mads = organisations.administrator(nordlys, "Mads Lund", Role.ORGANISATION_ADMINISTRATOR);
        choose(mads, ALL, "ORDERS");

        assertThat(choose(karen, ALL, "IMPORTS")).hasStatus(409).bodyText().contains("Mads Lund", "[ORDERS]");
        assertThat(choose(karen, "[ORDERS]", "IMPORTS")).hasRedirectedUrl("/settings");
    }

    @Test
    void only_an_organisation_administrator_may_choose() {
        var bo = organisations.administrator(nordlys, "Bo Beck", Role.USER_ADMINISTRATOR);

        assertThat(choose(bo, ALL, "ORDERS")).hasStatus(403);
    }

    @Test
    void what_concerns_rights_stands_beside_roles_and_requests_and_not_among_the_rest() {
        for (var kind : List.of("rights-given", "group-rights-taken", "right-refused", "role-given")) {
            assertThat(NewsGroup.of(kind)).as(kind).isEqualTo(NewsGroup.ROLES);
            assertThat(kind).doesNotMatch(NewsGroup.OTHER.pattern() + ".*");
        }
        for (var kind : List.of("right-requested", "right-requested-nobody", "role-requested")) {
            assertThat(NewsGroup.of(kind)).as(kind).isEqualTo(NewsGroup.REQUESTS);
            assertThat(kind).doesNotMatch(NewsGroup.OTHER.pattern() + ".*");
        }
    }

    @Test
    void the_centre_shows_the_unread_alone_or_one_kind_alone() {
        tell("import-refused", "Nordlys");
        tell("identity-refused", "Nordlys");

        assertThat(page("/notifications?kind=SECURITY"))
                .contains("/setup/identity-refused")
                .doesNotContain("/setup/import-refused");
        assertThat(page("/notifications?kind=IMPORTS"))
                .contains("/setup/import-refused")
                .doesNotContain("/setup/identity-refused");
        assertThat(page("/notifications?kind=OTHER")).contains("Her er ingen beskeder.");

        var read = jdbc("select id from notification where kind = 'import-refused' and user_id = :karen")
                .get(0);
        assertThat(mvc.post()
                        .uri("/notifications/" + read + "/read?show=unread")
                        .with(SignedInAs.user(nordlys, karen))
                        .with(csrf()))
                .hasRedirectedUrl("/notifications?show=unread");
        assertThat(page("/notifications?show=unread"))
                .contains("/setup/identity-refused")
                .doesNotContain("/setup/import-refused");
    }

    private void tell(String kind, String organisation) {
        var news = new News(kind + ":1", kind, List.of(organisation, "Bo", 3), "/setup/" + kind);
        Tenancy.in(
                nordlys,
                () -> transaction.executeWithoutResult(
                        status -> telling.byMailAndHere(Role.ORGANISATION_ADMINISTRATOR, news)));
    }

    private List<String> mailed() {
        return jdbc(
                "select template from outbox_mail where recipient_name = 'Karen Holm' and cast(:karen as uuid) is not null");
    }

    private List<String> jdbc(String sql) {
        return Tenancy.in(
                nordlys,
                () -> transaction.execute(status ->
                        jdbc.sql(sql).param("karen", karen).query(String.class).list()));
    }

    private String page(String path) {
        var answer = mvc.get().uri(path).with(SignedInAs.user(nordlys, karen)).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private MvcTestResult choose(UUID who, String version, String... mailed) {
        return mvc.post()
                .uri("/settings/notifications")
                .with(SignedInAs.user(nordlys, who))
                .with(csrf())
                .param("mailed", mailed)
                .param("version", version)
                .exchange();
    }
}
