package dk.ramme.login.session;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.link.BaseUrl;
import dk.ramme.login.broker.AssuranceValidatorTests;
import dk.ramme.login.guard.SecurityHeaders;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

/** What an https address changes; the other tests run on http. */
class HttpsTests {

    @Test
    void the_cookie_is_bound_to_the_host() {
        assertThat(cookie("https://ramme.example"))
                .startsWith("__Host-ramme=abc;")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void without_https_the_browser_would_not_take_such_a_name() {
        assertThat(cookie("http://localhost:8080")).startsWith("ramme=abc;").doesNotContain("Secure");
    }

    @Test
    void session_ids_are_256_bits_and_never_twice_the_same() {
        var names = new SessionNames();
        Set<String> seen = new HashSet<>();

        for (var i = 0; i < 10_000; i++) {
            var stored = names.generate();
            var id = names.takeMade();
            assertThat(stored).isEqualTo(SessionNames.stored(id)).doesNotContain(id);
            assertThat(id).matches("[A-Za-z0-9_-]{43}");
            seen.add(id);
        }

        assertThat(seen).hasSize(10_000);
    }

    @Test
    void forms_may_lead_to_the_broker_and_nowhere_else() {
        var policy = headers("https://ramme.example", Map.of("form-origins", "https://mitid.example"))
                .policy();

        assertThat(policy).contains("form-action 'self' https://netseidbroker.dk https://mitid.example;");
    }

    private static SecurityHeaders headers(String base, Map<String, String> settings) {
        var provider = new OAuth2ClientProperties.Provider();
        provider.setIssuerUri("https://netseidbroker.dk/op");
        var brokers = new OAuth2ClientProperties();
        brokers.getProvider().put("mitid", provider);
        return new SecurityHeaders(new BaseUrl(URI.create(base)), brokers, AssuranceValidatorTests.settings(settings));
    }

    private static String cookie(String base) {
        var request = new MockHttpServletRequest();
        var response = new MockHttpServletResponse();
        new SessionConfiguration()
                .cookieSerializer(new BaseUrl(URI.create(base)))
                .writeCookieValue(new CookieValue(request, response, "abc"));
        return String.valueOf(response.getHeader("Set-Cookie"));
    }
}
