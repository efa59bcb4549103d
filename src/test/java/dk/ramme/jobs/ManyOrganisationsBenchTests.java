package dk.ramme.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.AnOrganisation;
import dk.ramme.BackgroundWork;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Jobs, pages and joining among very many organisations of 3 to 30 users beside the same among a thousand: nothing is read that
 * grows with their number. Run with -Pbench; {@code -Dramme.bench.organisations} says how many.
 */
@RammeTest
@Tag("bench")
class ManyOrganisationsBenchTests {

    private static final int MANY = Integer.getInteger("ramme.bench.organisations", 100_000);
    private static final int FEW = 1_000;
    private static final int DUE = 500;
    private static final int TIMES = 5;
    private static final int PAGES = 60;

    /** What takes less is not told from noise. */
    private static final double QUICK_MS = 25;

    private static final double AT_MOST = 3;

    private static final String ORGANISATIONS = """
            insert into organisation (id, cvr, name, state, private_mitid, offered_means, created_at, ready_at, version)
            select gen_random_uuid(), lpad(n::text, 8, '0'), 'Forening ' || n, 'READY', true, 'APP', now() - interval '40 days',
                now() - interval '30 days', 0 from generate_series(:from, :to) n
            """;
    private static final String USERS = """
            insert into organisation_user (id, organisation_id, rid, name, email, birth_date, origin, state,
                private_mitid_offered, activated_at, identified_at, consented_at, created_at, version)
            select gen_random_uuid(), o.id, (10000 + n)::text, 'Fornavn' || n || ' Efternavn' || right(o.cvr, 3),
                'bruger' || n || '@forening' || o.cvr || '.example', '1980-01-01', 'IMPORTED',
                case when n % 3 = 0 then 'AWAITING_ACTIVATION' when n % 3 = 1 then 'ACTIVE' else 'DEACTIVATED' end, n % 3 < 2,
                case when n % 3 < 2 then now() - interval '9 days' end, case when n % 3 = 1 then now() - interval '8 days' end,
                case when n % 3 = 1 then now() - interval '8 days' end, now() - interval '30 days', 0
            from organisation o cross join generate_series(1, 3 + abs(hashtext(o.cvr)) % 28) n
            where o.cvr between lpad(:from::text, 8, '0') and lpad(:to::text, 8, '0')
            """;
    private static final String LINKS = """
            insert into link (id, organisation_id, purpose, subject_id, token_hash, created_at, expires_at)
            select gen_random_uuid(), u.organisation_id, 'ACTIVATION', u.id, sha256(u.id::text::bytea), now() - interval '9 days',
                now() + interval '21 days' from organisation_user u join organisation o on o.id = u.organisation_id
            where u.state = 'AWAITING_ACTIVATION' and o.cvr between lpad(:from::text, 8, '0') and lpad(:to::text, 8, '0')
            """;
    private static final String ROLES = """
            insert into user_role (organisation_id, user_id, role, given_at)
            select u.organisation_id, u.id, r, now() from organisation_user u join organisation o on o.id = u.organisation_id
            cross join unnest(array['ORGANISATION_ADMINISTRATOR', 'USER_ADMINISTRATOR']) r
            where u.rid = '10001' and o.cvr between lpad(:from::text, 8, '0') and lpad(:to::text, 8, '0')
            """;
    private static final String NEWS = """
            insert into notification (id, organisation_id, user_id, kind, arguments, href, created_at, about)
            select gen_random_uuid(), r.organisation_id, r.user_id, 'IMPORT_FINISHED', '{}', '/home', now() - interval '9 days', 'x'
            from user_role r join organisation o on o.id = r.organisation_id
            where r.role = 'USER_ADMINISTRATOR' and o.cvr between lpad(:from::text, 8, '0') and lpad(:to::text, 8, '0')
            """;
    private static final String MAILS = """
            insert into outbox_mail (id, organisation_id, recipient, recipient_name, language, template, model, about, state,
                attempts, next_attempt_at, created_at, sent_at)
            select gen_random_uuid(), id, 'bruger1@forening' || cvr || '.example', 'x', 'da', 'activation', '{}', 'x', 'SENT', 1,
                now() - interval '9 days', now() - interval '9 days', now() - interval '9 days'
            from organisation where cvr between lpad(:from::text, 8, '0') and lpad(:to::text, 8, '0')
            """;

    /** A decision in as many of them, spread over all, that has no seal yet. */
    private static final String DECISIONS = """
            insert into audit_event (organisation_id, at, actor_kind, action, subject_type, details)
            select id, now(), 'SYSTEM', 'GROUP_CREATED', 'group', '{}' from organisation where cvr between '00000001' and :to
            order by hashtext(cvr) limit :due
            """;

    /** A link that runs out tomorrow in as many of them. */
    private static final String RUNS_OUT = """
            update link set created_at = now() - interval '29 days', expires_at = now() + interval '12 hours'
            where id in (select distinct on (l.organisation_id) l.id from link l
                where l.purpose = 'ACTIVATION' and l.organisation_id in (select id from organisation
                    where cvr between '00000001' and :to order by hashtext(cvr || 'b') limit :due))
            """;

    @Autowired
    List<RecurringTask<?>> jobs;

    @Autowired
    SchedulerClient scheduler;

    @Autowired
    BackgroundWork background;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Pages pages;

    @Autowired
    Environment environment;

    private JdbcClient owner;

    @BeforeEach
    void nobody_else_at_work() {
        background.stop();
        owner = JdbcClient.create(new DriverManagerDataSource(
                environment.getRequiredProperty("spring.datasource.url"), "postgres", "postgres"));
    }

    @AfterEach
    void as_before() {
        background.goOn();
    }

    @Test
    void what_is_done_does_not_grow_with_the_number_of_organisations() {
        fill(1, FEW);
        var few = measured(FEW);
        fill(FEW + 1, MANY);
        var many = measured(MANY);

        few.forEach((what, ms) -> System.out.printf(
                Locale.ROOT,
                "BENCH organisations %s ms_%d=%.2f ms_%d=%.2f ratio=%.2f%n",
                what,
                FEW,
                ms,
                MANY,
                many.get(what),
                many.get(what) / ms));
        assertThat(many)
                .allSatisfy(
                        (what, ms) -> assertThat(ms).as(what).isLessThan(Math.max(QUICK_MS, few.get(what) * AT_MOST)));
    }

    private void fill(int from, int to) {
        for (var what : List.of(ORGANISATIONS, USERS, LINKS, ROLES, NEWS, MAILS)) {
            owner.sql(what).param("from", from).param("to", to).update();
        }
    }

    /** Milliseconds, by what was done. */
    private Map<String, Double> measured(int there) {
        // what is due for once in those that are new
        jobs.forEach(this::run);
        owner.sql("vacuum analyze").update();
        var measured = new LinkedHashMap<String, Double>();
        measured.put("audit-seal, " + DUE + " due", due("audit-seal", DECISIONS, there));
        measured.put("activation-reminders, " + DUE + " due", due("activation-reminders", RUNS_OUT, there));
        for (var job : jobs) {
            measured.put(job.getName() + ", nothing due", median(TIMES, () -> run(job)));
        }
        var club = organisations.ready();
        var treasurer = SignedInAs.user(club, organisations.administrator(club, "Karen Holm", Role.values()));
        for (var page : List.of("/home", "/users", "/activation", "/settings", "/notifications", "/me")) {
            measured.put(
                    page,
                    median(PAGES, () -> assertThat(pages.get(treasurer, page)).hasStatusOk()));
        }
        measured.put("joining", median(PAGES, organisations::inSetup));
        var joined = organisations.inSetup();
        var first = SignedInAs.user(joined, organisations.administrator(joined, "Karen Holm", Role.values()));
        measured.put(
                "/setup",
                median(PAGES, () -> assertThat(pages.get(first, "/setup")).hasStatusOk()));
        return measured;
    }

    private double due(String job, String make, int there) {
        var made = owner.sql(make)
                .param("due", DUE)
                .param("to", "%08d".formatted(there))
                .update();
        assertThat(made).isEqualTo(DUE);
        var task = jobs.stream()
                .filter(one -> one.getName().equals(job))
                .findFirst()
                .orElseThrow();
        return median(1, () -> run(task));
    }

    private void run(RecurringTask<?> job) {
        EveryJobTests.run(job, scheduler);
    }

    private static double median(int times, Runnable work) {
        var took = new double[times];
        for (int n = 0; n < times; n++) {
            long begun = System.nanoTime();
            work.run();
            took[n] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(took);
        return took[times / 2];
    }
}
