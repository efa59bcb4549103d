package dk.ramme.login.broker;

import com.nimbusds.jose.proc.BadJOSEException;
import dk.ramme.login.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * What is wrong with what the broker said about a login, for whoever sets Ramme up with a broker. It names claims, and of
 * values those alone that say nothing about a person.
 */
final class TokenFault {

    private static final List<String> CLAIMS = List.of("iss", "sub", "aud", "azp", "exp", "iat", "nonce");

    /** How levels, kinds and environments are written; a name has blanks, and numbers of persons many digits. */
    private static final String HARMLESS = "(?!.*[0-9]{5})[A-Za-z0-9:/._-]{1,100}";

    private TokenFault() {}

    static String of(AuthenticationException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JwtValidationException invalid) {
                return invalid.getErrors().stream().map(TokenFault::of).collect(Collectors.joining("; "));
            }
            if (cause instanceof BadJOSEException forged) {
                return "the ID token is not signed by a key of the broker with an algorithm that is allowed ("
                        + forged.getClass().getSimpleName() + ")";
            }
        }
        return failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : failure.getClass().getSimpleName();
    }

    /** What a claim says, or that it is missing. */
    static String said(String claim, @Nullable Object value) {
        if (value == null) return "the ID token has no claim " + claim;
        return "the claim " + claim + " says "
                + (value.toString().matches(HARMLESS)
                        ? value
                        : "something of " + value.toString().length() + " signs");
    }

    private static String of(OAuth2Error error) {
        var said = String.valueOf(error.getDescription());
        if (Refusal.byCode(error.getErrorCode()).isPresent()) return said;
        var claims = CLAIMS.stream()
                .filter(claim -> said.matches("(?s).*[{ ]" + claim + "=.*"))
                .collect(Collectors.joining(", "));
        return claims.isEmpty() ? "the ID token is out of its time or of another kind" : "not as it must be: " + claims;
    }
}
