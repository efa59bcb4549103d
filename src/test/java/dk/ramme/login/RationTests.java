package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

    @Test
    void beyond_its_ration_a_stranger_begins_no_login() throws Exception {
        var limit = new BegunLimit(ration);

        assertThat(begun(limit, 5)).containsExactly(200, 200, 200, 429, 429);
    }

    private static List<Integer> begun(BegunLimit limit, int times) throws Exception {
        var answers = new ArrayList<Integer>();
        for (int n = 0; n < times; n++) {
            var answer = new MockHttpServletResponse();
            limit.doFilter(
                    new MockHttpServletRequest("GET", "/oauth2/authorization/mitid"), answer, new MockFilterChain());
            answers.add(answer.getStatus());
        }
        return answers;
    }
}
