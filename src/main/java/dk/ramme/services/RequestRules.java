package dk.ramme.services;

import java.util.function.Consumer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/**
 * What an authorization request must be, beside what the framework asks of it: the redirect address is that of the registration sign by
 * sign, on this machine too; the scopes are those of the service, for one organisation at most; no request is brought as an object. The
 * same holds for requests that services hand over themselves.
 */
final class RequestRules implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    /** What is kept of one is no longer. */
    private static final int LONGEST = 8000;

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
        var client = context.getRegisteredClient();
        if (!client.getClientId().equals(asked.getClientId())) {
            throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, "client_id", asked, false);
        }
        if (asked.getRedirectUri() == null || !client.getRedirectUris().contains(asked.getRedirectUri())) {
            // nobody is sent to an address that was not registered, and so nobody is told there
            throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, "redirect_uri", asked, false);
        }
        if (asked.getAdditionalParameters().containsKey("request")) {
            throw refusal("request_not_supported", "request", asked, true);
        }
        if (Asked.of(asked).query().length() > LONGEST) {
            throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, "too long", asked, false);
        }
        var scopes = asked.getScopes();
        if (!scopes.contains(Scopes.OPENID)
                || Scopes.areForSeveral(scopes)
                || !scopes.stream().allMatch(scope -> Scopes.covers(client.getScopes(), scope))) {
            throw refusal(OAuth2ErrorCodes.INVALID_SCOPE, "scope", asked, true);
        }
        var age = asked.getAdditionalParameters().get("max_age");
        if (age != null && !String.valueOf(age).matches("[0-9]{1,9}")) {
            throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, "max_age", asked, true);
        }
    }

    static OAuth2AuthorizationCodeRequestAuthenticationException refusal(
            String code, String about, OAuth2AuthorizationCodeRequestAuthenticationToken asked, boolean tell) {
        var told = tell
                ? asked
                : new OAuth2AuthorizationCodeRequestAuthenticationToken(
                        asked.getAuthorizationUri(),
                        asked.getClientId(),
                        (Authentication) asked.getPrincipal(),
                        null,
                        asked.getState(),
                        asked.getScopes(),
                        asked.getAdditionalParameters());
        return new OAuth2AuthorizationCodeRequestAuthenticationException(new OAuth2Error(code, about, null), told);
    }
}
