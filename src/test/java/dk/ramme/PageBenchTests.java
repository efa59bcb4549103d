package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the main pages cost: over HTTP, by somebody logged in, with a session in the database, and 1, 8 and 16 who ask at a time; run
 * with -Pbench, and with {@code -Dramme.bench.page-users=1000000} for a large organisation. The processor time of the
 * application is that of the threads that answer, without the compiler's and the collector's; that of the database is its
 * processes', where the system tells it.
 */
@RammeTest
@Tag("bench")
class PageBenchTests {

    private static final int USERS = Integer.getInteger("ramme.bench.page-users", 1_000);
    private static final int WARM = Integer.getInteger("ramme.bench.page-warm", 200);
    private static final int REQUESTS = Integer.getInteger("ramme.bench.page-requests", 800);
    private static final String ONLY = System.getProperty("ramme.bench.pages", "");
    private static final List<Integer> AT_A_TIME = List.of(1, 8, 16);

    private static final List<String> PAGES = List.of(
            "/help",
            "/home",
            "/me",
            "/users",
            "/users/new",
            "/users/{user}",
            "/groups",
            "/activation",
            "/orders",
            "/users/requests",
            "/notifications",
            "/settings",
            "/settings/administrators",
            "/settings/audit");

    @Autowired
    ApplicationContext beans;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Pages pages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    BackgroundWork background;

    @Autowired
    Environment environment;

    @Test
    void the_main_pages() throws Exception {
        var nordlys = organisations.ready();
        var karen = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Karen Holm", Role.values()));
        var user = users(nordlys);
        background.stop();
        try {
            for (var path : ONLY.isEmpty() ? PAGES : List.of(ONLY.split(","))) {
                var page = path.replace("{user}", user.toString());
                var cookie = karen.cookie(beans);
                ask(page, cookie, 8, WARM);
                var cost = cost(karen, page);
                for (var many : AT_A_TIME) measure(path, page, cookie, many, cost);
            }
        } finally {
            background.goOn();
        }
    }

    private void measure(String name, String page, String cookie, int atATime, PageCost cost) throws Exception {
        var application = processorOfThreads();
        var database = processorOfDatabase();
        var begun = System.nanoTime();
        var answers = ask(page, cookie, atATime, REQUESTS);
        var seconds = (System.nanoTime() - begun) / 1e9;
        var ours = (processorOfThreads() - application) / 1e6 / REQUESTS;
        var theirs = (processorOfDatabase() - database) / 1e6 / REQUESTS;
        var times = answers.stream().mapToLong(Answer::nanos).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "BENCH page %s users=%d at_a_time=%d per_second=%.1f p50_ms=%.1f p99_ms=%.1f application_ms=%.2f"
                        + " database_ms=%.2f statements=%d transactions=%d bytes=%d%n",
                name,
                USERS,
                atATime,
                REQUESTS / seconds,
                times[times.length / 2] / 1e6,
                times[times.length * 99 / 100] / 1e6,
                ours,
                theirs,
                cost.statements().size(),
                cost.transactions().size(),
                answers.get(0).bytes());
    }

    private PageCost cost(SignedInAs who, String page) {
        assertThat(pages.get(who, page)).hasStatusOk();
        var cost = new PageCost();
        try (cost) {
            assertThat(pages.get(who, page)).hasStatusOk();
        }
        return cost;
    }

    /** Each of those who ask sends its next request when it has its answer. */
    private List<Answer> ask(String page, String cookie, int atATime, int requests) throws Exception {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + environment.getRequiredProperty("server.port") + page))
                .header("Cookie", cookie)
                .header("Accept", "text/html")
                .header("Accept-Language", "da")
                .build();
        var askers = new ArrayList<Callable<List<Answer>>>();
        for (var n = 0; n < atATime; n++) {
            askers.add(() -> {
                var answers = new ArrayList<Answer>();
                for (var i = 0; i < requests / atATime; i++) answers.add(answer(client, request));
                return answers;
            });
        }
        var threads = Executors.newFixedThreadPool(atATime);
        try {
            var all = new ArrayList<Answer>();
            for (var asked : threads.invokeAll(askers)) all.addAll(asked.get());
            return all;
        } finally {
            threads.shutdown();
        }
    }

    private static Answer answer(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        var nanos = System.nanoTime() - begun;
        assertThat(answer.statusCode()).as(request.uri().getPath()).isEqualTo(200);
        return new Answer(nanos, answer.body().length);
    }

    /** Nanoseconds of the threads that answer requests. */
    private static long processorOfThreads() {
        var threads = ManagementFactory.getThreadMXBean();
        var sum = 0L;
        for (var id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().contains("-exec-"))
                sum += Math.max(0, threads.getThreadCpuTime(id));
        }
        return sum;
    }

    /** Nanoseconds of the processes of the database, those that are there now; not a number elsewhere than on Linux. */
    private double processorOfDatabase() throws IOException {
        var backend = transaction.execute(
                status -> jdbc.sql("select pg_backend_pid()").query(Long.class).single());
        var master = ticks(backend);
        if (master == null) return Double.NaN;
        var sum = 0L;
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                var one = ticks(Long.parseLong(process.getFileName().toString()));
                if (one != null && one.parent() == master.parent()) sum += one.used();
            }
        }
        return sum * 1e9 / 100;
    }

    /** What Linux says of a process, in hundredths of a second. */
    private static @Nullable Ticks ticks(long process) {
        try {
            var text = Files.readString(Path.of("/proc/" + process + "/stat"));
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return new Ticks(Long.parseLong(fields[1]), Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
        } catch (IOException gone) {
            return null;
        }
    }

    /** @return one of them, who is active */
    private UUID users(UUID organisation) {
        return Tenancy.in(
                organisation,
                () -> transaction.execute(status -> {
                    jdbc.sql("""
                    insert into organisation_user (id, organisation_id, rid, name, email, cpr_sealed, cpr_index, cpr_index_key,
                        origin, state, created_at, version, private_mitid_offered, consented_at, activated_at, identified_at)
                    select gen_random_uuid(), :organisation, (99240000 + n)::text, 'Søren ' || n || ' Østergaard',
                        'bruger' || n || '@nordlys.example', decode(repeat(md5(n::text), 3), 'hex'),
                        decode(md5(n::text) || md5('x' || n), 'hex'), 1, 'IMPORTED', 'ACTIVE', now(), 0, true, now(), now(), now()
                    from generate_series(1, :users) n
                    """)
                            .param("organisation", organisation)
                            .param("users", USERS)
                            .update();
                    return jdbc.sql("select id from organisation_user where rid = '99240001'")
                            .query(UUID.class)
                            .single();
                }));
    }

    private record Answer(long nanos, int bytes) {}

    private record Ticks(long parent, long used) {}
}
