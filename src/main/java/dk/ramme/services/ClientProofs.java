package dk.ramme.services;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dk.ramme.link.BaseUrl;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How a service proves to be itself (O1): by its secret, or by a statement signed with its key (RFC 7523), which counts once. Its keys
 * are those it was registered with: none is fetched from anywhere.
 */
@Component
class ClientProofs {

    /** Asymmetric ones alone: with another a public key would do as a secret. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final RegisteredClients clients;
    private final BaseUrl baseUrl;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ServiceTrail trail;
    private final Clock clock;

    ClientProofs(
            RegisteredClients clients,
            BaseUrl baseUrl,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ServiceTrail trail,
            Clock clock) {
        this.clients = clients;
        this.baseUrl = baseUrl;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    /** Leaves the two ways there are of those the framework knows. */
    void arrange(List<AuthenticationProvider> providers) {
        providers.removeIf(provider -> !(provider instanceof ClientSecretAuthenticationProvider)
                && !(provider instanceof JwtClientAssertionAuthenticationProvider));
        for (var provider : providers) {
            if (provider instanceof ClientSecretAuthenticationProvider bySecret) {
                bySecret.setPasswordEncoder(TokenHash.ofSecrets());
            } else if (provider instanceof JwtClientAssertionAuthenticationProvider byKey) {
                byKey.setJwtDecoderFactory(this::decoder);
            }
        }
        providers.replaceAll(provider -> watched(provider));
    }

    /** Whoever comes as a service and is not stands on the trail (O6), and is told to wait where that happens too often. */
    private AuthenticationProvider watched(AuthenticationProvider provider) {
        return new AuthenticationProvider() {
            @Override
            public @Nullable Authentication authenticate(Authentication proof) {
                try {
                    return provider.authenticate(proof);
                } catch (OAuth2AuthenticationException refusal) {
                    var isProof = OAuth2ErrorCodes.INVALID_CLIENT.equals(
                            refusal.getError().getErrorCode());
                    if (!isProof || mayTryAgain(proof.getName())) throw refusal;
                    throw new OAuth2AuthenticationException(ClientRefusals.SLOW_DOWN);
                }
            }

            @Override
            public boolean supports(Class<?> proof) {
                return provider.supports(proof);
            }
        };
    }

    private boolean mayTryAgain(String service) {
        return trail.proofRefused(clients.any(service).map(SelfService::id).orElse(null));
    }

    private JwtDecoder decoder(RegisteredClient client) {
        var keys = clients.service(client.getClientId())
                .flatMap(SelfService::publicKeys)
                .orElseThrow(() -> new BadJwtException("it has no key"));
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(parse(keys))));
        // looked at below, by the clock that all is looked at by
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        var times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(times, says(client.getClientId()))));
        return decoder;
    }

    private static JWKSet parse(String keys) {
        try {
            return JWKSet.parse(keys);
        } catch (ParseException e) {
            throw new IllegalStateException("they were read when they came", e);
        }
    }

    private OAuth2TokenValidator<Jwt> says(String client) {
        return statement -> {
            var fault = fault(statement, client);
            return fault == null
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, fault, null));
        };
    }

    private @Nullable String fault(Jwt statement, String client) {
        var ends = statement.getExpiresAt();
        var id = statement.getId();
        if (!client.equals(statement.getClaimAsString("iss")) || !client.equals(statement.getSubject())) {
            return "iss and sub have to be the service's id";
        }
        var audience = statement.getAudience();
        if (audience == null || audience.stream().noneMatch(this::isUs)) return "aud has to be Ramme";
        if (ends == null || ends.isAfter(clock.instant().plus(LONGEST))) return "exp has to be within ten minutes";
        if (id == null || id.isEmpty() || id.length() > 500) return "jti is missing";
        return isFirst(client, id, ends) ? null : "it was used before";
    }

    private boolean isUs(String audience) {
        return audience.equals(ServiceSecurity.issuer(baseUrl))
                || audience.equals(baseUrl.to(ServiceSettings.TOKEN))
                || audience.equals(baseUrl.to(ServiceSettings.PUSH));
    }

    /** Two nodes that are shown the same statement at once agree on who was first by the key of the table. */
    private boolean isFirst(String client, String id, Instant ends) {
        return Tenancy.on(
                CrossTenantTask.SERVICE,
                () -> Boolean.TRUE.equals(transaction.execute(status -> jdbc.sql(
                                        "insert into service_proof (hash, expires_at) values (:hash, :ends) on conflict do nothing")
                                .param("hash", TokenHash.of(client + " " + id))
                                .param("ends", Timestamp.from(ends.plus(SKEW)))
                                .update()
                        == 1)));
    }

    /** Tells a service that did not prove to be itself what the protocol has to say (RFC 6749, 5.2), and no more. */
    static final class ClientRefusals implements AuthenticationFailureHandler {

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
}
