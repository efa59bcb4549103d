package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.TestClock;
import dk.ramme.edge.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RationTests {

    private final TestClock clock = new TestClock();
    private final Ration ration = new Ration(3, 10, clock);

    @Test
    void one_address_gets_its_share_of_a_minute_and_no_more() {
        assertThat(IntStream.range(0, 5).filter(n -> ration.take("192.0.2.1")).count())
                .isEqualTo(3);
        assertThat(ration.take("192.0.2.2")).isTrue();
        assertThat(ration.refusedSinceAsked()).isEqualTo(2);
        assertThat(ration.refusedSinceAsked()).isZero();

        clock.advance(Duration.ofSeconds(61));

        assertThat(ration.take("192.0.2.1")).isTrue();
    }

    @Test
    void all_together_get_no_more_than_all_may() {
        assertThat(IntStream.range(0, 30)
                        .filter(n -> ration.take("192.0.2." + n))
                        .count())
                .isEqualTo(10);
    }

    @Test
    void a_network_of_the_sixth_version_is_one_address() {
        assertThat(IntStream.range(0, 5)
                        .filter(n -> ration.take("2001:db8:0:1:0:0:0:" + n))
                        .count())
                .isEqualTo(3);
        assertThat(ration.take("2001:db8:0:2:0:0:0:1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2a01:4f8::1:2:3:4, 2a01:4f8:0:0:9:9:9:9, true",
        "2a01:4f8::1:2:3:4, 2a01:04F8:0000::2:3:4, true",
        "2001:db8::1, 2001:db8:0:0:ffff::, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "fe80::1%eth0, fe80::2, true",
        "::ffff:192.0.2.1, 192.0.2.1, true",
        "::ffff:192.0.2.1, ::ffff:192.0.2.2, false",
        "192.0.2.1, 192.0.2.2, false",
        "1:2:3, :::::::, true",
    })
    void a_network_is_the_same_however_it_is_written(String one, String other, boolean same) {
        assertThat(Network.of(one).equals(Network.of(other))).isEqualTo(same);
    }

    @Test
    void beyond_its_ration_a_stranger_begins_no_login() throws Exception {
        var limit = new BegunLimit(ration);

        assertThat(begun(limit, "/oauth2/authorization/mitid", 5)).containsExactly(200, 200, 200, 429, 429);
    }

    /** The framework understands these as well, so they count. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%6fauth2/authorization/mitid",
                "/oauth2/authorizatio%6E/mitid",
                "/%6f%61uth2/%61uthorization/mitid",
                "/oauth2/authorization/%6ditid"
            })
    void spelling_an_address_otherwise_gives_no_second_ration(String address) throws Exception {
        assertThat(begun(new BegunLimit(ration), address, 4)).containsExactly(200, 200, 200, 429);
    }

    private static List<Integer> begun(BegunLimit limit, String address, int times) throws Exception {
        var answers = new ArrayList<Integer>();
        for (int n = 0; n < times; n++) {
            var answer = new MockHttpServletResponse();
            limit.doFilter(new MockHttpServletRequest("GET", address), answer, new MockFilterChain());
            answers.add(answer.getStatus());
        }
        return answers;
    }
}
