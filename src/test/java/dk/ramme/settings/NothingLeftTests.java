package dk.ramme.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.BackgroundWork;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.login.SignedInAs;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether one user is deleted or all are, because the agreement ends: the same is left of each, and it is nothing open. */
@RammeTest
class NothingLeftTests {

    /** What stays of whoever is none any more, and why nobody can act by it (docs/retention.md). */
    private static final Map<String, String> KEPT = Map.of(
            "user_erasure", "true",
            "notification", "true",
            "user_word", "true",
            "separate_login", "true",
            "user_means", "state = 'REVOKED' and secret_sealed is null",
            "device_order", "state = 'CANCELLED' and ended_at is not null",
            "activation_code", "revoked_at is not null");

    /** Everything a user can have open, each row as its module writes it. */
    private static final List<String> OPEN = List.of(
            "user_role values (:org, :ida, 'RIGHTS_ADMINISTRATOR', now())",
            "user_right (organisation_id, user_id, name, code, origin, given_at)"
                    + " values (:org, :ida, 'AUB', 'AUB', 'GIVEN', now())",
            "bound_identity values (:org, :ida, 'issuer', :ida::text, now())",
            "user_group (id, organisation_id, name, created_at) values (:org, :org, 'Lager', now())",
            "group_member values (:org, :org, :ida, now())",
            "selected_user values (:org, :bo, 'USERS', :ida, true)",
            "selected_user values (:org, :ida, 'USERS', :bo, true)",
            "selected_filter values (:org, :ida, 'USERS', 0, '{}', 2)",
            "user_means (id, organisation_id, user_id, kind, name, state, begun_at, activated_at)"
                    + " values (gen_random_uuid(), :org, :ida, 'CHIP', 'Nøgle', 'ACTIVE', now(), now())",
            "user_means (id, organisation_id, user_id, kind, name, state, begun_at)"
                    + " values (gen_random_uuid(), :org, :ida, 'APP', 'Telefon', 'BEGUN', now())",
            "separate_login values (translate(substr(upper(md5(:ida::text)), 1, 9), 'AE01', 'BBBB'), :org, :ida, now())",
            "device_order (id, organisation_id, user_id, kind, state, price, ordered_by, ordered_by_name, ordered_at)"
                    + " values (gen_random_uuid(), :org, :ida, 'CHIP', 'ORDERED', 200, :bo, 'Bo Beck', now())",
            "role_request (id, organisation_id, user_id, role, reason, state, asked_at)"
                    + " values (gen_random_uuid(), :org, :ida, 'USER_ADMINISTRATOR', 'Jeg er ny chef', 'OPEN', now())",
            "right_request (id, organisation_id, user_id, code, reason, state, asked_at)"
                    + " values (gen_random_uuid(), :org, :ida, 'EINCOME', 'Jeg kører løn', 'OPEN', now())",
            "activation_code (id, organisation_id, user_id, code_hash, created_at, expires_at)"
                    + " values (gen_random_uuid(), :org, :ida, 'x', now(), now() + interval '60 days')",
            "link_request values (:org, :ida, current_date, now())",
            "need_told values (:org, :ida, 'NO_EMAIL', now())",
            "link (id, organisation_id, purpose, subject_id, token_hash, created_at, expires_at)"
                    + " values (gen_random_uuid(), :org, 'ACTIVATION', :ida, sha256(:ida::text::bytea), now(),"
                    + " now() + interval '60 days')",
            "outbox_mail (id, organisation_id, recipient, recipient_name, language, template, model, about, state,"
                    + " next_attempt_at, created_at, subject_id) values (gen_random_uuid(), :org, 'a@b.dk', 'Ida Friis',"
                    + " 'da', 'activation', '{}', 'link', 'QUEUED', now() + interval '90 days', now(), :ida)",
            "outbox_mail (id, organisation_id, recipient, recipient_name, language, template, model, about, state,"
                    + " next_attempt_at, created_at) select gen_random_uuid(), :org, email, name, 'da', 'rights-given',"
                    + " '{}', 'news', 'QUEUED', now() + interval '90 days', now() from organisation_user where id = :ida",
            "notification (id, organisation_id, user_id, kind, arguments, href, created_at, about)"
                    + " values (gen_random_uuid(), :org, :ida, 'role-given', '[]', '/me', now(), 'role')");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation inTests;

    @Autowired
    Organisations organisations;

    @Autowired
    AgreementClosing closing;

    @Autowired
    TestClock clock;

    @Autowired
    BackgroundWork background;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private UUID nordlys;
    private UUID karen;
    private UUID bo;
    private UUID ida;

    /** A mail that is being sent at that very moment cannot be called off any more. */
    @BeforeEach
    void begin() {
        background.stop();
        nordlys = inTests.ready();
        karen = inTests.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        bo = inTests.administrator(nordlys, "Bo Beck", Role.USER_ADMINISTRATOR);
        ida = inTests.administrator(nordlys, "Ida Friis");
        OPEN.forEach(this::insert);
    }

    @AfterEach
    void today() {
        clock.reset();
        background.goOn();
    }

    @Test
    void nothing_is_left_of_one_who_is_deleted() {
        assertThat(mvc.post()
                        .uri("/users/" + ida + "/delete")
                        .with(SignedInAs.user(nordlys, bo))
                        .with(csrf()))
                .hasRedirectedUrl("/users");

        nothingIsLeft();
        assertThat(list("select template from outbox_mail where recipient_name = 'Ida Friis' and state <> 'CANCELLED'"))
                .containsExactly("user-deleted");
    }

    @Test
    void nothing_is_left_of_anybody_when_the_agreement_ends() {
        invite("Mads Lund");

        end();

        nothingIsLeft();
        assertThat(list("select template from outbox_mail where state = 'QUEUED' and template <> 'agreement-ended'"))
                .isEmpty();
        assertThat(list("select recipient_name from outbox_mail where template = 'agreement-ended'"
                        + " and state <> 'CANCELLED'"))
                .containsExactly("Karen Holm");
        assertThat(list("select state from appointment")).containsExactly("REVOKED");
        assertThat(list("select count(*)::text from audit_event where action = 'USER_DELETED'"))
                .containsExactly("3");
    }

    @Test
    void there_may_be_more_users_than_are_taken_at_a_time() {
        insert("""
                organisation_user (id, organisation_id, name, birth_date, origin, state, created_at, version)
                select gen_random_uuid(), :org, 'Bruger ' || n, date '1980-01-01', 'IMPORTED', 'DEACTIVATED', now(), 0
                from generate_series(1, 2100) as n
                """);

        end();

        assertThat(list("select state || ' ' || count(*) from organisation_user group by state"))
                .containsExactly("DELETED 2103");
        assertThat(list("select count(distinct subject_id)::text from audit_event where action = 'USER_DELETED'"))
                .containsExactly("2103");
        assertThat(list("select details ->> 'users' from audit_event where action = 'AGREEMENT_ENDED'"))
                .containsExactly("2103");
    }

    private void end() {
        var confirm = mvc.post()
                .uri("/settings/end/confirm")
                .with(SignedInAs.user(nordlys, karen))
                .with(csrf())
                .param("cvr", cvr());
        assertThat(confirm).hasRedirectedUrl("/settings/end");
        clock.advance(Duration.ofDays(31));
        closing.close();
    }

    private void invite(String name) {
        assertThat(mvc.post()
                        .uri("/settings/administrators/add")
                        .with(SignedInAs.user(nordlys, karen))
                        .with(csrf())
                        .param("name", name)
                        .param("email", "mads@nordlys.example")
                        .param("birthDate", "27-3-1984")
                        .param("language", "da"))
                .hasStatus3xxRedirection();
        assertThat(list("select state from appointment")).containsExactly("INVITED");
    }

    /** Asked of the database itself, so that a table which comes to know users is asked too. */
    private void nothingIsLeft() {
        var tables = list("select table_name from information_schema.columns where table_schema = current_schema()"
                + " and column_name = 'user_id' and table_name <> 'chip_key'");
        assertThat(tables.stream()
                        .filter(table -> !list("select user_id::text from " + table + " where user_id = '" + ida
                                        + "' and not (" + KEPT.getOrDefault(table, "false") + ")")
                                .isEmpty()))
                .isEmpty();
        assertThat(list("select user_id::text from selected_user where owner_id = '" + ida + "'"))
                .isEmpty();
        assertThat(list("select id::text from selected_filter where owner_id = '" + ida + "'"))
                .isEmpty();
        assertThat(list("select id::text from link where revoked_at is null")).isEmpty();
        assertThat(list("select state from outbox_mail where about in ('link', 'news')"))
                .containsExactly("CANCELLED", "CANCELLED");
        assertThat(list("select subject_type || ' ' || (details ->> 'from') || ' ' || (details ->> 'roles')"
                        + " from audit_event where action = 'USER_DELETED' and subject_id = '" + ida + "'"))
                .containsExactly("user ACTIVE [\"RIGHTS_ADMINISTRATOR\"]");
        assertThat(list("select details ->> 'user' from audit_event where action = 'DEVICE_ORDER_CANCELLED'"))
                .containsExactly(ida.toString());
    }

    private String cvr() {
        return Tenancy.in(
                nordlys,
                () -> transaction.execute(status ->
                        organisations.findById(nordlys).orElseThrow().cvr().value()));
    }

    private void insert(String row) {
        Tenancy.in(
                nordlys,
                () -> transaction.executeWithoutResult(status -> jdbc.sql("insert into " + row)
                        .param("org", nordlys)
                        .param("ida", ida)
                        .param("bo", bo)
                        .update()));
    }

    private List<String> list(String sql) {
        return Tenancy.in(
                nordlys,
                () -> transaction.execute(
                        status -> jdbc.sql(sql).query(String.class).list()));
    }
}
