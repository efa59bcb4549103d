package dk.ramme.login.broker;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/** Reads ID tokens: signed by the broker's key with an allowed algorithm, for us, now, and worth what we ask. */
@Component
class IdTokenDecoders implements JwtDecoderFactory<ClientRegistration> {

    private final BrokerSettings settings;
    private final BrokerKeys keys;
    private final Clock clock;
    private final boolean testEnvironment;
    private final Map<ClientRegistration, JwtDecoder> decoders = new ConcurrentHashMap<>();

    IdTokenDecoders(
            BrokerSettings settings, BrokerKeys keys, Clock clock, ObjectProvider<TestEnvironment> testEnvironment) {
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
        this.testEnvironment = testEnvironment.getIfAvailable() != null;
    }

    /** One for each registration, since it keeps the broker's keys for a while. */
    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        return decoders.computeIfAbsent(registration, this::decoder);
    }

    private JwtDecoder decoder(ClientRegistration registration) {
        var address = requireNonNull(registration.getProviderDetails().getJwkSetUri());
        var decoder = NimbusJwtDecoder.withJwkSource(keys.at(address))
                .jwsAlgorithms(allowed -> allowed.addAll(settings.algorithms()))
                .build();
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                idTokenType(),
                timestamps(),
                oidc(registration),
                new AssuranceValidator(settings, testEnvironment, clock)));
        return decoder;
    }

    /** An access token, which says {@code at+jwt}, is no ID token. */
    private static JwtTypeValidator idTokenType() {
        var validator = JwtTypeValidator.jwt();
        validator.setAllowEmpty(true);
        return validator;
    }

    private JwtTimestampValidator timestamps() {
        var validator = new JwtTimestampValidator(settings.clockSkew());
        validator.setClock(clock);
        return validator;
    }

    private OidcIdTokenValidator oidc(ClientRegistration registration) {
        var validator = new OidcIdTokenValidator(registration);
        validator.setClockSkew(settings.clockSkew());
        validator.setClock(clock);
        return validator;
    }
}
