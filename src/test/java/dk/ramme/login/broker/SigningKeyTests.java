package dk.ramme.login.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.login.BrokerDouble;
import dk.ramme.login.Browser;
import dk.ramme.login.RefusedLogins;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The broker changes its keys when it likes; nobody restarts Ramme for it (OpenID Connect Core, section 10.1.1). */
@RammeTest
class SigningKeyTests {

    private static final String LET_IN = "/login/not-a-user";
    private static final String REFUSED = "/login?problem=token-invalid";

    /** What each RSA key is made of, since that takes long; they are told apart by their names, as Ramme does. */
    private static final RSAKey MATERIAL = material();

    @Autowired
    BrokerDouble broker;

    @Autowired
    BrokerSettings settings;

    @Autowired
    TestClock clock;

    @Autowired
    RefusedLogins refused;

    @Autowired
    Environment environment;

    @BeforeEach
    void the_usual_key_is_known() {
        assertThat(logIn()).isEqualTo(LET_IN);
    }

    @AfterEach
    void behave() {
        broker.reset();
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256"})
    void a_new_key_is_good_at_once_with_each_algorithm_that_is_allowed(String name) {
        var algorithm = JWSAlgorithm.parse(name);
        var key = key(algorithm);
        broker.publish(key);

        broker.sign(set -> BrokerDouble.sign(set, algorithm, key));

        assertThat(logIn()).isEqualTo(LET_IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS384", "ES384"})
    void no_other_algorithm_is_good_even_with_a_key_of_the_brokers(String name) {
        var algorithm = JWSAlgorithm.parse(name);
        var key = key(algorithm);
        broker.publish(key);

        broker.sign(set -> BrokerDouble.sign(set, algorithm, key));

        assertThat(logIn()).isEqualTo(REFUSED);
    }

    @Test
    void a_key_for_one_algorithm_is_not_good_for_another() {
        var key = key(JWSAlgorithm.RS256);
        broker.publish(
                new RSAKey.Builder(key.toRSAKey()).algorithm(JWSAlgorithm.RS256).build());

        broker.sign(set -> BrokerDouble.sign(set, JWSAlgorithm.PS256, key));

        assertThat(logIn()).isEqualTo(REFUSED);
    }

    @Test
    void a_key_that_was_withdrawn_is_good_for_five_minutes_at_the_most() {
        var old = key(JWSAlgorithm.RS256);
        broker.publish(old);
        broker.sign(set -> BrokerDouble.sign(set, JWSAlgorithm.RS256, old));
        assertThat(logIn()).isEqualTo(LET_IN);
        broker.publish(key(JWSAlgorithm.RS256));
        var mark = refused.count();

        clock.advance(Duration.ofMinutes(5).plusSeconds(1));

        assertThat(settings.keepKeys()).isLessThanOrEqualTo(Duration.ofMinutes(5));
        assertThat(logIn()).isEqualTo(REFUSED);
        assertThat(refused.reasonsSince(mark)).containsExactly("TOKEN_INVALID");
    }

    @Test
    void kept_keys_that_are_too_old_are_not_used_because_the_broker_is_away() {
        clock.advance(Duration.ofMinutes(6));

        broker.cutOff("/jwks");

        assertThat(logIn()).isEqualTo("/login?problem=broker-unavailable");
    }

    private String logIn() {
        return new Browser(environment).open("/oauth2/authorization/double").path();
    }

    private static RSAKey material() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static JWK key(JWSAlgorithm algorithm) {
        try {
            var id = UUID.randomUUID().toString();
            return JWSAlgorithm.Family.EC.contains(algorithm)
                    ? new ECKeyGenerator(
                                    Curve.forJWSAlgorithm(algorithm).iterator().next())
                            .keyID(id)
                            .generate()
                    : new RSAKey.Builder(MATERIAL).keyID(id).build();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
