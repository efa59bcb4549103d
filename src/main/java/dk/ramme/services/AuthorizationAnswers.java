package dk.ramme.services;

import dk.ramme.link.BaseUrl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Sends the person back to the service, with a code or with why there is none, and with who says so (RFC 9207). */
@Component
class AuthorizationAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final String issuer;

    AuthorizationAnswers(BaseUrl baseUrl) {
        issuer = ServiceSecurity.issuer(baseUrl);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var granted = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        var code = Objects.requireNonNull(granted.getAuthorizationCode());
        send(
                response,
                Objects.requireNonNull(granted.getRedirectUri()),
                granted.getState(),
                Map.of("code", code.getTokenValue()));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var refused = failure instanceof OAuth2AuthorizationCodeRequestAuthenticationException refusal ? refusal : null;
        var asked = refused == null ? null : refused.getAuthorizationCodeRequestAuthentication();
        if (refused == null || asked == null || asked.getRedirectUri() == null) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
            return;
        }
        send(
                response,
                asked.getRedirectUri(),
                asked.getState(),
                Map.of("error", refused.getError().getErrorCode()));
    }

    /** An address is what was registered, and stays as it is. */
    private void send(
            HttpServletResponse response, String address, @Nullable String state, Map<String, String> answer) {
        var all = new LinkedHashMap<>(answer);
        if (state != null && !state.isEmpty()) all.put("state", state);
        all.put("iss", issuer);
        var uri = UriComponentsBuilder.fromUriString(address);
        all.forEach((name, value) -> uri.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, uri.build(true).toUriString());
    }
}
