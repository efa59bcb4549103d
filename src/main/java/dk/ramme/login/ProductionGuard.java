package dk.ramme.login;

import dk.ramme.link.BaseUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Registration;
import org.springframework.stereotype.Component;

/**
 * Keeps what is fit for a test alone out of production (security.md T68): without a {@link TestEnvironment}, which no
 * shipped jar has, the application does not start on a test broker, without https or without a mail server.
 */
@Component
class ProductionGuard {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "[::1]");

    /** The test environments of the brokers whose names Ramme knows. */
    private static final Pattern TEST_BROKER = Pattern.compile(
            "pp\\.netseidbroker\\.dk|.*\\.sandbox\\.signicat\\.com|.*-test\\.criipto\\.id|.*\\.test\\.idura\\.broker|pp\\.mitid\\.dk");

    ProductionGuard(
            ObjectProvider<TestEnvironment> testEnvironment,
            OAuth2ClientProperties brokers,
            BaseUrl baseUrl,
            @Value("${spring.mail.host:}") String mailHost) {
        if (testEnvironment.getIfAvailable() != null) {
            return;
        }
        List<String> problems = new ArrayList<>();
        brokers.getRegistration().forEach((id, client) -> check(id, client, brokers, problems));
        if (brokers.getRegistration().isEmpty()) {
            problems.add("spring.security.oauth2.client.registration names no MitID broker");
        }
        if (!"https".equals(baseUrl.baseUrl().getScheme())) {
            problems.add("ramme.base-url (RAMME_BASE_URL) must begin with https://");
        } else if (isThisMachine(baseUrl.host())) {
            problems.add("ramme.base-url (RAMME_BASE_URL) must be an address that others reach, not this machine");
        }
        if (mailHost.isBlank()) {
            problems.add("spring.mail.host (RAMME_SMTP_HOST) is not set");
        }
        if (!problems.isEmpty()) {
            throw new NotFitForProduction(problems);
        }
    }

    private static void check(String id, Registration client, OAuth2ClientProperties brokers, List<String> problems) {
        var name = client.getProvider() == null ? id : client.getProvider();
        var provider = brokers.getProvider().get(name);
        var setting = "spring.security.oauth2.client.provider." + name + ".issuer-uri (RAMME_BROKER_ISSUER)";
        var problem = problem(provider == null ? null : provider.getIssuerUri());
        if (problem != null) {
            problems.add(setting + " " + problem);
        }
    }

    private static @Nullable String problem(@Nullable String issuer) {
        if (issuer == null || issuer.isBlank()) {
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
