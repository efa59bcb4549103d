package dk.ramme.services;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2AccessTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/** Makes tokens: those for services to read are signed, those they only hand back are random and mean nothing. */
@Component
class IdTokens {

    private static final Duration LIFE = Duration.ofMinutes(5);

    /** Of the token itself, and not of the person. */
    private static final Set<String> NOT_OF_THE_PERSON = Set.of("sid", "acr", "amr", "auth_time");

    private final Claims claims;
    private final SigningKeys keys;
    private final Clock clock;

    IdTokens(Claims claims, SigningKeys keys, Clock clock) {
        this.claims = claims;
        this.keys = keys;
        this.clock = clock;
    }

    OAuth2TokenGenerator<? extends OAuth2Token> generator() {
        var signed = new JwtGenerator(new NimbusJwtEncoder(keys));
        signed.setJwtCustomizer(this::fill);
        signed.setClock(clock);
        var access = new OAuth2AccessTokenGenerator();
        access.setClock(clock);
        var refresh = new OAuth2RefreshTokenGenerator();
        refresh.setClock(clock);
        return new DelegatingOAuth2TokenGenerator(signed, access, refresh);
    }

    private void fill(JwtEncodingContext context) {
        Grant grant = Objects.requireNonNull(context.getAuthorization()).getAttribute(Grant.ATTRIBUTE);
        context.getJwsHeader().keyId(keys.current());
        context.getClaims()
                .expiresAt(clock.instant().plus(LIFE))
                .claims(all -> all.putAll(claims.of(Objects.requireNonNull(grant))));
    }

    /** The same, but for what is said of the login alone; and what is told here alone. */
    OidcUserInfo userInfo(OidcUserInfoAuthenticationContext context) {
        Grant grant = context.getAuthorization().getAttribute(Grant.ATTRIBUTE);
        var said = claims.forAsking(Objects.requireNonNull(grant));
        said.keySet().removeAll(NOT_OF_THE_PERSON);
        return new OidcUserInfo(said);
    }
}
