package dk.ramme.login.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.alarm.AlarmsTests;
import dk.ramme.link.BaseUrl;
import dk.ramme.login.BrokerDouble;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

class BegunLoginsTests {

    private final BrokerDouble broker = new BrokerDouble(Clock.systemUTC());

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void a_broker_that_says_it_names_itself_in_every_answer_must_do_so() {
        broker.announce("authorization_response_iss_parameter_supported", true);
        var begun = new BegunLogins(registrations());

        assertThatThrownBy(() -> answer(begun, null)).isInstanceOf(OAuth2AuthenticationException.class);
        assertThatThrownBy(() -> answer(begun, "https://evil.example"))
                .isInstanceOf(OAuth2AuthenticationException.class);
        assertThat(answer(begun, broker.issuer())).isNotNull();
    }

    @Test
    void a_broker_that_does_not_say_so_need_not() {
        var begun = new BegunLogins(registrations());

        assertThat(answer(begun, null)).isNotNull();
        assertThatThrownBy(() -> answer(begun, "https://evil.example"))
                .isInstanceOf(OAuth2AuthenticationException.class);
    }

    private static @Nullable OAuth2AuthorizationRequest answer(BegunLogins begun, @Nullable String issuer) {
        var request = new MockHttpServletRequest("GET", "/login/oauth2/code/mitid");
        request.addParameter("state", "s");
        if (issuer != null) {
            request.addParameter("iss", issuer);
        }
        var asked = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri("https://mitid.test/authorize")
                .clientId("ramme")
                .state("s")
                .attributes(Map.of("registration_id", "mitid"))
                .build();
        begun.saveAuthorizationRequest(asked, request, new MockHttpServletResponse());
        return begun.removeAuthorizationRequest(request, new MockHttpServletResponse());
    }

    private BrokerRegistrations registrations() {
        var client = new OAuth2ClientProperties.Registration();
        client.setClientId("ramme");
        var provider = new OAuth2ClientProperties.Provider();
        provider.setIssuerUri(broker.issuer());
        var properties = new OAuth2ClientProperties();
        properties.getRegistration().put("mitid", client);
        properties.getProvider().put("mitid", provider);
        var connection = new BrokerConnection(
                AssuranceValidatorTests.settings(Map.of("read-timeout", "10s")),
                AlarmsTests.alarms(new SimpleMeterRegistry()));
        return new BrokerRegistrations(properties, connection, new BaseUrl(URI.create("https://ramme.example")));
    }
}
