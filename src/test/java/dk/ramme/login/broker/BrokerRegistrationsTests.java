package dk.ramme.login.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.alarm.AlarmsTests;
import dk.ramme.link.BaseUrl;
import dk.ramme.login.BrokerDouble;
import dk.ramme.login.BrokerUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;

class BrokerRegistrationsTests {

    private final BrokerDouble broker = new BrokerDouble(Clock.systemUTC());
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void a_broker_that_was_down_is_found_when_it_is_back() {
        var registrations = registrations(broker.issuer());
        broker.cutOff("/.well-known/openid-configuration");

        assertThatThrownBy(() -> registrations.findByRegistrationId("mitid")).isInstanceOf(BrokerUnavailable.class);
        assertThat(alarms()).as("told to whoever runs Ramme").isEqualTo(1);
        broker.reset();

        assertThat(registrations.findByRegistrationId("mitid")).isNotNull();
    }

    @Test
    void a_broker_read_once_is_not_asked_again() {
        var registrations = registrations(broker.issuer());
        registrations.findByRegistrationId("mitid");

        broker.cutOff("/.well-known/openid-configuration");

        assertThat(registrations.findByRegistrationId("mitid")).isNotNull();
    }

    @Test
    void metadata_of_another_issuer_are_refused() {
        var registrations = registrations(broker.issuer() + "/");

        assertThatThrownBy(() -> registrations.findByRegistrationId("mitid"))
                .isInstanceOf(BrokerUnavailable.class)
                .hasMessageContaining("another issuer");
        assertThat(alarms()).isEqualTo(1);
    }

    @Test
    void the_way_back_is_made_from_the_configured_base() {
        var registration = registrations(broker.issuer()).findByRegistrationId("mitid");

        assertThat(registration.getRedirectUri()).isEqualTo("https://ramme.example/login/oauth2/code/mitid");
        assertThat(registration.getScopes()).containsExactly("openid");
    }

    private double alarms() {
        return meters.counter("ramme.alarms", "what", "broker").count();
    }

    private BrokerRegistrations registrations(String issuer) {
        var client = new OAuth2ClientProperties.Registration();
        client.setClientId("ramme");
        client.setClientSecret("secret");
        client.setScope(Set.of("openid"));
        var provider = new OAuth2ClientProperties.Provider();
        provider.setIssuerUri(issuer);
        var properties = new OAuth2ClientProperties();
        properties.getRegistration().put("mitid", client);
        properties.getProvider().put("mitid", provider);
        var connection = new BrokerConnection(
                AssuranceValidatorTests.settings(Map.of("read-timeout", "10s")), AlarmsTests.alarms(meters));
        return new BrokerRegistrations(properties, connection, new BaseUrl(URI.create("https://ramme.example")));
    }
}
