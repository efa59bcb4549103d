package dk.ramme.services;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Tells a service that did not prove to be itself what the protocol has to say (RFC 6749, 5.2), and no more. */
final class ClientRefusals implements AuthenticationFailureHandler {

    /** What is said to whoever has been wrong too often. */
    static final String SLOW_DOWN = "slow_down";

    private static final String MINUTE = "60";

    private final OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var code = failure instanceof OAuth2AuthenticationException refusal
                ? refusal.getError().getErrorCode()
                : OAuth2ErrorCodes.INVALID_CLIENT;
        var answer = new ServletServerHttpResponse(response);
        switch (code) {
            case SLOW_DOWN -> {
                answer.setStatusCode(HttpStatus.TOO_MANY_REQUESTS);
                answer.getHeaders().set(HttpHeaders.RETRY_AFTER, MINUTE);
            }
            case OAuth2ErrorCodes.INVALID_CLIENT -> {
                answer.setStatusCode(HttpStatus.UNAUTHORIZED);
                // whoever came with this header is told what it takes
                if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
                    answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Ramme\"");
                }
            }
            default -> answer.setStatusCode(HttpStatus.BAD_REQUEST);
        }
        errors.write(new OAuth2Error(code), null, answer);
    }
}
