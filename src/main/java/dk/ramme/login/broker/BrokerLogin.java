package dk.ramme.login.broker;

import static java.util.Objects.requireNonNull;

import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** A login the broker has just vouched for. It lives for one request and is never put into the session. */
class BrokerLogin extends OAuth2AuthenticationToken {

    private final transient OidcUser user;
    private final transient String accessToken;

    BrokerLogin(OAuth2LoginAuthenticationToken login) {
        super(
                requireNonNull(login.getPrincipal()),
                login.getAuthorities(),
                login.getClientRegistration().getRegistrationId());
        this.user = (OidcUser) requireNonNull(login.getPrincipal());
        this.accessToken = requireNonNull(login.getAccessToken()).getTokenValue();
    }

    OidcUser user() {
        return user;
    }

    String accessToken() {
        return accessToken;
    }
}
