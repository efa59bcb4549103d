package dk.ramme.services;

import dk.ramme.alarm.Cause;
import dk.ramme.link.BaseUrl;
import dk.ramme.login.SignedIn;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/**
 * Tells one service that a session is over (OpenID Connect Back-Channel Logout 1.0). Nobody is followed elsewhere, nobody inside the
 * operator's own network is called, and nobody is waited for beyond the time there is.
 */
@Component
class LogoutMessages {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration LIFE = Duration.ofMinutes(2);

    private final Claims claims;
    private final SigningKeys keys;
    private final ServiceSettings settings;
    private final JwtEncoder encoder;
    private final String issuer;
    private final Clock clock;
    private final HttpClient client;

    LogoutMessages(Claims claims, SigningKeys keys, ServiceSettings settings, BaseUrl baseUrl, Clock clock) {
        this.claims = claims;
        this.keys = keys;
        this.settings = settings;
        this.encoder = new NimbusJwtEncoder(keys);
        this.issuer = ServiceSecurity.issuer(baseUrl);
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.tellTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** @return why it was not taken; empty when it was */
    Optional<String> send(URI address, String service, SignedIn me, UUID session) {
        var unfit = unfit(address);
        if (unfit.isPresent()) return unfit;
        var request = HttpRequest.newBuilder(address)
                .timeout(settings.tellTimeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "logout_token=" + URLEncoder.encode(token(service, me, session), StandardCharsets.UTF_8)))
                .build();
        var pending = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            var status = pending.get(settings.tellTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .statusCode();
            return status == 200 || status == 204 ? Optional.empty() : Optional.of("status " + status);
        } catch (TimeoutException late) {
            return Optional.of("no answer in time");
        } catch (ExecutionException failure) {
            return Optional.of(Cause.ofConnection(failure));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("not waited for");
        } finally {
            pending.cancel(true);
        }
    }

    /** The name is looked up here, and the client finds the same a moment later: Java keeps what it was told for some seconds. */
    private Optional<String> unfit(URI address) {
        if (settings.internalAddresses()) return Optional.empty();
        try {
            for (var found : InetAddress.getAllByName(address.getHost())) {
                if (isInternal(found)) return Optional.of("it is an address of an inner network");
            }
            return Optional.empty();
        } catch (UnknownHostException nowhere) {
            return Optional.of("the name is not known");
        }
    }

    static boolean isInternal(InetAddress address) {
        var bytes = address.getAddress();
        boolean unique = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        boolean here = bytes.length == 4 && bytes[0] == 0;
        return unique
                || shared
                || here
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }

    private String token(String service, SignedIn me, UUID session) {
        var now = clock.instant();
        var header = JwsHeader.with(SignatureAlgorithm.RS256)
                .type("logout+jwt")
                .keyId(keys.current())
                .build();
        var said = JwtClaimsSet.builder()
                .issuer(issuer)
                .subject(claims.subject(me, service))
                .audience(List.of(service))
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                // the same each time it is tried, so that a service may tell that it has heard it
                .id(UUID.nameUUIDFromBytes(("logout " + session).getBytes(StandardCharsets.UTF_8))
                        .toString())
                .claim("sid", session.toString())
                .claim("events", Map.of(EVENT, Map.of()))
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, said)).getTokenValue();
    }
}
