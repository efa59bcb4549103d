package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.Patience;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.Code;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.LoadedTokens;
import dk.ramme.means.MeansIssuer;
import dk.ramme.means.Pin;
import dk.ramme.means.UserMeans;
import dk.ramme.means.Verdict;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.Oathtool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The PIN besides a code (M5): what is asked for, what a login with it is worth, and how guessing it ends (T71). */
@RammeTest
class PinLoginTests {

    private static final String WRONG = "281937";

    @Autowired
    KeyringScene scene;

    @Autowired
    LoadedTokens tokens;

    @Autowired
    MeansIssuer issuer;

    @Autowired
    UserMeans means;

    String key = "";

    @BeforeEach
    void takeAnApp() throws Exception {
        scene.begin(IdentificationMeans.APP, IdentificationMeans.CODE_DISPLAY);
        key = scene.takeApp(scene.asUser(), "Min telefon");
        scene.clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void resetTheClock() {
        scene.clock.reset();
    }

    @Test
    void an_app_is_not_taken_into_use_without_a_pin_that_will_do_and_no_pin_is_shown_back() throws Exception {
        scene.user = scene.identified("Mona Dam", IdentificationMeans.APP);
        var born = "070270";
        scene.in(() -> scene.jdbc
                .sql("update organisation_user set birth_date = '1970-02-07' where id = :user")
                .param("user", scene.user)
                .update());
        var page = scene.post("/me/means/app", scene.asUser(), "name", "Monas telefon")
                .getResponse()
                .getRedirectedUrl();
        var me = scene.asUser();
        var secret = KeyringScene.key(scene.get(page, me));

        for (var pins : new String[][] {
            {"", ""}, {"12345", "12345"}, {"123456", "123456"}, {born + "88", born + "88"}, {"739461", "739462"}
        }) {
            var answer = scene.post(page, me, "code", scene.code(secret), "pin", pins[0], "pinAgain", pins[1]);
            assertThat(answer).as(pins[0]).hasStatus(422);
            if (!pins[0].isEmpty()) {
                assertThat(KeyringScene.text(answer)).doesNotContain("value=\"" + pins[0]);
            }
        }

        assertThat(Collections.frequency(scene.trail(), "MEANS_ACTIVATED")).isOne();
    }

    @Test
    void a_wrong_pin_and_a_wrong_code_are_told_alike_and_the_code_is_used_up() throws Exception {
        var code = scene.code(key);

        var wrongPin = scene.logIn(scene.loginId(), WRONG, code);
        var wrongCode = scene.logIn(scene.loginId(), KeyringScene.PIN, code);
        scene.clock.advance(Duration.ofMinutes(1));

        assertThat(wrongPin).hasStatus(422);
        assertThat(wrongCode).as("the code was used up").hasStatus(422);
        assertThat(told(wrongPin)).isEqualTo(told(wrongCode));
        assertThat(scene.logIn(scene.loginId(), scene.code(key))).hasRedirectedUrl("/");
    }

    @Test
    void five_wrong_pins_in_a_row_lock_the_means_and_not_the_person() throws Exception {
        for (var n = 0; n < 4; n++) {
            assertThat(wrongPin()).hasStatus(422);
        }
        assertThat(scene.logIn(scene.loginId(), nextCode()))
                .as("then it counts anew")
                .hasRedirectedUrl("/");

        for (var n = 0; n < 5; n++) {
            assertThat(wrongPin()).hasStatus(422);
        }

        assertThat(scene.logIn(scene.loginId(), nextCode())).hasStatus(422);
        assertThat(Collections.frequency(scene.trail(), "PIN_LOCKED")).isOne();
        assertThat(scene.state().name()).isEqualTo("ACTIVE");
    }

    /** Whoever locks a means by guessing stops no deletion of its user, which holds them and goes on to their means. */
    @Test
    void the_fifth_wrong_pin_beside_a_deletion_of_its_user_waits_for_it() throws Exception {
        for (var n = 0; n < 4; n++) wrongPin();
        var code = nextCode();
        var at = Executors.newSingleThreadExecutor();

        var guess = scene.in(() -> {
            scene.holdUser();
            var guessing = at.submit(() -> scene.logIn(scene.loginId(), WRONG, code));
            scene.awaitOneWhoWaits();
            means.revokeAll(List.of(scene.user));
            return guessing;
        });
        at.shutdown();

        assertThat(guess.get()).hasStatus(422);
        assertThat(scene.logIn(scene.loginId(), nextCode()))
                .as("the means is ended")
                .hasStatus(422);
    }

    /** Whoever has many logins compared at once, which is slow on purpose, stops nobody else (T51; security finding 14). */
    @Test
    void so_many_logins_at_once_are_looked_at_and_the_others_leave_room() throws Exception {
        var at = Executors.newFixedThreadPool(31);
        var loginId = scene.loginId();
        var code = scene.code(key);

        var sent = scene.in(() -> {
            scene.holdUser();
            var all = new ArrayList<Future<MvcTestResult>>();
            for (var n = 0; n < 30; n++) all.add(at.submit(() -> scene.logIn(loginId, WRONG, code)));
            Patience.until(Duration.ofSeconds(20), () -> all.stream().anyMatch(Future::isDone));
            assertThat(at.submit(() -> scene.get("/home", SignedInAs.user(scene.organisation, scene.administrator))))
                    .succeedsWithin(Duration.ofSeconds(20))
                    .satisfies(page -> assertThat(page).hasStatusOk());
            return all;
        });
        at.shutdown();

        assertThat(sent)
                .extracting(answer -> answer.get().getResponse().getStatus())
                .contains(422, 503)
                .containsOnly(422, 503);
    }

    @Test
    void whoever_locked_all_they_have_is_offered_to_unlock_it_where_the_new_link_leads() throws Exception {
        for (var n = 0; n < 5; n++) {
            wrongPin();
        }
        var administrator = SignedInAs.user(scene.organisation, scene.administrator);
        scene.post("/activation/resend", administrator, "user", scene.user.toString());

        var page = KeyringScene.text(scene.get("/activate", scene.asUser()));

        var unlock = Pattern.compile("href=\"(/me/means/[^/\"]+/pin)\"").matcher(page);
        assertThat(unlock.find()).as("a way to a new PIN").isTrue();
        assertThat(scene.post(unlock.group(1), scene.asUser(), "pin", "640271", "pinAgain", "640271"))
                .hasRedirectedUrl("/activate");
        assertThat(scene.state().name()).isEqualTo("ACTIVE");
        assertThat(scene.logIn(scene.loginId(), "640271", nextCode())).hasRedirectedUrl("/");
    }

    @Test
    void twenty_at_once_with_one_code_are_one_try_each_time_and_five_in_all() throws Exception {
        var kinds = new ArrayList<Verdict.Kind>();
        for (var round = 0; round < 8; round++) {
            scene.clock.advance(Duration.ofMinutes(1));
            var code = new Code(scene.code(key));
            kinds.addAll(atOnce(IdentificationMeans.APP, Collections.nCopies(20, code)));
        }

        assertThat(Collections.frequency(kinds, Verdict.Kind.PIN_WRONG)).isEqualTo(Pin.MOST_WRONG - 1);
        assertThat(Collections.frequency(kinds, Verdict.Kind.LOCKED)).isOne();
        assertThat(Collections.frequency(scene.trail(), "PIN_LOCKED")).isOne();
        assertThat(tries()).isEqualTo(Pin.MOST_WRONG);
    }

    /** A device that counts may be ten codes ahead, so that several right codes can be sent at once, each with another PIN. */
    @Test
    void of_as_many_codes_as_there_are_at_once_five_pins_are_compared_at_most() throws Exception {
        var codes = counted();

        var kinds = atOnce(IdentificationMeans.CODE_DISPLAY, codes.subList(2, 12));

        assertThat(Collections.frequency(kinds, Verdict.Kind.PIN_WRONG)).isLessThan(Pin.MOST_WRONG);
        assertThat(tries()).isLessThanOrEqualTo(Pin.MOST_WRONG);
        assertThat(Collections.frequency(scene.trail(), "PIN_LOCKED"))
                .isEqualTo(Collections.frequency(kinds, Verdict.Kind.LOCKED))
                .isLessThanOrEqualTo(1);
    }

    private List<Verdict.Kind> atOnce(IdentificationMeans kind, List<Code> codes) throws Exception {
        var guesses = new ArrayList<Callable<Verdict>>();
        for (var n = 0; n < codes.size(); n++) {
            var code = codes.get(n);
            var guess = new Pin(String.valueOf(8_000_000 + n));
            guesses.add(
                    () -> Tenancy.in(scene.organisation, () -> issuer.check(scene.user, Set.of(kind), code, guess)));
        }
        var pool = Executors.newFixedThreadPool(guesses.size());
        try {
            var kinds = new ArrayList<Verdict.Kind>();
            for (var answer : pool.invokeAll(guesses)) {
                kinds.add(answer.get().kind());
            }
            return kinds;
        } finally {
            pool.shutdown();
        }
    }

    private MvcTestResult wrongPin() throws Exception {
        return scene.logIn(scene.loginId(), WRONG, nextCode());
    }

    private String nextCode() throws Exception {
        scene.clock.advance(Duration.ofSeconds(30));
        return scene.code(key);
    }

    private static String told(MvcTestResult page) throws Exception {
        return KeyringScene.text(page).replaceAll("value=\"[^\"]*\"", "");
    }

    /** Takes a device that counts into use with the codes 0 and 1. @return its codes */
    private List<Code> counted() throws Exception {
        var secret = new byte[20];
        new Random().nextBytes(secret);
        var serial = "T-" + UUID.randomUUID().toString().substring(0, 8);
        tokens.load(
                IdentificationMeans.CODE_DISPLAY,
                "hotp",
                serial,
                Base64.getEncoder().encodeToString(secret));
        var codes = new ArrayList<Code>();
        for (var n = 0; n < 12; n++) {
            codes.add(
                    new Code(Oathtool.run("--hotp", "-c", "" + n, HexFormat.of().formatHex(secret))));
        }
        Tenancy.in(
                scene.organisation,
                () -> issuer.takeToken(
                                scene.user,
                                IdentificationMeans.CODE_DISPLAY,
                                "Min",
                                serial,
                                codes.get(0),
                                codes.get(1),
                                new Pin(KeyringScene.PIN))
                        .orElseThrow());
        return codes;
    }

    private int tries() {
        return scene.in(() -> scene.jdbc
                .sql("select max(pin_wrong) from user_means where user_id = :user")
                .param("user", scene.user)
                .query(Integer.class)
                .single());
    }
}
