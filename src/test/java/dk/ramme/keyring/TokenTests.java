package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.LoadedTokens;
import dk.ramme.people.UserState;
import dk.ramme.vault.Oathtool;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Code display and audio code reader: loaded by the operator, taken into use by two codes in a row. */
@RammeTest
class TokenTests {

    @Autowired
    KeyringScene scene;

    @Autowired
    LoadedTokens tokens;

    final String serial = "T-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    final byte[] secret = new byte[20];

    @BeforeEach
    void begin() {
        new Random().nextBytes(secret);
        scene.begin(IdentificationMeans.CODE_DISPLAY, IdentificationMeans.CODE_READER);
    }

    @AfterEach
    void resetTheClock() {
        scene.clock.reset();
    }

    @Test
    void a_device_that_counts_is_taken_into_use_and_logged_in_with() throws Exception {
        load(IdentificationMeans.CODE_DISPLAY, "hotp");

        assertThat(take("code-display", counted(5), counted(6))).hasRedirectedUrl("/activate");

        assertThat(scene.state()).isEqualTo(UserState.ACTIVE);
        assertThat(scene.logIn(scene.loginId(), counted(6)))
                .as("used to take it into use")
                .hasStatus(422);
        assertThat(scene.logIn(scene.loginId(), counted(8))).hasRedirectedUrl("/");
        assertThat(scene.logIn(scene.loginId(), counted(7)))
                .as("before the last one")
                .hasStatus(422);
    }

    /** users, minor: small and capital letters are told apart on no device's back. */
    @Test
    void the_number_on_the_back_is_the_same_in_small_letters() throws Exception {
        load(IdentificationMeans.CODE_DISPLAY, "hotp");

        var taken = take("code-display", serial.toLowerCase(Locale.ROOT), counted(5), counted(6));

        assertThat(taken).hasRedirectedUrl("/activate");
        assertThat(KeyringScene.text(scene.getAs(taken.getResponse(), "/me/means")))
                .contains(serial);
    }

    @Test
    void a_device_whose_clock_is_off_is_known_by_two_codes_and_followed_from_then_on() throws Exception {
        load(IdentificationMeans.CODE_READER, "totp");

        assertThat(take("code-reader", timed(-12), timed(-11))).hasRedirectedUrl("/activate");
        assertThat(Collections.frequency(scene.trail(), "MEANS_ACTIVATED")).isOne();

        scene.clock.advance(Duration.ofMinutes(5));
        assertThat(scene.logIn(scene.loginId(), timed(0)))
                .as("our time, not the device's")
                .hasStatus(422);
        assertThat(scene.logIn(scene.loginId(), timed(-11))).hasRedirectedUrl("/");
    }

    @Test
    void one_device_is_one_users() throws Exception {
        load(IdentificationMeans.CODE_DISPLAY, "hotp");
        assertThat(take("code-display", counted(0), counted(1))).hasRedirectedUrl("/activate");
        scene.user = scene.identified("Mona Dam", IdentificationMeans.CODE_DISPLAY);

        assertThat(take("code-display", counted(2), counted(3))).hasStatus(422);
        load(IdentificationMeans.CODE_DISPLAY, "hotp");
        assertThat(take("code-display", counted(2), counted(3)))
                .as("also when the file is loaded again")
                .hasStatus(422);
        assertThat(inStock()).isZero();
    }

    @Test
    void two_who_take_the_same_device_at_once_do_not_both_get_it() throws Exception {
        load(IdentificationMeans.CODE_DISPLAY, "hotp");
        var me = scene.asUser();
        scene.get("/me/means", me);
        var pool = Executors.newFixedThreadPool(4);
        try {
            Callable<MvcTestResult> attempt = () -> scene.post(
                    "/me/means/code-display",
                    me,
                    "name",
                    "Min",
                    "serial",
                    serial,
                    "first",
                    counted(0),
                    "second",
                    counted(1),
                    "pin",
                    KeyringScene.PIN,
                    "pinAgain",
                    KeyringScene.PIN);
            var answers = pool.invokeAll(Collections.nCopies(4, attempt));
            for (var answer : answers) {
                assertThat(answer.get().getResponse().getStatus()).isIn(302, 422);
            }
            assertThat(Collections.frequency(scene.trail(), "MEANS_ACTIVATED"))
                    .as("whoever comes later may also be sent to log in anew, now that the user is active")
                    .isOne();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void another_kind_of_device_and_wrong_codes_are_refused_and_after_three_one_waits() throws Exception {
        load(IdentificationMeans.CODE_DISPLAY, "hotp");

        assertThat(take("code-reader", counted(0), counted(1))).hasStatus(422);
        for (var n = 0; n < 3; n++) {
            assertThat(take("code-display", counted(0), counted(2))).hasStatus(422);
        }
        assertThat(take("code-display", counted(0), counted(1))).as("too soon").hasStatus(422);
        scene.clock.advance(Duration.ofMinutes(16));
        assertThat(take("code-display", counted(0), counted(1))).hasRedirectedUrl("/activate");
    }

    private void load(IdentificationMeans kind, String method) throws Exception {
        tokens.load(kind, method, serial, Base64.getEncoder().encodeToString(secret));
    }

    private MvcTestResult take(String kind, String first, String second) {
        return take(kind, serial, first, second);
    }

    private MvcTestResult take(String kind, String typed, String first, String second) {
        return scene.post(
                "/me/means/" + kind,
                scene.asUser(),
                "name",
                "Min",
                "serial",
                typed,
                "first",
                first,
                "second",
                second,
                "pin",
                KeyringScene.PIN,
                "pinAgain",
                KeyringScene.PIN);
    }

    private String counted(int counter) throws Exception {
        return Oathtool.run("--hotp", "-c", "" + counter, HexFormat.of().formatHex(secret));
    }

    private String timed(int steps) throws Exception {
        var second = scene.clock.instant().getEpochSecond() + steps * 30L;
        return Oathtool.run("--totp", "-N", "@" + second, HexFormat.of().formatHex(secret));
    }

    private long inStock() {
        return scene.in(() -> scene.jdbc
                .sql("select count(*) from oath_token where serial = :serial and secret_sealed is not null")
                .param("serial", serial)
                .query(Long.class)
                .single());
    }
}
