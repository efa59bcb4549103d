package dk.ramme.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.AnOrganisation;
import dk.ramme.BackgroundWork;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.Superuser;
import dk.ramme.people.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every job serves the organisations in which nothing is the matter, whatever is the matter in others, and does not hide that
 * some failed (house finding 1). What is the matter here: the database refuses each change of theirs. A new job needs a line in
 * {@link #DUE}.
 */
@RammeTest
class EveryJobTests {

    /** Reads a file, and tells of each line by itself: see {@code MoveCallsTests}. */
    private static final Set<String> NOT_BY_ORGANISATION = Set.of("ration-erasure", "move-calls");

    private static final String CASE = """
            insert into joining_case (id, organisation_id, state, role, prepared_issuer, prepared_subject, prepared_by, prepared_at,
                version) values (gen_random_uuid(), '{o}', 'PREPARED', 'REPRESENTATIVE', 'x', 'x', 'x', now() - interval '2 years', 0)
            """;
    private static final String ORDER = """
            insert into device_order (id, organisation_id, user_id, kind, state, price, ordered_by, ordered_by_name, ordered_at,
                dispatched_at, dispatch_told_at, late_told_at, delivery, delivery_name, delivery_street, delivery_postal_code,
                delivery_town) values (gen_random_uuid(), '{o}', '{u}', 'CHIP', 'DISPATCHED', 0, '{u}', 'x',
                now() - interval '2 years', now() - interval '2 years', %s, %s, 'OTHER', 'x', 'x', '8000', 'x')
            """;

    private static final String AT_SERVICE = """
            insert into service (id, name, contact, secret_hash, redirects, logout_redirects, scopes, least_level, only_for,
                registered_at, subject, public_body, version) values ('job-test', 'x', 'a@b.example', sha256('x'), 'https://x.example/', '', 'openid',
                'SUBSTANTIAL', '', now(), 'PAIRWISE', false, 0) on conflict do nothing;
            insert into service_session (id, organisation_id, service_id, user_id, login, issuer, subject, person, level, auth_time,
                began_at, ends_at, doubt, ended_at, ended_by) values (gen_random_uuid(), '{o}', 'job-test', '{u}',
                gen_random_uuid(), 'x', 'x', 'x', 'Substantial', now(), now(), now() %s)
            """;

    /** What makes a job due in an organisation, and what is left when it has not been there. */
    private static final Map<String, Due> DUE = Map.ofEntries(
            Map.entry(
                    "activation-reminders",
                    new Due("""
                    insert into bulk_run (id, organisation_id, deed, state, created_by, created_by_name, created_at)
                        values (gen_random_uuid(), '{o}', 'ACTIVATE', 'CHOOSING', '{u}', 'x', now());
                    update organisation_user set state = 'AWAITING_ACTIVATION', private_mitid_offered = true where id = '{u}';
                    insert into link (id, organisation_id, purpose, subject_id, token_hash, created_at, expires_at)
                        values (gen_random_uuid(), '{o}', 'ACTIVATION', '{u}', sha256('{o}'), now() - interval '29 days',
                            now() + interval '12 hours')
                    """, "link l where not exists (select from activation_reminder r where r.link_id = l.id)")),
            Map.entry(
                    "agreement-closing",
                    new Due(
                            "update organisation set ends_at = now() - interval '1 hour', end_noticed_by = 'x' where id = '{o}'",
                            "organisation where id = '{o}' and state <> 'ENDED'")),
            Map.entry("audit-seal", new Due("""
                    insert into audit_unsealed (event_id, organisation_id, written_at)
                        select nextval('audit_event_id_seq'), '{o}', now()
                    """, "audit_unsealed")),
            Map.entry("bulk-erasure", new Due("""
                    insert into bulk_run (id, organisation_id, deed, state, created_by, created_by_name, created_at, finished_at)
                        values (gen_random_uuid(), '{o}', 'SUSPEND', 'FINISHED', '{u}', 'x', now() - interval '2 years',
                            now() - interval '2 years')
                    """, "bulk_run where not before_forgotten")),
            Map.entry("change-erasure", new Due("""
                    insert into bulk_run (id, organisation_id, deed, state, created_by, created_by_name, created_at, finished_at)
                        values (gen_random_uuid(), '{o}', 'CHANGE_BY_FILE', 'FINISHED', '{u}', 'x', now() - interval '3 days',
                            now() - interval '3 days');
                    insert into bulk_change (organisation_id, run_id, line, rid, asked)
                        select organisation_id, id, 2, '1001', '{}' from bulk_run where organisation_id = '{o}'
                    """, "bulk_change where rid is not null")),
            Map.entry(
                    "ended-stays",
                    new Due(
                            "update organisation_user set state = 'ACTIVE', ends_on = date '2020-01-01' where id = '{u}'",
                            "organisation_user where state = 'ACTIVE' and ends_on is not null")),
            Map.entry("employee-request-erasure", new Due("""
                    insert into employee_request (id, organisation_id, issuer, subject, name, birth_date, email, language, message,
                        state, asked_at) values (gen_random_uuid(), '{o}', 'x', '{u}', 'x', '1980-01-01', 'a@b.example', 'da', '',
                        'OPEN', now() - interval '2 years')
                    """, "employee_request")),
            Map.entry("import-erasure", new Due("""
                    insert into import_run (id, organisation_id, source, file_name, state, created_at, created_by, created_by_name,
                        ready_at) values (gen_random_uuid(), '{o}', 'FILE', 'x', 'READY', now() - interval '2 years', '{u}', 'x',
                        now() - interval '2 years')
                    """, "import_run where state = 'READY'")),
            Map.entry("joining-erasure", new Due(CASE, "joining_case where state = 'PREPARED'")),
            Map.entry("link-erasure", new Due("""
                    insert into link (id, organisation_id, purpose, subject_id, token_hash, created_at, expires_at, revoked_at)
                        values (gen_random_uuid(), '{o}', 'SETUP', '{u}', sha256('{o}'), now() - interval '2 years', now(),
                            now() - interval '2 years')
                    """, "link")),
            Map.entry(
                    "needs-digest",
                    new Due(
                            "update organisation_user set email = null where id = '{u}'",
                            "organisation_user u where email is null"
                                    + " and not exists (select from need_told t where t.user_id = u.id)")),
            Map.entry("news-erasure", new Due("""
                    insert into notification (id, organisation_id, user_id, kind, arguments, href, created_at, about)
                        values (gen_random_uuid(), '{o}', '{u}', 'x', '[]', '/', now() - interval '2 years', 'x')
                    """, "notification")),
            Map.entry(
                    "order-erasure",
                    new Due(ORDER.formatted("now()", "now()"), "device_order where delivery_street is not null")),
            Map.entry(
                    "order-watch",
                    new Due(ORDER.formatted("null", "null"), "device_order where dispatch_told_at is null")),
            Map.entry("outbox", new Due("""
                    insert into outbox_mail (id, organisation_id, recipient, recipient_name, language, template, model, about, state,
                        next_attempt_at, created_at) values (gen_random_uuid(), '{o}', 'to@{o}.example', 'x', 'da', 'role-given',
                        '{"arguments": ["x", "x", "x"], "href": "/"}', 'x', 'QUEUED', now() - interval '1 hour', now())
                    """, "outbox_mail where state <> 'SENT'")),
            Map.entry(
                    "service-cleaning",
                    new Due(
                            AT_SERVICE.formatted("- interval '1 hour', null, null, null"),
                            "service_session where ended_at is null")),
            Map.entry(
                    "service-erasure",
                    new Due(AT_SERVICE.formatted(", null, now() - interval '2 years', 'LOGOUT'"), "service_session")),
            Map.entry(
                    "service-logout",
                    new Due(
                            AT_SERVICE.formatted("+ interval '1 hour', 'ACCESS', null, null"),
                            "service_session where ended_at is null")),
            Map.entry("user-erasure", new Due("""
                    update organisation_user set state = 'DELETED' where id = '{u}';
                    insert into user_erasure (organisation_id, user_id, due_at) values ('{o}', '{u}', now() - interval '1 hour')
                    """, "user_erasure")),
            Map.entry("user-tally", new Due("""
                    insert into user_tally (organisation_id, day, state, users)
                        select '{o}', date '2020-01-01', 'ACTIVE', 1 from generate_series(1, 600)
                    """, "user_tally where day = date '2020-01-01' and users = 1")),
            Map.entry(
                    "user-twins",
                    new Due(
                            "update organisation_user set twin = true where id = '{u}'",
                            "organisation_user where twin")));

    private static final String[] REFUSE = {"create table refused_organisation (id uuid primary key)", """
        create function refuse_organisation() returns trigger language plpgsql security definer as $$
        begin
            if exists (select from refused_organisation
                    where id = (to_jsonb(coalesce(new, old)) ->> tg_argv[0])::uuid) then
                raise exception 'refused for this test';
            end if;
            return coalesce(new, old);
        end $$
        """, """
        do $$ declare found record; begin
            for found in select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
                    and (a.attname = 'organisation_id' or c.relname = 'organisation' and a.attname = 'id')
            loop
                execute format('create trigger a_refused before insert or update or delete on %I for each row'
                    || ' execute function refuse_organisation(%L)', found.relname, found.attname);
            end loop;
        end $$
        """};

    @Autowired
    List<RecurringTask<?>> jobs;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Stored stored;

    @Autowired
    Superuser superuser;

    @Autowired
    SchedulerClient scheduler;

    @Autowired
    BackgroundWork background;

    @Autowired
    MeterRegistry meters;

    @BeforeEach
    void nobodyElseAtWork() {
        background.stop();
        superuser.does(REFUSE);
    }

    @AfterEach
    void asBefore() {
        superuser.does("drop function refuse_organisation cascade", "drop table refused_organisation");
        background.goOn();
    }

    @Test
    void each_job_is_tried_here() {
        assertThat(jobs.stream().map(RecurringTask::getName).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(DUE.keySet().stream(), NOT_BY_ORGANISATION.stream())
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> an_organisation_that_fails_holds_up_no_other() {
        return jobs.stream()
                .filter(job -> DUE.containsKey(job.getName()))
                .map(job -> DynamicTest.dynamicTest(job.getName(), () -> servesTheOthers(job)));
    }

    private <T> void servesTheOthers(RecurringTask<T> job) {
        var due = DUE.get(job.getName());
        var six = IntStream.range(0, 6).mapToObj(n -> organisations.ready()).toList();
        for (var organisation : six) {
            var user = organisations.importedUser(organisation, "Åse Bæk", "aase@" + organisation + ".example");
            organisations.administrator(organisation, "Bo Lund", Role.USER_ADMINISTRATOR);
            superuser.does(due.sql(organisation, user));
        }
        var refused = List.of(six.get(0), six.get(2), six.get(4));
        refused.forEach(one -> superuser.does("insert into refused_organisation values ('" + one + "')"));
        assertThat(six).allSatisfy(one -> assertThat(left(due, one)).isPositive());
        var counted = failures();

        assertThatThrownBy(() -> run(job, scheduler)).rootCause().hasMessageContaining("refused for this test");

        assertThat(six).allSatisfy(one -> {
            if (refused.contains(one)) assertThat(left(due, one)).isPositive();
            else
                assertThat(left(due, one))
                        .as("left in one where nothing is the matter")
                        .isZero();
        });
        if (!Set.of("outbox", "audit-seal", "service-logout").contains(job.getName())) {
            assertThat(failures()).isEqualTo(counted + refused.size());
        }
        superuser.does("delete from refused_organisation");
    }

    /** Does what the scheduler does when a job is due. */
    static <T> void run(RecurringTask<T> job, SchedulerClient scheduler) {
        var instance = new TaskInstance<T>(job.getName(), RecurringTask.INSTANCE);
        job.execute(
                instance,
                new ExecutionContext(
                        new SchedulerState.SettableSchedulerState(),
                        new Execution(Instant.EPOCH, instance),
                        scheduler,
                        null));
    }

    private int left(Due due, UUID organisation) {
        return stored.count(organisation, due.left.replace("{o}", organisation.toString()));
    }

    private double failures() {
        return meters.counter("ramme.jobs.organisations.failed").count();
    }

    /** @param left a table with a condition, as the organisation sees it */
    private record Due(String make, String left) {

        String sql(UUID organisation, UUID user) {
            return make.replace("{o}", organisation.toString()).replace("{u}", user.toString());
        }
    }
}
