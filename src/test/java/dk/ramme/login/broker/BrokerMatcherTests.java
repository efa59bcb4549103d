package dk.ramme.login.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.alarm.AlarmsTests;
import dk.ramme.identifier.CprNumber;
import dk.ramme.login.BrokerDouble;
import dk.ramme.login.BrokerDouble.Match;
import dk.ramme.login.IdentityMatcher;
import dk.ramme.login.MitIdIdentity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The broker's CPR match (F7, T15). */
class BrokerMatcherTests {

    private static final BrokerDouble BROKER = new BrokerDouble(Clock.systemUTC());
    private static final CprNumber EXPECTED = CprNumber.parse("0211799995");

    private IdentityMatcher matcher;
    private Instant login = Instant.EPOCH;

    @BeforeEach
    void connect() {
        BROKER.reset();
        var settings = AssuranceValidatorTests.settings(
                Map.of("match.url", BROKER.issuer() + "/match", "read-timeout", "10s"));
        matcher = new MatcherConfiguration()
                .identityMatcher(
                        settings, new BrokerConnection(settings, AlarmsTests.alarms(new SimpleMeterRegistry())));
        login = login.plusSeconds(1);
    }

    @AfterAll
    static void close() {
        BROKER.close();
    }

    @Test
    void the_number_we_expect_is_asked_about_with_the_logins_own_token() {
        List<String> asked = new ArrayList<>();
        BROKER.match(cpr -> {
            asked.add(cpr);
            return new Match(200, "{\"cprNumberMatch\":true}");
        });

        assertThat(matcher.match(identity("access-1", null), EXPECTED)).isEqualTo(IdentityMatcher.Match.SAME);
        assertThat(asked).containsExactly(EXPECTED.value());
    }

    @Test
    void no_means_another_person() {
        BROKER.match(cpr -> new Match(200, "{\"cprNumberMatch\":false}"));

        assertThat(matcher.match(identity("access-1", null), EXPECTED)).isEqualTo(IdentityMatcher.Match.OTHER);
    }

    @Test
    void after_three_tries_the_broker_is_not_asked_again() {
        List<String> asked = new ArrayList<>();
        BROKER.match(cpr -> {
            asked.add(cpr);
            return new Match(200, "{\"cprNumberMatch\":false}");
        });
        var identity = identity("access-1", null);

        for (var i = 0; i < 3; i++) {
            assertThat(matcher.match(identity, EXPECTED)).isEqualTo(IdentityMatcher.Match.OTHER);
        }

        assertThat(matcher.match(identity, EXPECTED)).isEqualTo(IdentityMatcher.Match.EXCEEDED);
        assertThat(asked).hasSize(3);
    }

    @Test
    void the_brokers_own_limit_means_log_in_again() {
        BROKER.match(
                cpr -> new Match(400, "{\"error\":\"Cpr Match exceeded. Only 3 tries is allowed within a session\"}"));

        assertThat(matcher.match(identity("access-1", null), EXPECTED)).isEqualTo(IdentityMatcher.Match.EXCEEDED);
    }

    @Test
    void an_answer_that_is_none_is_no_yes() {
        for (var answer : List.of(
                new Match(500, "{}"),
                new Match(401, "{}"),
                new Match(200, "{}"),
                new Match(200, "{\"cprNumberMatch\":\"true\"}"),
                new Match(200, "[]"),
                new Match(200, "x"))) {
            login = login.plusSeconds(1);
            BROKER.match(cpr -> answer);

            assertThat(matcher.match(identity("access-1", null), EXPECTED))
                    .as(answer.toString())
                    .isEqualTo(IdentityMatcher.Match.UNAVAILABLE);
        }
    }

    @Test
    void a_broker_that_is_away_is_unavailable() {
        BROKER.cutOff("/match");

        assertThat(matcher.match(identity("access-1", null), EXPECTED)).isEqualTo(IdentityMatcher.Match.UNAVAILABLE);
    }

    @Test
    void a_number_the_broker_gave_after_all_is_compared_here() {
        BROKER.cutOff("/match");

        assertThat(matcher.match(identity("access-1", EXPECTED), EXPECTED)).isEqualTo(IdentityMatcher.Match.SAME);
        assertThat(matcher.match(identity("access-1", EXPECTED), CprNumber.parse("0211799997")))
                .isEqualTo(IdentityMatcher.Match.OTHER);
    }

    private MitIdIdentity identity(String token, @Nullable CprNumber cpr) {
        return new MitIdIdentity(
                BROKER.issuer(), "x", "Søren Ågård", LocalDate.of(1979, 11, 2), cpr, "Substantial", login, token);
    }
}
