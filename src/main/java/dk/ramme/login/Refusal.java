package dk.ramme.login;

import com.nimbusds.jose.KeySourceException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.web.client.RestClientException;

/** Why a login came to nothing. The person is told what they can do about it, the audit trail which it was. */
public enum Refusal {
    /** The person stopped it at MitID. */
    CANCELLED,
    /** The broker does not answer, or not as it should. */
    BROKER_UNAVAILABLE,
    /** The answer belongs to no login begun in this browser: too old, another browser, or forged. */
    STATE_LOST,
    /** The broker's word cannot be relied on: signature, issuer, audience, nonce, time. */
    TOKEN_INVALID,
    LEVEL_TOO_LOW,
    LOGIN_TOO_OLD,
    NOT_PRIVATE,
    WRONG_ENVIRONMENT,
    /** Nobody here is known by this MitID. */
    NOT_A_USER,
    /** User ID and code of separate MitID do not belong together, or it is too soon after wrong ones. */
    SEPARATE_WRONG;

    private static final Map<String, Refusal> BY_ERROR = Map.of(
            "access_denied", CANCELLED,
            "authorization_request_not_found", STATE_LOST,
            "invalid_state_parameter", STATE_LOST,
            "temporarily_unavailable", BROKER_UNAVAILABLE,
            "server_error", BROKER_UNAVAILABLE,
            "invalid_token_response", BROKER_UNAVAILABLE);

    /** What Spring Security's, the broker's or our own failure means for the person. */
    public static Refusal of(AuthenticationException failure) {
        for (var cause = (Throwable) failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BrokerUnavailable
                    || cause instanceof RestClientException
                    || cause instanceof KeySourceException) {
                return BROKER_UNAVAILABLE;
            }
            if (cause instanceof JwtValidationException invalid) {
                return of(invalid);
            }
        }
        return failure instanceof OAuth2AuthenticationException oauth ? of(oauth.getError()) : TOKEN_INVALID;
    }

    /** A token that is not to be trusted at all comes before one that is worth too little. */
    private static Refusal of(JwtValidationException invalid) {
        var refusals = invalid.getErrors().stream().map(Refusal::of).toList();
        return refusals.contains(TOKEN_INVALID) ? TOKEN_INVALID : refusals.get(0);
    }

    private static Refusal of(OAuth2Error error) {
        var code = error.getErrorCode();
        return byCode(code).orElseGet(() -> BY_ERROR.getOrDefault(code, TOKEN_INVALID));
    }

    /** Whether it is about what MitID answered, rather than who somebody is here. */
    boolean isOfBroker() {
        return this != NOT_A_USER && this != SEPARATE_WRONG;
    }

    /** As it stands in an address: {@code level-too-low}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Refusal> byCode(@Nullable String code) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.code().equals(code))
                .findFirst();
    }

    public OAuth2Error error(String description) {
        return new OAuth2Error(code(), description, null);
    }
}
