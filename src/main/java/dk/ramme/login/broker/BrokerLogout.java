package dk.ramme.login.broker;

import dk.ramme.link.BaseUrl;
import dk.ramme.login.BrokerUnavailable;
import dk.ramme.login.LoginPages;
import dk.ramme.login.LogoutReason;
import dk.ramme.login.SignedInToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * After the local logout, sends the browser to the broker to end its session too (OpenID Connect RP-Initiated Logout).
 * The client is named by its id and not by the ID token: that may hold the CPR number, which never stands in an address.
 * When the broker is away or has no such address, the person is logged out here and told so.
 */
@Component
public class BrokerLogout implements LogoutSuccessHandler {

    private static final Logger log = LoggerFactory.getLogger(BrokerLogout.class);
    private static final String HERE = LoginPages.LOGIN + "?problem=" + LogoutReason.LOGGED_OUT.code();

    private final BrokerRegistrations brokers;
    private final BaseUrl baseUrl;

    BrokerLogout(BrokerRegistrations brokers, BaseUrl baseUrl) {
        this.brokers = brokers;
        this.baseUrl = baseUrl;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        response.sendRedirect(
                authentication instanceof SignedInToken token
                        ? atBroker(token.getPrincipal().issuer()).orElse(HERE)
                        : HERE);
    }

    private Optional<String> atBroker(String issuer) {
        try {
            return brokers.idOf(issuer).flatMap(this::endSession);
        } catch (BrokerUnavailable away) {
            log.warn("The MitID broker is not told of a logout: {}", away.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> endSession(String id) {
        var registration = brokers.findByRegistrationId(id);
        if (registration == null || !(brokers.metadataOf(id).get("end_session_endpoint") instanceof String endpoint)) {
            return Optional.empty();
        }
        return Optional.of(endpoint + (endpoint.contains("?") ? "&" : "?")
                + "client_id=" + encoded(registration.getClientId())
                + "&post_logout_redirect_uri=" + encoded(baseUrl.to("/")));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
