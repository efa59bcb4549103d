package dk.ramme.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** T18 to T22: the database itself keeps organisations apart, for a table of tomorrow too. */
@RammeTest
class RowLevelSecurityTests {

    /** What belongs to no organisation. */
    private static final List<String> COMMON = List.of(
            "flyway_schema_history",
            "known_right",
            "oath_token",
            "scheduled_tasks",
            "service_key",
            "spring_session",
            "spring_session_attributes");

    /** What holds for all organisations together, and is out of reach but for a duty or a function. */
    private static final List<String> OF_ALL = List.of(
            "ration",
            "key_proof",
            "outbox_stop",
            "alarm_state",
            "service",
            "service_request",
            "service_proof",
            "service_logo");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Environment environment;

    @Test
    void every_table_of_an_organisation_is_bound_to_it_for_its_owner_too() {
        var unbound = jdbc.sql("""
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind in ('r', 'p')
                  and not (c.relrowsecurity and c.relforcerowsecurity
                       and exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'))
                """).query(String.class).list();

        assertThat(unbound).containsExactlyInAnyOrderElementsOf(COMMON);
    }

    @Test
    void every_table_but_the_common_ones_names_its_organisation() {
        var nameless = jdbc.sql("""
                select t.table_name from information_schema.tables t
                where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name <> 'organisation'
                  and not exists (select from information_schema.columns c where c.table_name = t.table_name
                       and c.table_schema = 'public' and c.column_name = 'organisation_id')
                """).query(String.class).list();

        assertThat(nameless).filteredOn(table -> !OF_ALL.contains(table)).isSubsetOf(COMMON);
    }

    @Test
    void the_role_that_serves_owns_nothing_and_cannot_look_past_the_rules() {
        var mighty = jdbc.sql(
                        "select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = current_user")
                .query(Boolean.class)
                .single();
        var owned = jdbc.sql(
                        "select count(*) from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = current_user")
                .query(Long.class)
                .single();

        assertThat(mighty).isFalse();
        assertThat(owned).isZero();
    }

    @Test
    void it_is_refused_to_serve_as_the_owner_of_the_tables() {
        var asOwner = new DriverManagerDataSource(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password"));

        assertThatThrownBy(() -> new ServingRole(JdbcClient.create(asOwner)))
                .isInstanceOf(ServingRole.Unbound.class)
                .hasMessageContaining("ramme_owner");
        assertThatCode(() -> new ServingRole(jdbc)).doesNotThrowAnyException();
    }

    /** A policy that lets everybody in would satisfy whoever only counts policies. */
    @Test
    void every_policy_is_about_the_organisation_or_a_duty() {
        var conditions = jdbc.sql("""
                select tablename || ' ' || coalesce(qual, with_check) from pg_policies where schemaname = 'public'
                union select tablename || ' ' || coalesce(with_check, qual) from pg_policies where schemaname = 'public'
                """).query(String.class).list();

        assertThat(conditions)
                .hasSizeGreaterThan(10)
                .allSatisfy(condition -> assertThat(condition)
                        .matches("organisation \\(id = current_organisation\\(\\)\\)"
                                + "|audit_\\w+ \\(NOT \\(organisation_id IS DISTINCT FROM current_organisation\\(\\)\\)\\)"
                                + "|\\w+ \\(organisation_id = current_organisation\\(\\)\\)"
                                + "|\\w+ \\(?on_duty\\('\\w+'::text\\)( OR on_duty\\('\\w+'::text\\))*\\)?"));
    }

    /** Whoever may not see a row must not learn of it by colliding with it (T22). */
    @Test
    void what_must_be_unique_is_so_inside_an_organisation() {
        var across = jdbc.sql("""
                select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid
                where i.indisunique and not i.indisprimary and c.relrowsecurity
                  and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id'
                      and a.attnum = any(i.indkey))
                """).query(String.class).list();

        // the number of an organisation is public, and nobody guesses the hash of a token
        assertThat(across).containsExactlyInAnyOrder("organisation_cvr_key", "link_token_hash_key");
    }

    @Test
    void no_table_shows_a_row_without_an_organisation_nor_one_of_another() {
        var nordlys = organisations.ready();
        organisations.importedUser(nordlys, "Birgit Østergaard", "birgit@nordlys.example");
        var other = organisations.ready();

        for (var table : tables()) {
            assertThat(count(table)).as(table + " without an organisation").isZero();
            assertThat(Tenancy.in(other, () -> count(table + " where organisation_id = '" + nordlys + "'")))
                    .as(table + " as another organisation")
                    .isZero();
        }
        assertThat(Tenancy.in(nordlys, () -> count("organisation_user"))).isOne();
    }

    @Test
    void a_row_cannot_be_moved_to_another_organisation() {
        var nordlys = organisations.ready();
        var other = organisations.ready();
        organisations.importedUser(nordlys, "Birgit Østergaard", "birgit@nordlys.example");

        assertThatThrownBy(() -> Tenancy.in(
                        nordlys,
                        () -> transaction.executeWithoutResult(
                                status -> jdbc.sql("update organisation_user set organisation_id = ?")
                                        .param(other)
                                        .update())))
                .rootCause()
                .hasMessageContaining("row-level security");
        int deleted = Tenancy.in(
                other,
                () -> transaction.execute(
                        status -> jdbc.sql("delete from organisation_user").update()));
        assertThat(deleted).isZero();
    }

    @Test
    void the_trail_cannot_be_changed() {
        for (var change : List.of(
                "update audit_event set action = 'X'",
                "delete from audit_event",
                "truncate audit_event",
                "update audit_seal set position = position + 1",
                "delete from audit_seal",
                "truncate audit_seal",
                "update audit_unsealed set written_at = now()",
                "truncate audit_unsealed")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).rootCause().hasMessageContaining("permission denied");
        }
    }

    private List<String> tables() {
        return jdbc.sql("""
                select distinct table_name from information_schema.columns
                where table_schema = 'public' and column_name = 'organisation_id' and table_name not like 'audit\\_%'
                """).query(String.class).list();
    }

    private long count(String from) {
        return transaction.execute(status ->
                jdbc.sql("select count(*) from " + from).query(Long.class).single());
    }
}
