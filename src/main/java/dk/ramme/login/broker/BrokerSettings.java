package dk.ramme.login.broker;

import dk.ramme.login.AssuranceLevel;
import dk.ramme.remote.Address;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.validation.annotation.Validated;

/**
 * How the MitID broker speaks and what a login must be worth. The addresses and the client are Spring's own settings
 * ({@code spring.security.oauth2.client.*}); these say what those cannot.
 *
 * @param preset which broker; gives the names of the claims
 * @param claims names that differ from the preset's
 * @param levels further values of the level claim and what they stand for
 * @param minimumLevel the least a login must reach; a missing or unknown level is too low
 * @param maxAge how long ago the person may have logged in at MitID
 * @param clockSkew by how much the broker's clock may differ
 * @param algorithms what the ID token may be signed with; symmetric ones are not to be had
 * @param keepKeys for how long the broker's keys are kept; one it withdraws is accepted no longer than that
 * @param privateIdentities values that say "private MitID", if not the preset's
 * @param productionEnvironments values that say "production", where the broker tells its environment
 * @param acrValues asked for at login, if not the preset's
 * @param parameters further parameters of the request, beside or over the preset's
 * @param formOrigins origins the login may pass on its way to MitID, beside the broker's own (CSP form-action)
 * @param clientKeyFile a JSON Web Key to prove ourselves with instead of a secret (client-authentication-method private_key_jwt)
 * @param connectTimeout how long to wait for a connection to the broker
 * @param readTimeout how long to wait for its answer
 * @param match the broker's CPR match, for operators who are not given the CPR number
 */
@Validated
@ConfigurationProperties("ramme.login")
public record BrokerSettings(
        @NotNull @DefaultValue("custom") BrokerPreset preset,
        @DefaultValue ClaimNames claims,
        @DefaultValue Map<String, AssuranceLevel> levels,
        @NotNull @DefaultValue("SUBSTANTIAL") AssuranceLevel minimumLevel,

        @NotNull @DurationMin(seconds = 30) @DurationMax(minutes = 15) @DefaultValue("5m")
        Duration maxAge,

        @NotNull @DurationMin(seconds = 0) @DurationMax(minutes = 5) @DefaultValue("60s")
        Duration clockSkew,

        @NotEmpty @DefaultValue({"RS256", "PS256", "ES256"}) Set<SignatureAlgorithm> algorithms,

        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 15) @DefaultValue("5m")
        Duration keepKeys,

        @DefaultValue Set<String> privateIdentities,
        @NotEmpty @DefaultValue({"production", "prod"}) Set<String> productionEnvironments,
        @Nullable String acrValues,
        @DefaultValue Map<String, String> parameters,
        @DefaultValue List<String> formOrigins,
        @Nullable Path clientKeyFile,
        @NotNull @DefaultValue("2s") Duration connectTimeout,
        @NotNull @DefaultValue("5s") Duration readTimeout,
        @Valid @DefaultValue Match match) {

    /** Names that differ from the preset's; what is not said stays. */
    record ClaimNames(
            @Nullable String cpr,
            @Nullable String name,
            @Nullable String birthDate,
            @Nullable String level,
            @Nullable String authTime,
            @Nullable String identityType,
            @Nullable String environment) {}

    /**
     * @param url where a CPR number is compared with the login; none: the broker gives the number itself
     * @param triesPerLogin how many comparisons one login may be used for
     */
    record Match(
            @Nullable URI url,
            @DefaultValue("cpr") String requestField,
            @DefaultValue("cprNumberMatch") String answerField,
            @DefaultValue("3") int triesPerLogin) {

        Match {
            // a variable of the environment that is set to nothing is not set
            url = url == null || url.toString().isBlank() ? null : url;
            if (url != null && !Address.isSafe(url)) {
                throw new IllegalArgumentException(
                        "ramme.login.match.url (RAMME_LOGIN_MATCH_URL) must be https://host/path: CPR numbers go there");
            }
        }
    }

    /** The names in force. */
    BrokerPreset.Names names() {
        var given = preset.names();
        return new BrokerPreset.Names(
                or(claims.cpr(), given.cpr()),
                or(claims.name(), given.name()),
                or(claims.birthDate(), given.birthDate()),
                or(claims.level(), given.level()),
                or(claims.authTime(), given.authTime()),
                or(claims.identityType(), given.identityType()),
                claims.environment() != null ? claims.environment() : given.environment());
    }

    Set<String> acceptedIdentities() {
        return privateIdentities.isEmpty() ? preset.privateIdentities() : privateIdentities;
    }

    @Nullable
    String requestedAcr() {
        return acrValues != null ? acrValues : preset.acrValues();
    }

    private static String or(@Nullable String own, String given) {
        return own != null ? own : given;
    }
}
