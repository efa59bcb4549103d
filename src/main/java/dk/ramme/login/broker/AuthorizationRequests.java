package dk.ramme.login.broker;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/** The request to the broker: a fresh login with PKCE, state and nonce, and what this broker wants to hear beside. */
@Component
class AuthorizationRequests implements OAuth2AuthorizationRequestResolver {

    private final DefaultOAuth2AuthorizationRequestResolver resolver;
    private final Map<String, Object> parameters = new HashMap<>();

    AuthorizationRequests(BrokerRegistrations registrations, BrokerSettings settings) {
        resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations);
        parameters.put("prompt", "login");
        parameters.put("max_age", settings.maxAge().toSeconds());
        if (settings.requestedAcr() != null) {
            parameters.put("acr_values", settings.requestedAcr());
        }
        parameters.putAll(settings.preset().parameters());
        parameters.putAll(settings.parameters());
        resolver.setAuthorizationRequestCustomizer(
                request -> request.additionalParameters(all -> all.putAll(parameters)));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return resolver.resolve(request);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return resolver.resolve(request, registrationId);
    }
}
