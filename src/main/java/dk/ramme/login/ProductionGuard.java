package dk.ramme.login;

import dk.ramme.link.BaseUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Registration;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Keeps what is fit for a test alone out of production (T68): without a {@link TestEnvironment}, which no
 * shipped jar has, the application does not start on a test broker, without https, without a mail server, or without
 * saying who runs it.
 */
@Component
class ProductionGuard {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "[::1]");

    /** Ways to authenticate that use no shared secret: a key of one's own (RFC 7523), or PKCE alone. */
    private static final Set<String> WITHOUT_SECRET = Set.of("private_key_jwt", "none");

    /** The test environments of the brokers whose names Ramme knows. */
    private static final Pattern TEST_BROKER = Pattern.compile(
            "pp\\.netseidbroker\\.dk|.*\\.sandbox\\.signicat\\.com|.*-test\\.criipto\\.id|.*\\.test\\.idura\\.broker|pp\\.mitid\\.dk");

    /** What nobody but the installation can know, and the variable that the README names for it. */
    private static final Map<String, String> NEEDED = new TreeMap<>(Map.of(
            "spring.mail.host", "RAMME_SMTP_HOST",
            "ramme.mail.from", "RAMME_MAIL_FROM",
            "ramme.operator.name", "RAMME_OPERATOR_NAME",
            "ramme.operator.email", "RAMME_OPERATOR_EMAIL",
            "ramme.operator.phone", "RAMME_OPERATOR_PHONE"));

    /** What the demonstration says in their place; a name that ends so is nobody's (RFC 2606). */
    private static final Pattern EXAMPLE = Pattern.compile("Eksempeldrift|\\+45 00 00 00 00|.*\\.example");

    ProductionGuard(ObjectProvider<TestEnvironment> testEnvironment, Environment settings, BaseUrl baseUrl) {
        if (testEnvironment.getIfAvailable() != null) {
            return;
        }
        List<String> problems = new ArrayList<>();
        checkBrokers(settings, problems);
        if (!"https".equals(baseUrl.baseUrl().getScheme())) {
            problems.add("ramme.base-url (RAMME_BASE_URL) must begin with https://");
        } else if (isThisMachine(baseUrl.host())) {
            problems.add("ramme.base-url (RAMME_BASE_URL) must be an address that others reach, not this machine");
        }
        NEEDED.forEach((setting, variable) -> {
            var value = settings.getProperty(setting, "").strip();
            if (value.isEmpty() || EXAMPLE.matcher(value).matches()) {
                problems.add(setting + " (" + variable + ") " + (value.isEmpty() ? "is not set" : "is an example"));
            }
        });
        if (!problems.isEmpty()) {
            throw new NotFitForProduction(problems);
        }
    }

    /** Bound here and not as a bean, which would stop at the first thing that is missing. */
    private static void checkBrokers(Environment settings, List<String> problems) {
        var brokers = Binder.get(settings)
                .bind("spring.security.oauth2.client", OAuth2ClientProperties.class)
                .orElseGet(OAuth2ClientProperties::new);
        if (brokers.getRegistration().isEmpty()) {
            problems.add("spring.security.oauth2.client.registration names no MitID broker");
        }
        brokers.getRegistration().forEach((id, client) -> check(id, client, brokers, problems));
    }

    private static void check(String id, Registration client, OAuth2ClientProperties brokers, List<String> problems) {
        var registration = "spring.security.oauth2.client.registration." + id;
        if (isMissing(client.getClientId())) {
            problems.add(registration + ".client-id (RAMME_BROKER_CLIENT_ID) is not set");
        }
        if (isMissing(client.getClientSecret())
                && !WITHOUT_SECRET.contains(String.valueOf(client.getClientAuthenticationMethod()))) {
            problems.add(registration + ".client-secret (RAMME_BROKER_CLIENT_SECRET) is not set");
        }
        var name = client.getProvider() == null ? id : client.getProvider();
        var provider = brokers.getProvider().get(name);
        var setting = "spring.security.oauth2.client.provider." + name + ".issuer-uri (RAMME_BROKER_ISSUER)";
        var problem = problem(provider == null ? null : provider.getIssuerUri());
        if (problem != null) {
            problems.add(setting + " " + problem);
        }
    }

    private static boolean isMissing(@Nullable String value) {
        return value == null || value.isBlank();
    }

    private static @Nullable String problem(@Nullable String issuer) {
        if (issuer == null || isMissing(issuer)) {
            return "is not set";
        }
        var host = host(issuer);
        if (host == null || !issuer.startsWith("https://")) {
            return "must begin with https://";
        }
        if (isThisMachine(host)) {
            return "is a broker on this machine";
        }
        return TEST_BROKER.matcher(host).matches() ? "is a broker's test environment: " + host : null;
    }

    private static @Nullable String host(String address) {
        try {
            var host = URI.create(address).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private static boolean isThisMachine(String host) {
        return THIS_MACHINE.contains(host)
                || host.startsWith("127.")
                || host.endsWith(".localhost")
                || host.equals("0.0.0.0");
    }
}
