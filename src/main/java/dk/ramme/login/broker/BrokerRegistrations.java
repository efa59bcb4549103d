package dk.ramme.login.broker;

import dk.ramme.alarm.Cause;
import dk.ramme.link.BaseUrl;
import dk.ramme.login.BrokerUnavailable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Provider;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Registration;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * The brokers, by Spring Boot's own settings. Their metadata are read at the first login and not at the start, so that
 * Ramme starts while a broker is down and finds it when it is back. Each broker has a redirect address of its own, made
 * from the configured base (T7, T12).
 */
@Component
class BrokerRegistrations implements ClientRegistrationRepository {

    static final String CALLBACK = "/login/oauth2/code/";

    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    private final OAuth2ClientProperties properties;
    private final BrokerConnection connection;
    private final BaseUrl baseUrl;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();

    BrokerRegistrations(OAuth2ClientProperties properties, BrokerConnection connection, BaseUrl baseUrl) {
        this.properties = properties;
        this.connection = connection;
        this.baseUrl = baseUrl;
    }

    /** @throws BrokerUnavailable while the metadata cannot be read; nothing is remembered of that */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        var client = properties.getRegistration().get(id);
        if (client == null) {
            return null;
        }
        var registration = known.get(id);
        if (registration == null) {
            registration = registration(id, client);
            known.put(id, registration);
        }
        return registration;
    }

    /** The registration whose broker is this issuer, by the settings alone. */
    Optional<String> idOf(String issuer) {
        return properties.getRegistration().keySet().stream()
                .filter(id -> issuer.equals(issuerOf(id)))
                .findFirst();
    }

    Map<String, Object> metadataOf(String id) {
        var registration = findByRegistrationId(id);
        return registration == null
                ? Map.of()
                : registration.getProviderDetails().getConfigurationMetadata();
    }

    private @Nullable String issuerOf(String id) {
        var client = properties.getRegistration().getOrDefault(id, new Registration());
        var provider = properties.getProvider().get(client.getProvider() == null ? id : client.getProvider());
        return provider == null ? null : provider.getIssuerUri();
    }

    private ClientRegistration registration(String id, Registration client) {
        var name = client.getProvider() == null ? id : client.getProvider();
        var provider = properties.getProvider().getOrDefault(name, new Provider());
        if (provider.getIssuerUri() == null) {
            throw new IllegalStateException("set spring.security.oauth2.client.provider." + name + ".issuer-uri");
        }
        var builder = ClientRegistrations.fromOidcConfiguration(metadata(provider.getIssuerUri()))
                .registrationId(id);
        override(builder, provider);
        var method = client.getClientAuthenticationMethod();
        if (method != null) {
            builder.clientAuthenticationMethod(ClientAuthenticationMethod.valueOf(method));
        }
        return builder.clientId(Objects.requireNonNull(client.getClientId(), "client-id"))
                .clientSecret(client.getClientSecret())
                .clientName(id)
                .scope(client.getScope())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(baseUrl.to(CALLBACK + id))
                .build();
    }

    /** What the settings say goes before what the metadata say. */
    private static void override(ClientRegistration.Builder builder, Provider provider) {
        if (provider.getAuthorizationUri() != null) {
            builder.authorizationUri(provider.getAuthorizationUri());
        }
        if (provider.getTokenUri() != null) {
            builder.tokenUri(provider.getTokenUri());
        }
        if (provider.getUserInfoUri() != null) {
            builder.userInfoUri(provider.getUserInfoUri());
        }
        if (provider.getJwkSetUri() != null) {
            builder.jwkSetUri(provider.getJwkSetUri());
        }
    }

    private Map<String, Object> metadata(String issuer) {
        try {
            var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
            var metadata = connection
                    .client()
                    .build()
                    .get()
                    .uri(base + "/.well-known/openid-configuration")
                    .retrieve()
                    .body(JSON);
            return BrokerMetadata.checked(issuer, metadata == null ? Map.of() : metadata);
        } catch (BrokerUnavailable otherwise) {
            connection.notAsAgreed(otherwise);
            throw otherwise;
        } catch (RestClientException | IllegalArgumentException failure) {
            throw new BrokerUnavailable("no metadata from " + issuer + ": " + Cause.ofConnection(failure), failure);
        }
    }
}
