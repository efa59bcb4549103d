package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One organisation never sees or touches another's (T17-T19): whoever holds every role here goes to every page
 * with every id there is in another organisation. They get 404, as for an id of nothing, and nothing there has changed.
 */
@RammeTest
class OtherOrganisationTests {

    /** Stands in every name of the other organisation. */
    private static final String SECRET = "Hemmelighed";

    /** These send whoever names what is not there back to the list, or stumble over what else was sent first. */
    private static final Set<String> NOT_404 = Set.of(
            "POST /setup/administrators/{id}/remove",
            "POST /notifications/{id}/read",
            "POST /settings/administrators/{user}/roles",
            "POST /setup/import/{id:[0-9a-f]{8}-[0-9a-f-]{27}}/duplicates",
            "GET /settings/administrators/invitations/{id}",
            "POST /settings/administrators/invitations/{id}",
            "GET /settings/administrators/invitations/{id}/code",
            "POST /settings/administrators/invitations/{id}/code",
            "POST /settings/administrators/invitations/{id}/withdraw");

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

    private UUID other;
    private SignedInAs here;

    /** One row at least of what an address can name. */
    @BeforeEach
    void fill() {
        other = organisations.ready();
        var nordlys = organisations.ready();
        here = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Karen Holm", Role.values()));
        var admin = organisations.administrator(other, SECRET + " Holm", Role.values());
        organisations.importedUser(other, SECRET + " Friis", "hemmelig@andre.example");
        inOther("""
                insert into bulk_run (id, organisation_id, deed, state, created_by, created_by_name, created_at, asked)
                values (gen_random_uuid(), :other, 'ACTIVATE', 'CHOOSING', :admin, 'Hemmelighed', now(), 0)
                """, admin);
        inOther("""
                insert into appointment (id, organisation_id, name, email, birth_date, language, state, created_at, invited_at,
                    version)
                values (gen_random_uuid(), :other, 'Hemmelighed', 'h@andre.example', date '1980-01-01', 'da', 'INVITED',
                    now(), now(), 0)
                """, admin);
        inOther("""
                insert into notification (id, organisation_id, user_id, kind, arguments, href, about, created_at)
                select gen_random_uuid(), :other, :admin, 'import-ready', '["Hemmelighed", 1]', '/setup', 'x', now()
                """, admin);
        inOther("""
                insert into role_request (id, organisation_id, user_id, role, reason, state, asked_at)
                values (gen_random_uuid(), :other, :admin, 'USER_ADMINISTRATOR', 'Hemmelighed, ja', 'OPEN', now())
                """, admin);
        inOther("""
                insert into right_request (id, organisation_id, user_id, code, reason, state, asked_at)
                values (gen_random_uuid(), :other, :admin, 'AUB', 'Hemmelighed, ja', 'OPEN', now())
                """, admin);
        inOther("""
                insert into user_group (id, organisation_id, name, created_at)
                select gen_random_uuid(), :other, 'Hemmelighed', now() from organisation_user where id = :admin
                """, admin);
        inOther("""
                insert into employee_request (id, organisation_id, issuer, subject, name, birth_date, email, language, message,
                    state, asked_at)
                values (gen_random_uuid(), :other, 'x', cast(:admin as text), 'Hemmelighed', date '1980-01-01',
                    'h@andre.example', 'da', '', 'OPEN', now())
                """, admin);
        inOther("""
                insert into user_means (id, organisation_id, user_id, kind, name, state, begun_at, activated_at)
                values (gen_random_uuid(), :other, :admin, 'CHIP', 'Hemmelighed', 'ACTIVE', now(), now())
                """, admin);
        inOther("""
                insert into device_order (id, organisation_id, user_id, kind, state, price, ordered_by, ordered_by_name,
                    ordered_at)
                values (gen_random_uuid(), :other, :admin, 'CHIP', 'ORDERED', 1, :admin, 'Hemmelighed', now())
                """, admin);
    }

    @Test
    void nothing_of_another_organisation_is_seen_or_touched() {
        var before = everything();
        var ids = ids();
        var wrong = new ArrayList<String>();

        for (var route : Routes.of(handlers)) {
            sentWith(ids, route).forEach((table, id) -> {
                var answer = send(route, id);
                var status = answer.getResponse().getStatus();
                if (route.hasVariable() && expected(route) != status) {
                    wrong.add(route + " with an id of " + table + " answers " + status);
                }
                if (body(answer).contains(SECRET)) {
                    wrong.add(route + " with an id of " + table + " shows " + SECRET);
                }
            });
        }

        assertThat(wrong).isEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    /** Those it makes a difference for: where neither address nor form names an id, each request would be the same. */
    private static Map<String, UUID> sentWith(Map<String, UUID> ids, Routes.Route route) {
        var inAddress = !route.filled(UUID.randomUUID()).equals(route.filled());
        var inForm = route.method() == HttpMethod.POST && !route.parameters().isEmpty();
        var any = ids.entrySet().iterator().next();
        return inAddress || inForm ? ids : Map.of(any.getKey(), any.getValue());
    }

    /** As for an id of nothing at all; a page for guests or for those on their way is not for us anyway. */
    private int expected(Routes.Route route) {
        if (route.pattern().startsWith("/joining/invitation/")
                || route.pattern().startsWith("/activate/")
                || route.pattern().startsWith("/services/")) {
            return unknown(route);
        }
        if (route.pattern().startsWith("/joining/")) {
            return 403;
        }
        return NOT_404.contains(route.toString()) ? unknown(route) : 404;
    }

    private int unknown(Routes.Route route) {
        return send(route, UUID.randomUUID()).getResponse().getStatus();
    }

    private MvcTestResult send(Routes.Route route, UUID id) {
        var request = mvc.method(route.method()).uri(route.filled(id)).with(here);
        if (route.method() == HttpMethod.POST) {
            request.with(csrf());
            route.parameters().forEach(name -> request.param(name, id.toString()));
        }
        return request.exchange();
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An id of each table the other organisation has a row in. */
    private Map<String, UUID> ids() {
        var ids = new LinkedHashMap<String, UUID>();
        for (var table : tables("uuid")) {
            Tenancy.in(
                    other,
                    () -> transaction.executeWithoutResult(
                            status -> jdbc.sql("select id from " + table + " where organisation_id = :other limit 1")
                                    .param("other", other)
                                    .query(UUID.class)
                                    .optional()
                                    .ifPresent(id -> ids.put(table, id))));
        }
        assertThat(ids)
                .containsKeys(
                        "organisation_user",
                        "appointment",
                        "bulk_run",
                        "notification",
                        "role_request",
                        "right_request",
                        "user_group",
                        "employee_request",
                        "user_means",
                        "device_order");
        return ids;
    }

    /** All its rows, told apart by a hash for each table; its users came from here, so that time alone changes nothing. */
    private Map<String, String> everything() {
        var rows = new LinkedHashMap<String, String>();
        for (var table : tables(null)) {
            rows.put(
                    table,
                    Tenancy.in(
                            other,
                            () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql(
                                            "select coalesce(md5(string_agg(t::text, ' ' order by t::text)), '') from "
                                                    + table + " t where organisation_id = :other")
                                    .param("other", other)
                                    .query(String.class)
                                    .single()))));
        }
        return rows;
    }

    /** @param idType only those whose column {@code id} is of this type */
    private List<String> tables(@org.jspecify.annotations.Nullable String idType) {
        return jdbc.sql("""
                select c.table_name from information_schema.columns c
                    join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
                where c.table_schema = 'public' and c.column_name = 'organisation_id' and t.table_type = 'BASE TABLE'
                  and c.table_name not in ('audit_seal', 'audit_unsealed') -- those follow audit_event, a moment later
                  and (cast(:type as text) is null or exists (select from information_schema.columns i
                      where i.table_schema = 'public' and i.table_name = c.table_name and i.column_name = 'id'
                        and i.data_type = :type))
                order by c.table_name
                """).param("type", idType).query(String.class).list();
    }

    private void inOther(String sql, UUID admin) {
        Tenancy.in(
                other,
                () -> transaction.executeWithoutResult(status -> {
                    var statement = jdbc.sql(sql).param("other", other);
                    (sql.contains(":admin") ? statement.param("admin", admin) : statement).update();
                }));
    }
}
