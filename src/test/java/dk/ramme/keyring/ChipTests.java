package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import dk.ramme.RammeTest;
import dk.ramme.journey.Onlooker;
import dk.ramme.link.BaseUrl;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansEvent.MeansActivated;
import dk.ramme.people.UserState;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Chips (WebAuthn): the good way in a browser with a virtual one, and each wrong answer refused (T34). */
@RammeTest
class ChipTests {

    @Autowired
    KeyringScene scene;

    @Autowired
    BaseUrl baseUrl;

    @Autowired
    WebApplicationContext beans;

    @Autowired
    ApplicationEventMulticaster multicaster;

    SoftChip chip;

    @BeforeEach
    void begin() {
        scene.begin(IdentificationMeans.CHIP);
        chip = new SoftChip(baseUrl.baseUrl().toString());
    }

    @Test
    void a_chip_is_taken_into_use_and_logs_in_by_itself() throws Exception {
        var taken = register(attempt -> {});
        assertThat(taken).hasRedirectedUrl("/activate");
        assertThat(KeyringScene.text(scene.getAs(taken.getResponse(), "/activate")))
                .contains("Du er aktiv", "din chip")
                .as("a chip says itself who they are")
                .doesNotContain("bruger-ID " + scene.loginId().substring(0, 3));

        assertThat(scene.state()).isEqualTo(UserState.ACTIVE);
        var answer = logIn(attempt -> {});
        assertThat(answer).hasRedirectedUrl("/");
        assertThat(KeyringScene.text(scene.getAs(answer.getResponse(), "/me/means")))
                .contains("Chip")
                .doesNotContain("Dit bruger-ID");
        assertThat(logIn(attempt -> {})).hasRedirectedUrl("/");
        assertThat(scene.trail()).containsSubsequence("MEANS_ACTIVATED", "LOGIN_SUCCEEDED", "LOGIN_SUCCEEDED");
    }

    @Test
    void a_chip_that_answers_wrongly_is_not_taken_into_use() throws Exception {
        refusesToRegister("another origin", wrong -> wrong.origin = "https://evil.example");
        refusesToRegister("another host", wrong -> wrong.host = "evil.example");
        refusesToRegister("nobody verified", wrong -> wrong.flags = SoftChip.PRESENT);
        refusesToRegister("nobody present", wrong -> wrong.flags = SoftChip.VERIFIED);

        assertThat(scene.state()).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(scene.trail()).doesNotContain("MEANS_ACTIVATED");
    }

    /** Whoever hears of a new chip may fail: that is said, and not taken for a wrong answer. */
    @Test
    void what_fails_behind_a_right_answer_is_no_wrong_answer() throws Exception {
        var failing = new ApplicationListener<PayloadApplicationEvent<MeansActivated>>() {
            @Override
            public void onApplicationEvent(PayloadApplicationEvent<MeansActivated> activated) {
                throw new IllegalArgumentException("behind the chip");
            }
        };
        multicaster.addApplicationListener(failing);
        try {
            assertThat(register(attempt -> {})).hasFailed();
        } finally {
            multicaster.removeApplicationListener(failing);
        }

        assertThat(scene.state()).isEqualTo(UserState.AWAITING_ACTIVATION);
    }

    @Test
    void a_chip_that_answers_wrongly_lets_nobody_in() throws Exception {
        chip.counter = 100;
        register(attempt -> {});
        assertThat(logIn(attempt -> {})).hasRedirectedUrl("/");

        refusesLogIn("another origin", wrong -> wrong.origin = "https://evil.example");
        refusesLogIn("another host", wrong -> wrong.host = "evil.example");
        refusesLogIn("nobody verified", wrong -> wrong.flags = SoftChip.PRESENT);
        refusesLogIn("nobody present", wrong -> wrong.flags = SoftChip.VERIFIED);
        refusesLogIn("signed with another key", wrong -> wrong.forged = true);
        assertThat(scene.trail()).doesNotContain("CHIP_REFUSED");
        refusesLogIn("a copy that counts from before", wrong -> wrong.counter = 50);
        assertThat(refusals()).containsExactly("COUNTER_WENT_BACK");

        assertThat(logIn(attempt -> chip.counter = 200)).hasRedirectedUrl("/");
    }

    @Test
    void a_question_is_good_for_one_answer_and_for_no_other_session() throws Exception {
        register(attempt -> {});
        var question = question();
        var answer = chip.assertion(challenge(question), scene.user);
        var other = question();

        assertThat(answer(other.getResponse().getCookie("ramme"), answer)).hasStatus(422);
        assertThat(answer(question.getResponse().getCookie("ramme"), "{}")).hasStatus(422);
        assertThat(answer(question.getResponse().getCookie("ramme"), answer))
                .as("asked before")
                .hasStatus(422);
        assertThat(answer(null, answer)).hasStatus(422);
    }

    @Test
    void a_revoked_chip_lets_nobody_in() throws Exception {
        register(attempt -> {});
        var in = logIn(attempt -> {}).getResponse();
        var means = scene.in(() -> scene.jdbc
                .sql("select id from user_means where user_id = :user and state = 'ACTIVE'")
                .param("user", scene.user)
                .query(UUID.class)
                .single());

        var ended = scene.mvc
                .post()
                .uri("/me/means/" + means + "/end")
                .cookie(in.getCookie("ramme"))
                .with(csrf())
                .param("why", "REMOVED")
                .exchange();

        assertThat(ended).hasRedirectedUrl("/me/means");
        assertThat(logIn(attempt -> {})).hasStatus(422);
    }

    /** Chromium has an authenticator of its own, which no code of ours has seen. */
    @Test
    void a_browser_takes_a_chip_into_use_and_logs_in_with_it() {
        var onlooker = new Onlooker(beans, "chip", "da", 1200);
        try (var context = onlooker.context(scene.organisation, scene.user)) {
            var page = onlooker.page(context);
            var devtools = context.newCDPSession(page);
            devtools.send("WebAuthn.enable");
            devtools.send("WebAuthn.addVirtualAuthenticator", virtual());

            onlooker.look(page, "/me/means/chip", "take");
            page.fill("#name", "Nøglen");
            page.locator("main .actions .button").click();
            page.waitForURL("**/activate");
            onlooker.seen(page, "taken");
            assertThat(page.locator("main").innerText()).contains("Du er aktiv", "din chip");

            context.clearCookies();
            onlooker.look(page, "/login/chip", "login");
            page.locator("main .actions .button").click();
            page.waitForURL("**/me", new Page.WaitForURLOptions().setTimeout(20_000));
        }
        assertThat(onlooker.complaints()).isEmpty();
    }

    private static JsonObject virtual() {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var all = new JsonObject();
        all.add("options", options);
        return all;
    }

    private void refusesToRegister(String why, Consumer<SoftChip> wrong) throws Exception {
        assertThat(register(wrong)).as(why).hasStatus(422);
        chip = new SoftChip(baseUrl.baseUrl().toString());
    }

    private List<String> refusals() {
        return scene.in(() -> scene.jdbc
                .sql("""
                        select e.details ->> 'reason' from audit_event e join user_means m on m.id = e.subject_id
                        where e.action = 'CHIP_REFUSED' and m.user_id = :user
                        """)
                .param("user", scene.user)
                .query(String.class)
                .list());
    }

    private void refusesLogIn(String why, Consumer<SoftChip> wrong) throws Exception {
        var origin = chip.origin;
        var host = chip.host;
        var counter = chip.counter;
        assertThat(logIn(wrong)).as(why).hasStatus(422);
        chip.origin = origin;
        chip.host = host;
        chip.flags = SoftChip.PRESENT | SoftChip.VERIFIED;
        chip.forged = false;
        chip.counter = counter;
    }

    private MvcTestResult register(Consumer<SoftChip> how) throws Exception {
        var me = scene.asUser();
        var question = scene.post("/me/means/chip/question", me);
        how.accept(chip);
        return scene.post("/me/means/chip", me, "name", "Nøglen", "answer", chip.attest(challenge(question)));
    }

    private MvcTestResult logIn(Consumer<SoftChip> how) throws Exception {
        var question = question();
        how.accept(chip);
        return answer(question.getResponse().getCookie("ramme"), chip.assertion(challenge(question), scene.user));
    }

    private MvcTestResult question() {
        return scene.mvc.post().uri("/login/chip/question").with(csrf()).exchange();
    }

    private MvcTestResult answer(@Nullable Cookie session, String answer) {
        var request = scene.mvc.post().uri("/login/chip").with(csrf()).param("answer", answer);
        return (session == null ? request : request.cookie(session)).exchange();
    }

    private static String challenge(MvcTestResult question) throws Exception {
        var found = Pattern.compile("\"challenge\":\"([^\"]+)\"").matcher(KeyringScene.text(question));
        assertThat(found.find()).isTrue();
        return Objects.requireNonNull(found.group(1));
    }
}
