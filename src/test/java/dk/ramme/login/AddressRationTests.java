package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.edge.Network;
import dk.ramme.login.guard.BegunLimit;
import dk.ramme.ration.RateLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What strangers may do so often and no more is counted in the database, so that it holds over all nodes (T47). */
@RammeTest
class AddressRationTests {

    private final String kind = "test-" + UUID.randomUUID();
    private final TestClock clock;
    private final RateLimits rations;
    private final AddressRation ration;

    AddressRationTests(@Autowired RateLimits rations, @Autowired TestClock clock) {
        this.clock = clock;
        this.rations = rations;
        ration = node(3, 10);
    }

    /** Another node counts with the same database. */
    private AddressRation node(int each, int all) {
        return new AddressRation(kind, each, all, rations, clock);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    /** With n nodes, a stranger had n times as much (security finding 5). */
    @Test
    void two_nodes_have_one_ration_between_them() {
        var other = node(3, 10);

        assertThat(IntStream.range(0, 4).filter(n -> ration.take("192.0.2.1")).count())
                .isEqualTo(3);
        assertThat(other.take("192.0.2.1")).isFalse();
        assertThat(IntStream.range(2, 20)
                        .filter(n -> (n % 2 == 0 ? ration : other).take("192.0.2." + n))
                        .count())
                .isEqualTo(7);
    }

    @Test
    void a_large_ration_is_had_in_full_by_one_node_and_within_a_portion_by_two() {
        var large = node(600, 6000);
        var other = node(600, 6000);

        assertThat(IntStream.range(0, 700)
                        .filter(n -> (n < 300 ? large : other).take("192.0.2.1"))
                        .count())
                .isBetween(590L, 600L);
        assertThat(IntStream.range(0, 700).filter(n -> large.take("192.0.2.2")).count())
                .isEqualTo(600);
    }

    @Test
    void what_is_used_up_comes_back_with_the_minute_in_the_database() {
        var other = node(3, 10);
        IntStream.range(0, 3).forEach(n -> other.take("192.0.2.1"));
        clock.advance(Duration.ofSeconds(30));
        assertThat(ration.take("192.0.2.1")).isFalse();
        clock.advance(Duration.ofSeconds(31));
        assertThat(ration.take("192.0.2.1")).isTrue();
    }

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

    /** Else each way to write it would have a ration of its own (security finding 9). */
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

    /** The framework understands these as well, so they count (security finding 9). */
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
