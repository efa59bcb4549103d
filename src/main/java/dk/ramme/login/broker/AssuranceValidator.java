package dk.ramme.login.broker;

import dk.ramme.login.AssuranceLevel;
import dk.ramme.login.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Whether a login is worth what Ramme asks: reached the level, happened just now, with private MitID, in production
 * (F8, T13, T14). Spring Security checks none of this. What is missing counts as not enough (ASVS 6.8.4).
 */
class AssuranceValidator implements OAuth2TokenValidator<Jwt> {

    private final BrokerSettings settings;
    private final BrokerPreset.Names names;
    private final boolean testEnvironment;
    private final Clock clock;

    AssuranceValidator(BrokerSettings settings, boolean testEnvironment, Clock clock) {
        this.settings = settings;
        this.names = settings.names();
        this.testEnvironment = testEnvironment;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        List<OAuth2Error> errors = new ArrayList<>();
        if (level(token).filter(level -> level.reaches(settings.minimumLevel())).isEmpty()) {
            errors.add(Refusal.LEVEL_TOO_LOW.error(said(token, names.level())));
        }
        if (!isRecent(token)) {
            errors.add(Refusal.LOGIN_TOO_OLD.error(age(token)));
        }
        if (!(token.getClaim(names.identityType()) instanceof String type
                && settings.acceptedIdentities().contains(type))) {
            errors.add(Refusal.NOT_PRIVATE.error(said(token, names.identityType())));
        }
        if (!testEnvironment && !isProduction(token)) {
            errors.add(Refusal.WRONG_ENVIRONMENT.error(said(token, String.valueOf(names.environment()))));
        }
        return errors.isEmpty() ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(errors);
    }

    private static String said(Jwt token, String claim) {
        return TokenFault.said(claim, token.getClaim(claim));
    }

    private String age(Jwt token) {
        return authTime(token)
                .map(at -> "the login is "
                        + Duration.between(at, clock.instant()).toSeconds() + " s old by the claim " + names.authTime())
                .orElseGet(() -> said(token, names.authTime()));
    }

    /** The level of the ID token; what user info says about it is not signed and does not count. */
    Optional<AssuranceLevel> level(Jwt token) {
        return token.getClaim(names.level()) instanceof String value
                ? AssuranceLevel.read(value, settings.levels())
                : Optional.empty();
    }

    private boolean isRecent(Jwt token) {
        var authTime = authTime(token);
        var now = clock.instant();
        return authTime.isPresent()
                && !authTime.get().isBefore(now.minus(settings.maxAge()).minus(settings.clockSkew()))
                && !authTime.get().isAfter(now.plus(settings.clockSkew()));
    }

    Optional<Instant> authTime(Jwt token) {
        Object value = token.getClaim(names.authTime());
        if (value instanceof Instant instant) {
            return Optional.of(instant);
        }
        return value instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    /** A broker need not tell its environment: then the issuer does. What it does tell must be production. */
    private boolean isProduction(Jwt token) {
        Object value = names.environment() == null ? null : token.getClaim(names.environment());
        return value == null
                || value instanceof String text
                        && settings.productionEnvironments().contains(text);
    }
}
