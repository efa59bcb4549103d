package dk.ramme.services;

import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2TokenIntrospectionClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionAuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/** Says whether an access token is good, for the one address here that takes any. */
@Component
class AccessTokens implements OpaqueTokenIntrospector {

    private final ServiceAuthorizations authorizations;

    AccessTokens(ServiceAuthorizations authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        var found = authorizations.findByToken(token, OAuth2TokenType.ACCESS_TOKEN);
        if (found == null) throw new BadOpaqueTokenException("not good");
        return new OAuth2IntrospectionAuthenticatedPrincipal(
                found.getPrincipalName(),
                Map.of(OAuth2TokenIntrospectionClaimNames.SUB, found.getPrincipalName()),
                List.of());
    }
}
