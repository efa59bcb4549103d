package dk.ramme.login.broker;

import dk.ramme.login.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

/**
 * The logins begun in this session, each good for one answer. The answer must come back to the address that was given
 * to this broker and, where it says who it is from, from this broker (RFC 9207; T12).
 */
@Component
class BegunLogins implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private final HttpSessionOAuth2AuthorizationRequestRepository session =
            new HttpSessionOAuth2AuthorizationRequestRepository();
    private final BrokerRegistrations brokers;

    BegunLogins(BrokerRegistrations brokers) {
        this.brokers = brokers;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return session.loadAuthorizationRequest(request);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest begun, HttpServletRequest request, HttpServletResponse response) {
        if (begun == null) {
            session.removeAuthorizationRequest(request, response);
        } else {
            session.saveAuthorizationRequest(begun, request, response);
            Sessions.forgetSoon(request.getSession());
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var begun = session.removeAuthorizationRequest(request, response);
        if (begun != null) {
            String registration = Objects.requireNonNull(begun.getAttribute(OAuth2ParameterNames.REGISTRATION_ID));
            if (!request.getRequestURI().endsWith(BrokerRegistrations.CALLBACK + registration)) {
                throw mixedUp("the answer came to another broker's address");
            }
            requireIssuer(request.getParameterValues("iss"), brokers.metadataOf(registration));
        }
        return begun;
    }

    private static void requireIssuer(String @Nullable [] told, Map<String, Object> metadata) {
        var announced = Boolean.TRUE.equals(metadata.get("authorization_response_iss_parameter_supported"));
        if (told == null && !announced) {
            return;
        }
        if (told == null || told.length != 1 || !told[0].equals(metadata.get("issuer"))) {
            throw mixedUp("the answer is from another issuer");
        }
    }

    private static OAuth2AuthenticationException mixedUp(String what) {
        return new OAuth2AuthenticationException(new OAuth2Error("mix_up", what, null));
    }
}
