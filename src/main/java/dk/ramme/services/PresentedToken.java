package dk.ramme.services;

import dk.ramme.login.SignedInToken;
import dk.ramme.services.Grant.Kind;
import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** An authorization as the framework wants it, with the one token that was presented. */
final class PresentedToken {

    /** Where the framework asks for a token that is not kept. */
    private static final String NOT_KEPT = "not kept";

    private PresentedToken() {}

    static OAuth2TokenType type(Kind kind) {
        return switch (kind) {
            case CODE -> new OAuth2TokenType(OAuth2ParameterNames.CODE);
            case ACCESS -> OAuth2TokenType.ACCESS_TOKEN;
            case REFRESH -> OAuth2TokenType.REFRESH_TOKEN;
            case ID -> new OAuth2TokenType(OidcParameterNames.ID_TOKEN);
        };
    }

    static OAuth2Authorization authorization(RegisteredClient client, Grant grant, String token) {
        var begun = grant.me().authTime();
        var authorization = OAuth2Authorization.withRegisteredClient(client)
                .id(grant.id().toString())
                .principalName(grant.me().getName())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(grant.scopes())
                .attribute(Grant.ATTRIBUTE, grant)
                .attribute(Principal.class.getName(), new SignedInToken(grant.me(), List.of()))
                .attribute(OAuth2AuthorizationRequest.class.getName(), asked(client, grant));
        // the clock of tests is ahead, never behind: what is told here has been found good already
        var issued =
                begun.isBefore(grant.expiresAt()) ? begun : grant.expiresAt().minusSeconds(1);
        return switch (grant.kind()) {
            case CODE ->
                authorization
                        .token(new OAuth2AuthorizationCode(token, issued, grant.expiresAt()))
                        .build();
            case REFRESH ->
                authorization
                        .token(new OAuth2RefreshToken(token, issued, grant.expiresAt()))
                        .token(idToken(grant, issued))
                        .build();
            default ->
                authorization
                        .token(new OAuth2AccessToken(
                                OAuth2AccessToken.TokenType.BEARER, token, issued, grant.expiresAt(), grant.scopes()))
                        .token(idToken(grant, issued))
                        .build();
        };
    }

    private static OAuth2AuthorizationRequest asked(RegisteredClient client, Grant grant) {
        var more = new HashMap<String, Object>();
        if (grant.challenge() != null) {
            more.put(PkceParameterNames.CODE_CHALLENGE, grant.challenge());
            more.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
        }
        if (grant.nonce() != null) more.put(OidcParameterNames.NONCE, grant.nonce());
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(ServiceSettings.AUTHORIZE)
                .clientId(client.getClientId())
                .redirectUri(grant.redirect())
                .scopes(grant.scopes())
                .additionalParameters(more)
                .build();
    }

    private static OidcIdToken idToken(Grant grant, Instant issued) {
        return new OidcIdToken(
                NOT_KEPT,
                issued,
                grant.expiresAt(),
                Map.of("sid", grant.session().toString()));
    }
}
