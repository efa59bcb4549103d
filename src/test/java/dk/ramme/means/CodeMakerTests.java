package dk.ramme.means;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.vault.OathHash;
import dk.ramme.vault.OathSecret;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CodeMakerTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:10Z");
    private static final long STEP = NOW.getEpochSecond() / 30;

    final OathSecret secret = OathSecret.fresh();

    @Test
    void takes_the_code_of_now_and_of_one_step_either_way() {
        assertThat(app(-1, 0).find(at(STEP), NOW)).contains(new CodeMaker.Found(STEP, 0));
        assertThat(app(-1, 0).find(at(STEP - 1), NOW)).contains(new CodeMaker.Found(STEP - 1, -1));
        assertThat(app(-1, 0).find(at(STEP + 1), NOW)).contains(new CodeMaker.Found(STEP + 1, 1));
        assertThat(app(-1, 0).find(at(STEP - 2), NOW)).isEmpty();
        assertThat(app(-1, 0).find(at(STEP + 2), NOW)).isEmpty();
    }

    @Test
    void takes_no_code_twice_nor_one_from_before_it() {
        assertThat(app(STEP, 0).find(at(STEP), NOW)).isEmpty();
        assertThat(app(STEP, 0).find(at(STEP - 1), NOW)).isEmpty();
        assertThat(app(STEP, 0).find(at(STEP + 1), NOW)).isPresent();
    }

    @Test
    void follows_a_clock_that_drifts_away() {
        assertThat(app(-1, 3).find(at(STEP + 4), NOW)).contains(new CodeMaker.Found(STEP + 4, 4));
        assertThat(app(-1, 3).find(at(STEP + 1), NOW)).isEmpty();
    }

    @Test
    void finds_a_clock_far_off_by_two_codes_in_a_row() {
        var found = app(-1, 0).find(at(STEP - 40), at(STEP - 39), NOW);

        assertThat(found).contains(new CodeMaker.Found(STEP - 39, -39));
        assertThat(app(-1, 0).find(at(STEP - 40), at(STEP - 38), NOW)).isEmpty();
        assertThat(app(-1, 0).find(at(STEP - 40), at(STEP - 40), NOW)).isEmpty();
        assertThat(app(-1, 0).find(at(STEP - 400), at(STEP - 399), NOW)).isEmpty();
    }

    @Test
    void takes_a_counter_that_was_pressed_ahead_but_never_backwards() {
        var device = new CodeMaker(secret, CodeMaker.Method.HOTP, OathHash.SHA1, 6, 30, 41, 0);

        assertThat(device.find(at(42), NOW)).contains(new CodeMaker.Found(42, 0));
        assertThat(device.find(at(51), NOW)).contains(new CodeMaker.Found(51, 0));
        assertThat(device.find(at(52), NOW)).isEmpty();
        assertThat(device.find(at(41), NOW)).isEmpty();
        assertThat(device.find(at(120), at(121), NOW)).contains(new CodeMaker.Found(121, 0));
    }

    private CodeMaker app(long last, int drift) {
        return new CodeMaker(secret, CodeMaker.Method.TOTP, OathHash.SHA1, 6, 30, last, drift);
    }

    private Code at(long position) {
        return new Code(secret.code(position, 6, OathHash.SHA1));
    }
}
