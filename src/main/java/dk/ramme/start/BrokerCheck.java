package dk.ramme.start;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Provider;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Registration;
import org.springframework.core.env.Environment;

/** What the settings of Spring Security say about each MitID broker; there may be more than the one with variables of its own. */
final class BrokerCheck {

    private static final String PREFIX = "spring.security.oauth2.client.";

    /** Ways to authenticate that use no shared secret: a key of one's own (RFC 7523), or PKCE alone. */
    private static final Set<String> WITHOUT_SECRET = Set.of("private_key_jwt", "none");

    private BrokerCheck() {}

    /** Bound here and not as a bean, which would stop at the first thing that is missing. */
    static List<String> problems(Environment environment) {
        var brokers = Binder.get(environment)
                .bind("spring.security.oauth2.client", OAuth2ClientProperties.class)
                .orElseGet(OAuth2ClientProperties::new);
        List<String> problems = new ArrayList<>();
        if (brokers.getRegistration().isEmpty()) problems.add(PREFIX + "registration names no MitID broker");
        brokers.getRegistration().forEach((id, client) -> client(id, client, brokers, problems));
        brokers.getProvider().forEach((name, provider) -> addresses(name, provider, problems));
        return problems;
    }

    private static void client(String id, Registration client, OAuth2ClientProperties brokers, List<String> problems) {
        var registration = PREFIX + "registration." + id;
        if (isMissing(client.getClientId())) {
            problems.add("RAMME_BROKER_CLIENT_ID (" + registration + ".client-id) is not set");
        }
        if (isMissing(client.getClientSecret())
                && !WITHOUT_SECRET.contains(String.valueOf(client.getClientAuthenticationMethod()))) {
            problems.add("RAMME_BROKER_CLIENT_SECRET (" + registration + ".client-secret) is not set");
        }
        var name = client.getProvider() == null ? id : client.getProvider();
        var provider = brokers.getProvider().get(name);
        if (provider == null || isMissing(provider.getIssuerUri())) {
            problems.add("RAMME_BROKER_ISSUER (" + PREFIX + "provider." + name + ".issuer-uri) is not set");
        }
    }

    /** What the settings say goes before what the broker's metadata say, so it is held to the same. */
    private static void addresses(String name, Provider provider, List<String> problems) {
        Map<String, @Nullable String> called = new LinkedHashMap<>();
        called.put("authorization-uri", provider.getAuthorizationUri());
        called.put("token-uri", provider.getTokenUri());
        called.put("user-info-uri", provider.getUserInfoUri());
        called.put("jwk-set-uri", provider.getJwkSetUri());
        // the first broker's issuer has a variable of its own, and is looked at with that
        if (!name.equals("mitid")) called.put("issuer-uri", provider.getIssuerUri());
        called.forEach((setting, address) -> {
            var rule = setting.equals("issuer-uri") ? AddressRules.ISSUER : AddressRules.ENDPOINT;
            if (!isMissing(address)) {
                rule.problem(String.valueOf(address))
                        .ifPresent(
                                problem -> problems.add(PREFIX + "provider." + name + "." + setting + " " + problem));
            }
        });
    }

    private static boolean isMissing(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
