package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.Beside;
import dk.ramme.Patience;
import dk.ramme.TestClock;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.Oathtool;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** An organisation with an administrator and a user who has been given separate means. */
@TestComponent
public class KeyringScene {

    /** The PIN of all that is taken into use here. */
    public static final String PIN = "739461";

    final AnOrganisation organisations;
    final MockMvcTester mvc;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Users users;
    final TestClock clock;

    UUID organisation = UUID.randomUUID();
    UUID administrator = UUID.randomUUID();
    UUID user = UUID.randomUUID();

    KeyringScene(
            AnOrganisation organisations,
            MockMvcTester mvc,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Users users,
            Clock clock) {
        this.organisations = organisations;
        this.mvc = mvc;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.users = users;
        this.clock = (TestClock) clock;
    }

    /** A user who awaits activation, has proved who they are, and may use these means and no private MitID. */
    void begin(IdentificationMeans... given) {
        organisation = organisations.ready(LoginPolicy.of(true, Set.of(IdentificationMeans.values())));
        administrator = organisations.administrator(organisation, "Karen Holm", Role.values());
        user = identified("Birgit Østergaard", given);
    }

    UUID identified(String name, IdentificationMeans... given) {
        var id = organisations.importedUser(
                organisation, name, "user-" + UUID.randomUUID().toString().substring(0, 8) + "@nordlys.example");
        in(() -> {
            var found = users.lock(id).orElseThrow();
            found.activate(false, Set.of(given), administrator, clock.instant());
            found.identify(clock.instant(), true);
            return users.save(found);
        });
        return id;
    }

    UserState state() {
        return in(() -> users.findById(user).orElseThrow().state());
    }

    <T> T in(Supplier<T> work) {
        return Tenancy.in(organisation, () -> transaction.execute(status -> work.get()));
    }

    /** Holds the user to the end of the transaction, as whoever suspends or deletes them does. */
    void holdUser() {
        jdbc.sql("select from organisation_user where id = :user for update")
                .param("user", user)
                .query()
                .listOfRows();
    }

    /** Until another transaction waits for the end of this one. */
    void awaitOneWhoWaits() {
        Patience.until(Duration.ofSeconds(10), () -> Beside.somebodyWaits(jdbc));
    }

    SignedInAs asUser() {
        return SignedInAs.user(organisation, user);
    }

    /** Takes an app into use as the user would. @return the secret in it */
    String takeApp(SignedInAs me, String name) throws Exception {
        // whoever looks at the app a moment later sees the same code
        clock.advance(Duration.ofSeconds(30 - clock.instant().getEpochSecond() % 30));
        var begun = post("/me/means/app", me, "name", name);
        var page = begun.getResponse().getRedirectedUrl();
        var key = key(get(page, me));
        var finished = post(page, me, "code", code(key), "pin", PIN, "pinAgain", PIN);
        assertThat(finished.getResponse().getRedirectedUrl())
                .as("becoming active by it, or with one more")
                .isIn("/activate", "/me/means");
        return key;
    }

    static String key(MvcTestResult page) throws Exception {
        var found = Pattern.compile("id=\"key\">([A-Z2-7 ]+)<").matcher(text(page));
        assertThat(found.find()).as("the key is on the page").isTrue();
        return found.group(1).replace(" ", "");
    }

    /** What the app shows now, by an independent program. */
    String code(String key) throws Exception {
        return code(key, 0);
    }

    String code(String key, int steps) throws Exception {
        return Oathtool.run("--totp", "-b", "-N", "@" + (clock.instant().getEpochSecond() + steps * 30L), key);
    }

    String loginId() {
        return in(() -> jdbc.sql("select login_id from separate_login where user_id = :user")
                .param("user", user)
                .query(String.class)
                .single());
    }

    MvcTestResult logIn(@Nullable String id, @Nullable String code) {
        return logIn(id, PIN, code);
    }

    MvcTestResult logIn(@Nullable String id, String pin, @Nullable String code) {
        return mvc.post()
                .uri("/login/separate")
                .with(csrf())
                .param("id", id == null ? "" : id)
                .param("pin", pin)
                .param("code", code == null ? "" : code)
                .exchange();
    }

    MvcTestResult get(@Nullable String path, SignedInAs me) {
        return mvc.get().uri(String.valueOf(path)).with(me).exchange();
    }

    MvcTestResult post(@Nullable String path, SignedInAs me, String... parameters) {
        var request = mvc.post().uri(String.valueOf(path)).with(me).with(csrf());
        for (var n = 0; n < parameters.length; n += 2) {
            request.param(parameters[n], parameters[n + 1]);
        }
        return request.exchange();
    }

    /** The page as whoever came in with the answer's session sees it. */
    MvcTestResult getAs(MockHttpServletResponse answer, String path) {
        return mvc.get().uri(path).cookie(answer.getCookie("ramme")).exchange();
    }

    List<String> trail() {
        return in(() -> jdbc.sql("select action from audit_event where organisation_id = :organisation order by id")
                .param("organisation", organisation)
                .query(String.class)
                .list());
    }

    static String text(MvcTestResult page) throws Exception {
        return page.getResponse().getContentAsString();
    }
}
