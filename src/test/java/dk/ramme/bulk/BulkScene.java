package dk.ramme.bulk;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.Patience;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.audit.Actor;
import dk.ramme.audit.OnBehalf;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An organisation with a user administrator who does things to many users, and what can be seen of it. */
final class BulkScene {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    final Pages pages;
    final TestClock clock;
    final UUID nordlys;
    final UUID boLund;
    final SignedInAs bo;
    final BulkReport report;
    final RunningBulk running;

    private final AnOrganisation organisations;
    private final Stored stored;
    private final Users users;
    private final JdbcClient jdbc;

    BulkScene(ApplicationContext beans) {
        organisations = beans.getBean(AnOrganisation.class);
        pages = beans.getBean(Pages.class);
        clock = beans.getBean(TestClock.class);
        stored = beans.getBean(Stored.class);
        users = beans.getBean(Users.class);
        jdbc = beans.getBean(JdbcClient.class);
        report = beans.getBean(BulkReport.class);
        running = beans.getBean(RunningBulk.class);
        nordlys = organisations.ready();
        boLund = administrator("Bo Lund", Role.USER_ADMINISTRATOR);
        bo = as(boLund);
    }

    /** Active. */
    UUID administrator(String name, Role... roles) {
        return organisations.administrator(nordlys, name, roles);
    }

    /** Active, without any role. */
    UUID user(String name) {
        return administrator(name);
    }

    UUID importedUser(String name) {
        return organisations.importedUser(
                nordlys, name, "u" + UUID.randomUUID().toString().replace("-", "") + "@nordlys.example");
    }

    SignedInAs as(UUID user) {
        return SignedInAs.user(nordlys, user);
    }

    MvcTestResult get(String path) {
        return pages.get(bo, path);
    }

    MvcTestResult post(String path, Map<String, ?> form) {
        return pages.post(bo, path, form);
    }

    String text(String path) {
        return Pages.text(get(path));
    }

    /** Ticks these on the list of users. */
    void select(SignedInAs who, UUID... chosen) {
        select(who, "/users", chosen);
    }

    void select(SignedInAs who, String list, UUID... chosen) {
        pages.post(
                who,
                list + "/selection",
                Map.of("user", Arrays.stream(chosen).map(UUID::toString).toList()));
    }

    /** Whom they have chosen, and what shall happen to them; nothing has happened yet. */
    UUID chosen(SignedInAs who, String deed, UUID... users) {
        select(who, users);
        return choose(who, Map.of("whom", "SELECTED", "deed", deed));
    }

    UUID choose(SignedInAs who, Map<String, String> form) {
        return run(pages.post(who, "/bulk", form));
    }

    /** The run an answer leads to. */
    static UUID run(MvcTestResult answer) {
        return UUID.fromString(Pages.location(answer).split("/")[2]);
    }

    UUID suspending(SignedInAs who, UUID... users) {
        var run = chosen(who, "SUSPEND", users);
        pages.post(who, "/bulk/" + run + "/reason", Map.of("reason", "Lukket afdeling"));
        return run;
    }

    /** Started, and waited for. */
    BulkReport.Preview run(UUID run) {
        return run(bo, run);
    }

    BulkReport.Preview run(SignedInAs who, UUID run) {
        pages.post(who, "/bulk/" + run + "/check", Map.of());
        return finished(run);
    }

    UUID undo(UUID run) {
        return run(post("/bulk/" + run + "/undo", Map.of()));
    }

    BulkReport.Preview finished(UUID run) {
        return Patience.until(
                PATIENCE, () -> preview(run), preview -> preview.run().isFinished());
    }

    BulkReport.Preview preview(UUID run) {
        return Tenancy.in(nordlys, () -> OnBehalf.call(Actor.user(boLund, "Bo Lund"), "BULK", () -> report.of(run)));
    }

    Map<String, Integer> outcomes(UUID run) {
        return preview(run).outcomes();
    }

    UserState state(UUID user) {
        return read(user).state();
    }

    User read(UUID user) {
        return in(() -> users.findById(user).orElseThrow());
    }

    int mails(UUID user, String letter) {
        var name = read(user).name();
        return count("outbox_mail where template = '" + letter + "' and recipient_name = '" + name + "'");
    }

    int events(String action, UUID subject) {
        return count("audit_event where action = '" + action + "' and subject_id = '" + subject + "'");
    }

    int count(String from) {
        return stored.count(nordlys, from);
    }

    List<String> trail() {
        return stored.trail(nordlys);
    }

    void sql(String statement, Map<String, ?> parameters) {
        in(() -> jdbc.sql(statement)
                .params(new HashMap<>(parameters))
                .param("organisation", nordlys)
                .update());
    }

    /** For a test that has begun a transaction itself. */
    void inRunningTransaction(String statement, Map<String, ?> parameters) {
        jdbc.sql(statement)
                .params(new HashMap<>(parameters))
                .param("organisation", nordlys)
                .update();
    }

    <T> T in(Supplier<T> work) {
        return stored.in(nordlys, work);
    }
}
