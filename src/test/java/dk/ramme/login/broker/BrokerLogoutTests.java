package dk.ramme.login.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.alarm.AlarmsTests;
import dk.ramme.link.BaseUrl;
import dk.ramme.login.BrokerDouble;
import dk.ramme.login.SignedIn;
import dk.ramme.login.SignedInToken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BrokerLogoutTests {

    private final BrokerDouble broker = new BrokerDouble(Clock.systemUTC());

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void the_broker_is_told_the_client_and_the_way_back_and_nothing_about_the_person() throws IOException {
        broker.announce("end_session_endpoint", broker.issuer() + "/logout");

        assertThat(afterLogout(broker.issuer()))
                .isEqualTo(broker.issuer()
                        + "/logout?client_id=ramme&post_logout_redirect_uri=https%3A%2F%2Framme.example%2F");
    }

    @Test
    void a_broker_without_an_address_for_it_is_left_alone() throws IOException {
        assertThat(afterLogout(broker.issuer())).isEqualTo("/login?problem=logged-out");
    }

    @Test
    void a_broker_that_is_away_does_not_keep_anybody_logged_in() throws IOException {
        broker.cutOff("/.well-known/openid-configuration");

        assertThat(afterLogout(broker.issuer())).isEqualTo("/login?problem=logged-out");
    }

    @Test
    void a_broker_that_is_no_longer_in_the_settings_is_left_alone() throws IOException {
        assertThat(afterLogout("https://former.example")).isEqualTo("/login?problem=logged-out");
    }

    private String afterLogout(String issuer) throws IOException {
        var me = new SignedIn(issuer, "x", "Karen Holm", "Substantial", Instant.EPOCH, null, null);
        var response = new MockHttpServletResponse();
        new BrokerLogout(registrations(), new BaseUrl(URI.create("https://ramme.example")))
                .onLogoutSuccess(new MockHttpServletRequest(), response, new SignedInToken(me, List.of()));
        return String.valueOf(response.getRedirectedUrl());
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
