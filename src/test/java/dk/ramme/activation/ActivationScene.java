package dk.ramme.activation;

import dk.ramme.AnOrganisation;
import dk.ramme.Patience;
import dk.ramme.TestClock;
import dk.ramme.audit.Actor;
import dk.ramme.audit.OnBehalf;
import dk.ramme.bulk.Runs;
import dk.ramme.identifier.CprNumber;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.login.SignedIn;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.list.UserFilter;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An organisation with a user administrator who activates, and what can be seen of it. */
final class ActivationScene {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    final UUID organisation;
    final SignedIn administrator;
    final ActivationChoice choice;
    final Runs runs;

    private final AnOrganisation organisations;
    private final TestClock clock;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final ApplicationContext beans;

    ActivationScene(ApplicationContext beans) {
        this.beans = beans;
        organisations = beans.getBean(AnOrganisation.class);
        clock = beans.getBean(TestClock.class);
        transaction = beans.getBean(TransactionTemplate.class);
        jdbc = beans.getBean(JdbcClient.class);
        choice = beans.getBean(ActivationChoice.class);
        organisation = organisations.ready();
        administrator = signedIn("Birgit Holm", Role.USER_ADMINISTRATOR);
        runs = new Runs(beans, organisation, actor(administrator));
    }

    SignedIn signedIn(String name, Role... roles) {
        var user = organisations.administrator(organisation, name, roles);
        return new SignedIn(
                "https://mitid.test", user.toString(), name, "Substantial", clock.instant(), organisation, user);
    }

    /** Somebody who can be activated. */
    UUID user(String name) {
        return user(name, AnOrganisation.anyCpr());
    }

    UUID user(String name, @Nullable CprNumber cpr) {
        return organisations.importedUser(organisation, name, address(), cpr);
    }

    UUID userWithoutEmail(String name) {
        return organisations.importedUser(organisation, name, null, AnOrganisation.anyCpr());
    }

    static String address() {
        return "u" + UUID.randomUUID().toString().replace("-", "") + "@nordlys.example";
    }

    /** Known by name only. */
    UUID userWithoutIdentity(String name) {
        var user = user(name, null);
        sql("update organisation_user set birth_date = null where id = :id", Map.of("id", user));
        return user;
    }

    /** Activated by the administrator and known by birth date, which is 1 January 1980; a code is needed. */
    UUID awaitingByBirthDate(String name) {
        var user = user(name, null);
        run(chosen(user));
        return user;
    }

    /** To be activated with private MitID; nothing has happened yet. */
    UUID chosen(UUID... users) {
        return withPrivateMitId(choose(Set.of(users)));
    }

    UUID choose(Set<UUID> users) {
        return as(() -> choice.activate(users));
    }

    /** To be sent a new link. */
    UUID links(UUID... users) {
        return as(() -> choice.sendLinks(Set.of(users)));
    }

    UUID shown(UserFilter filter) {
        return as(() -> choice.chooseShown(filter));
    }

    UUID all() {
        return withPrivateMitId(shown(UserFilter.none()));
    }

    UUID withPrivateMitId(UUID run) {
        ways(run, true, Set.of());
        return run;
    }

    void ways(UUID run, boolean privateMitId, Set<IdentificationMeans> separate) {
        as(() -> {
            choice.chooseLogin(run, new ActivationWays(privateMitId, separate));
            return run;
        });
    }

    /** Started, and waited for. @return what became of them, how many of each */
    Map<String, Integer> run(UUID run) {
        runs.start(run);
        return runs.finished(run);
    }

    static Actor actor(SignedIn who) {
        return Actor.user(who.user(), who.personName());
    }

    /** In the name of the administrator. */
    private <T> T as(Supplier<T> work) {
        return in(() -> OnBehalf.call(actor(administrator), "BULK", work));
    }

    /** Activated by the administrator; a link is out. */
    UUID awaiting(String name, CprNumber cpr) {
        var user = user(name, cpr);
        run(chosen(user));
        return user;
    }

    void until(BooleanSupplier condition) {
        Patience.until(PATIENCE, condition);
    }

    UserState state(UUID user) {
        return read(user).state();
    }

    User read(UUID user) {
        return inTransaction(() -> beans.getBean(Users.class).findById(user).orElseThrow());
    }

    void give(UUID user, Role role) {
        inTransaction(
                () -> beans.getBean(Users.class).findById(user).orElseThrow().give(role, clock.instant()));
    }

    void allow(boolean privateMitId) {
        inTransaction(() -> change(privateMitId));
    }

    /** As the settings change it. */
    UUID change(boolean privateMitId) {
        var found = beans.getBean(Organisations.class).lock(organisation).orElseThrow();
        found.change(LoginPolicy.of(privateMitId, Set.of(IdentificationMeans.APP, IdentificationMeans.CODE_DISPLAY)));
        return beans.getBean(Organisations.class).save(found).id();
    }

    int count(String table, String condition) {
        return count(table, condition, Map.of());
    }

    int count(String table, String condition, Map<String, ?> parameters) {
        return inTransaction(() -> jdbc.sql("select count(*) from " + table + " where " + condition)
                .params(parameters)
                .query(Integer.class)
                .single());
    }

    int events(String action) {
        return count("audit_event", "action = :action", Map.of("action", action));
    }

    int events(String action, UUID subject) {
        return count(
                "audit_event",
                "action = :action and subject_id = :subject",
                Map.of("action", action, "subject", subject));
    }

    int mails(UUID user) {
        return count(
                "outbox_mail",
                "template in ('activation', 'activation-again') and subject_id = :user",
                Map.of("user", user));
    }

    int liveLinks(UUID user) {
        return count("link", "subject_id = :user and used_at is null and revoked_at is null", Map.of("user", user));
    }

    UUID link(UUID user) {
        return inTransaction(() -> jdbc.sql("select id from link where subject_id = :user and revoked_at is null")
                .param("user", user)
                .query(UUID.class)
                .single());
    }

    /** A new link to the user, as the mail would have it. */
    String token(UUID user) {
        return inTransaction(() -> beans.getBean(Links.class).issue(LinkPurpose.ACTIVATION, user))
                .token()
                .value();
    }

    /** Somebody with this CPR number follows the user's link through MitID. */
    void identify(UUID user, CprNumber cpr) {
        var person = SignedInAs.person(read(user).name(), LocalDate.of(1980, 1, 1), cpr);
        beans.getBean(ActivationLogin.class).complete(person, link(user).toString());
    }

    void sql(String statement, Map<String, ?> parameters) {
        inTransaction(() -> jdbc.sql(statement).params(parameters).update());
    }

    /** For a test that has begun a transaction itself. */
    void inRunningTransaction(String statement, Map<String, ?> parameters) {
        jdbc.sql(statement).params(parameters).update();
    }

    void in(Runnable work) {
        Tenancy.in(organisation, work);
    }

    <T> T in(Supplier<T> work) {
        return Tenancy.in(organisation, work);
    }

    <T> T inTransaction(Supplier<T> work) {
        return Tenancy.in(organisation, () -> transaction.execute(status -> work.get()));
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
