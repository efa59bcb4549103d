package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A deed is one row of the trail with everything there is to say (T60). Every changing route is called, and none
 * may write two rows or one with gaps; those a form of a few words is enough for must write exactly one.
 */
@RammeTest
class AuditRowTests {

    /** What the form of somebody without rights says they had. */
    private static final String NO_RIGHTS = UUID.nameUUIDFromBytes(new byte[0]).toString();

    private static final String COMPLETE =
            "actor_kind = 'USER' and actor_user_id is not null and actor_name is not null"
                    + " and action is not null and address is not null and request_id is not null and level is not null"
                    + " and auth_time is not null";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    UUID nordlys;
    UUID birgit;
    SignedInAs karen;

    @BeforeEach
    void gather() {
        nordlys = organisations.ready();
        birgit = organisations.importedUser(nordlys, "Birgit Østergaard", "birgit@nordlys.example");
        karen = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Karen Holm", Role.values()));
    }

    @Test
    void no_changing_route_writes_more_than_one_row_nor_one_with_gaps() {
        var wrong = new ArrayList<String>();
        for (var route : Routes.of(handlers)) {
            if (route.method() == HttpMethod.POST) {
                var before = rows("true");
                mvc.post().uri(route.filled(birgit)).with(karen).with(csrf()).exchange();
                if (rows("true") - before > 1) {
                    wrong.add(route + " writes " + (rows("true") - before));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(rows("true")).isPositive();
        assertThat(rows("not (" + COMPLETE + ")")).isZero();
    }

    @Test
    void what_is_done_writes_exactly_one_row_with_all_fields() {
        var ida = organisations.administrator(nordlys, "Ida Friis");

        writesOne("/groups/new", Map.of("name", "Lager"), "GROUP_CREATED");
        writesOne("/users/" + ida + "/rights", Map.of("rights", "AUB", "stood", NO_RIGHTS), "RIGHTS_CHANGED");
        writesOne(
                "/groups/" + id("user_group") + "/rights",
                Map.of("rights", "EASY", "stood", NO_RIGHTS),
                "GROUP_RIGHTS_CHANGED");
        writesOne("/me/rights", Map.of("right", "AUB", "reason", "Til lærlingene"), "RIGHT_REQUESTED");
        writesOne("/rights/requests/" + id("right_request"), Map.of("decision", "YES"), "RIGHT_REQUEST_APPROVED");
        writesOne("/me/rights", Map.of("right", "EASY", "reason", "Til ulykkerne"), "RIGHT_REQUESTED");
        writesOne(
                "/rights/requests/" + id("right_request"), Map.of("decision", "NO", "answer", "Nej"), "RIGHT_REFUSED");
        writesOne("/users/" + ida + "/suspend", Map.of("reason", "Orlov til foråret"), "USER_SUSPENDED");
        writesOne("/users/" + ida + "/reopen", Map.of(), "USER_REOPENED");
        writesOne("/users/" + ida + "/delete", Map.of(), "USER_DELETED");
        writesOne("/activation", Map.of("who", "chosen", "user", birgit.toString()), "BULK_CHOSEN");
        writesOne("/users/export", Map.of(), "USERS_EXPORTED");
        writesOne("/imported-users/export", Map.of(), "USERS_EXPORTED");
        writesOne("/settings/audit/export", Map.of("kind", "json"), "AUDIT_EXPORTED");
        writesOne("/me/data", Map.of(), "PERSONAL_DATA_EXPORTED");
    }

    @Test
    void what_is_settled_writes_exactly_one_row_with_all_fields() {
        writesOne(
                "/settings/invoicing",
                Map.of("way", "EMAIL", "email", "faktura@nordlys.example", "version", version("/settings/invoicing")),
                "INVOICING_CHANGED");
        writesOne(
                "/settings/notifications", Map.of("version", version("/settings/notifications")), "NEWS_MAILS_CHANGED");
        writesOne("/settings/end/confirm", Map.of("cvr", cvr()), "AGREEMENT_NOTICED");
        writesOne("/settings/end/regret", Map.of(), "AGREEMENT_KEPT");
    }

    /** What stands, as the page's form says it. */
    private String version(String path) {
        var page = mvc.get().uri(path).with(karen).exchange();
        var field = Pattern.compile("name=\"version\" value=\"([^\"]*)\"")
                .matcher(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        return field.find() ? field.group(1) : "";
    }

    private String cvr() {
        return inside(() -> jdbc.sql("select cvr from organisation where id = :organisation")
                .param("organisation", nordlys)
                .query(String.class)
                .single());
    }

    private void writesOne(String path, Map<String, String> form, String action) {
        var before = rows("true");
        var request = mvc.post().uri(path).with(karen).with(csrf());
        form.forEach(request::param);
        var answer = request.exchange();

        assertThat(rows("true") - before)
                .as(path + " " + answer.getResponse().getStatus())
                .isOne();
        assertThat(last()).as(path).containsExactly(action);
    }

    private UUID id(String table) {
        var open = table.equals("right_request") ? " and state = 'OPEN'" : "";
        return inside(() -> jdbc.sql("select id from " + table + " where organisation_id = :organisation" + open)
                .param("organisation", nordlys)
                .query(UUID.class)
                .single());
    }

    /** The newest row's event, if that row is complete. */
    private List<String> last() {
        return inside(
                () -> jdbc.sql("select action from (select * from audit_event where organisation_id = :organisation"
                                + " order by id desc limit 1) e where " + COMPLETE)
                        .param("organisation", nordlys)
                        .query(String.class)
                        .list());
    }

    private long rows(String condition) {
        return inside(() -> jdbc.sql(
                        "select count(*) from audit_event where organisation_id = :organisation and " + condition)
                .param("organisation", nordlys)
                .query(Long.class)
                .single());
    }

    private <T> T inside(java.util.function.Supplier<T> work) {
        return Tenancy.in(nordlys, () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
