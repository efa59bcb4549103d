package dk.ramme.services;

import dk.ramme.alarm.Cause;
import dk.ramme.link.BaseUrl;
import dk.ramme.login.SignedIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    private final JwtEncoder encoder;
    private final String issuer;
    private final Clock clock;
    private final LogoutCall call;

    LogoutMessages(Claims claims, SigningKeys keys, ServiceSettings settings, BaseUrl baseUrl, Clock clock) {
        this.claims = claims;
        this.keys = keys;
        this.encoder = new NimbusJwtEncoder(keys);
        this.issuer = ServiceSecurity.issuer(baseUrl);
        this.clock = clock;
        this.call = new LogoutCall(settings.tellTimeout(), settings.internalAddresses(), InetAddress::getAllByName);
    }

    /** @return why it was not taken; empty when it was */
    Optional<String> send(URI address, String service, SignedIn me, UUID session) {
        var form = "logout_token=" + URLEncoder.encode(token(service, me, session), StandardCharsets.UTF_8);
        try {
            var status = call.post(address, form);
            return status == 200 || status == 204 ? Optional.empty() : Optional.of("status " + status);
        } catch (LogoutCall.Unfit unfit) {
            return Optional.ofNullable(unfit.getMessage());
        } catch (IOException failure) {
            return Optional.of(Cause.ofConnection(failure));
        }
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
                // another each time it is tried: some take one that they have failed over before for a thief's
                .id(UUID.randomUUID().toString())
                .claim("sid", session.toString())
                .claim("events", Map.of(EVENT, Map.of()))
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, said)).getTokenValue();
    }
}
