package dk.ramme.login.guard;

import dk.ramme.link.BaseUrl;
import dk.ramme.login.FormTargets;
import dk.ramme.login.broker.BrokerSettings;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.stereotype.Component;

/**
 * What browsers are told on every answer. Scripts, styles and pictures come from here alone and none is inline; nobody
 * may frame a page; nothing but static files, which set their own, is kept in a cache.
 */
@Component
public class SecurityHeaders implements Customizer<HeadersConfigurer<HttpSecurity>>, FormTargets {

    private static final long A_YEAR = 31_536_000;

    private static final String NO_DEVICES = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(),"
            + " geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private final BaseUrl baseUrl;
    private final OAuth2ClientProperties brokers;
    private final BrokerSettings settings;

    public SecurityHeaders(BaseUrl baseUrl, OAuth2ClientProperties brokers, BrokerSettings settings) {
        this.baseUrl = baseUrl;
        this.brokers = brokers;
        this.settings = settings;
    }

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy()))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(permissions -> permissions.policy(NO_DEVICES))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
        if (isHttps()) {
            // said whatever the request looks like: behind a proxy it looks like plain http
            headers.httpStrictTransportSecurity(hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE)
                    .maxAgeInSeconds(A_YEAR)
                    .includeSubDomains(true));
        } else {
            headers.httpStrictTransportSecurity(hsts -> hsts.disable());
        }
    }

    /** A browser holds a form to form-action through all redirects, so the way to the broker must be in it. */
    public String policy() {
        return policy("");
    }

    @Override
    public String policyWith(URI address) {
        return policy(" " + address.getScheme() + "://" + address.getRawAuthority());
    }

    private String policy(String alsoTo) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
                + " connect-src 'self'; manifest-src 'self'; form-action 'self'" + brokerOrigins() + alsoTo
                + "; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";
    }

    private String brokerOrigins() {
        Set<String> origins = new LinkedHashSet<>();
        brokers.getProvider().values().forEach(provider -> {
            add(origins, provider.getIssuerUri());
            add(origins, provider.getAuthorizationUri());
        });
        origins.addAll(settings.formOrigins());
        return origins.isEmpty() ? "" : " " + String.join(" ", origins);
    }

    private static void add(Set<String> origins, @Nullable String address) {
        if (address != null && !address.isBlank()) {
            var url = URI.create(address);
            origins.add(url.getScheme() + "://" + url.getRawAuthority());
        }
    }

    boolean isHttps() {
        return "https".equals(baseUrl.baseUrl().getScheme());
    }
}
