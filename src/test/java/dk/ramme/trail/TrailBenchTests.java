package dk.ramme.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.Superuser;
import dk.ramme.TestClock;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The trail of a million decisions is read like that of a thousand; run with -Pbench. */
@RammeTest
@Tag("bench")
class TrailBenchTests {

    private static final int MANY = Integer.getInteger("ramme.bench.rows", 1_000_000);
    private static final int FEW = 1_000;
    private static final int TIMES = 200;

    @Autowired
    TestClock clock;

    @Autowired
    Trail trail;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Superuser superuser;

    @Test
    void a_million_decisions_are_read_like_a_thousand() {
        var few = organisation(FEW);
        var many = organisation(MANY);
        superuser.does("vacuum analyze audit_event");

        var ofMany = pages(many);
        pages(few).forEach((name, page) -> {
            var fast = p95(few.id(), page);
            var slow = p95(many.id(), Objects.requireNonNull(ofMany.get(name)));
            System.out.printf(Locale.ROOT, "BENCH trail.%s_p95_ms_1k %.3f ms%n", name, fast);
            System.out.printf(Locale.ROOT, "BENCH trail.%s_p95_ms_1m %.3f ms%n", name, slow);
            System.out.printf(Locale.ROOT, "BENCH trail.%s_ratio %.3f%n", name, slow / fast);
        });
    }

    private Map<String, Supplier<Trail.Slice>> pages(Organisation of) {
        var now = clock.instant();
        var pages = new LinkedHashMap<String, Supplier<Trail.Slice>>();
        pages.put("first", () -> trail.page(filter(null, null, null), null, null));
        pages.put("deep", () -> trail.page(filter(null, null, null), of.middle(), null));
        pages.put("action", () -> trail.page(filter(null, "USER_EDITED", null), null, null));
        pages.put("rare_action", () -> trail.page(filter(null, "AGREEMENT_ENDED", null), null, null));
        pages.put("busy_person", () -> trail.page(filter(of.busy(), null, null), null, null));
        pages.put("quiet_person", () -> trail.page(filter(of.quiet(), null, null), null, null));
        pages.put("nobody", () -> trail.page(filter(UUID.randomUUID(), null, null), null, null));
        pages.put(
                "person_action_and_day",
                () -> trail.page(filter(of.busy(), "USER_EDITED", now.minus(100, ChronoUnit.DAYS)), null, null));
        return pages;
    }

    private static TrailFilter filter(@Nullable UUID person, @Nullable String action, @Nullable Instant until) {
        return new TrailFilter(person, action, null, until);
    }

    private static double p95(UUID organisation, Supplier<Trail.Slice> page) {
        var times = new double[TIMES];
        for (int n = -20; n < TIMES; n++) {
            long begun = System.nanoTime();
            var slice = Tenancy.in(organisation, page);
            if (n >= 0) {
                times[n] = (System.nanoTime() - begun) / 1e6;
            }
            assertThat(slice).isNotNull();
        }
        Arrays.sort(times);
        return times[TIMES * 95 / 100];
    }

    /** One administrator decides everything, about a tenth as many users as there are decisions, over a year. */
    private Organisation organisation(int decisions) {
        var id = organisations.ready();
        var busy = organisations.administrator(id, "Bo Lund", Role.USER_ADMINISTRATOR);
        superuser.does("""
                insert into audit_event (organisation_id, at, actor_kind, actor_user_id, actor_name, action, subject_type, subject_id,
                    details)
                select '%1$s', now() - n * (interval '365 days' / %2$d), 'USER', '%3$s', 'Bo Lund',
                    case when n %% (%2$d / 5) = 7 then 'AGREEMENT_ENDED' when n %% 2 = 0 then 'USER_EDITED' else 'MEANS_REVOKED' end,
                    case when n %% 2 = 0 then 'user' else 'means' end,
                    case when n %% 2 = 0 then ('00000000-0000-0000-0000-' || lpad((n %% (%2$d / 10))::text, 12, '0'))::uuid else gen_random_uuid() end,
                    case when n %% 2 = 0 then '{}'::jsonb else jsonb_build_object('user', ('00000000-0000-0000-0000-' || lpad((n %% (%2$d / 10))::text, 12, '0'))::uuid) end
                from generate_series(1, %2$d) n
                """.formatted(id, decisions, busy));
        var filter = filter(null, null, clock.instant().minus(182, ChronoUnit.DAYS));
        var middle = Tenancy.in(id, () -> trail.page(filter, null, null))
                .rows()
                .get(0)
                .id();
        return new Organisation(id, busy, UUID.fromString("00000000-0000-0000-0000-000000000077"), middle);
    }

    private record Organisation(UUID id, UUID busy, UUID quiet, long middle) {}
}
