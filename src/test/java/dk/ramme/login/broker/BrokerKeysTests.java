package dk.ramme.login.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import dk.ramme.alarm.AlarmsTests;
import dk.ramme.login.BrokerDouble;
import dk.ramme.login.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.security.authentication.AuthenticationServiceException;

class BrokerKeysTests {

    private static final JWKSelector ANY = new JWKSelector(new JWKMatcher.Builder().build());

    private final BrokerDouble broker = new BrokerDouble(Clock.systemUTC());

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void keys_are_asked_for_once_while_they_are_kept() throws Exception {
        var keys = keys("10s").at(broker.issuer() + "/jwks");
        assertThat(keys.get(ANY, null)).hasSize(1);

        broker.cutOff("/jwks");

        assertThat(keys.get(ANY, null)).hasSize(1);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void a_broker_that_never_comes_to_an_end_holds_nobody_up() {
        var keys = keys("500ms").at(broker.issuer() + "/jwks");
        broker.stall("/jwks");
        var begun = System.nanoTime();

        var failure = catchThrowable(() -> keys.get(ANY, null));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(Refusal.of(new AuthenticationServiceException("wrapped", failure)))
                .isEqualTo(Refusal.BROKER_UNAVAILABLE);
    }

    private static BrokerKeys keys(String readTimeout) {
        var settings = AssuranceValidatorTests.settings(Map.of("read-timeout", readTimeout));
        return new BrokerKeys(
                new BrokerConnection(settings, AlarmsTests.alarms(new SimpleMeterRegistry())),
                settings,
                Clock.systemUTC());
    }
}
