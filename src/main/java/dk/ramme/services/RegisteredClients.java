package dk.ramme.services;

import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The services as the framework knows clients. One that is retired is not there. */
@Component
class RegisteredClients implements RegisteredClientRepository {

    private final SelfServices services;
    private final ServiceLogos logos;
    private final TransactionTemplate reading;

    RegisteredClients(SelfServices services, ServiceLogos logos, PlatformTransactionManager transactions) {
        this.services = services;
        this.logos = logos;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** The service itself; empty for one that is not there, or not any more. */
    Optional<SelfService> service(String id) {
        return any(id).filter(service -> !service.isRetired());
    }

    /** The service itself, retired or not. */
    Optional<SelfService> any(String id) {
        if (!isId(id)) return Optional.empty();
        return Tenancy.on(CrossTenantTask.SERVICE, () -> reading.execute(status -> services.findById(id)));
    }

    /** The version of its logo; empty for one that has none. */
    Optional<String> logo(String id) {
        return Tenancy.on(CrossTenantTask.SERVICE, () -> reading.execute(status -> logos.versionOf(id)));
    }

    /** Whether a service may be called that: no id that was registered looks otherwise, and what a stranger sends is not looked for. */
    static boolean isId(String text) {
        return text.matches("[a-z0-9-]{2,63}");
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("services are registered by whoever runs Ramme");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return service(id).map(RegisteredClients::client).orElse(null);
    }

    private static RegisteredClient client(SelfService service) {
        var client = RegisteredClient.withId(service.id())
                .clientId(service.id())
                .clientName(service.name())
                .clientIdIssuedAt(service.registeredAt())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(uris -> uris.addAll(service.redirects()))
                .postLogoutRedirectUris(uris -> uris.addAll(service.logoutRedirects()))
                .scopes(scopes -> scopes.addAll(service.scopes()))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                        .authorizationCodeTimeToLive(GrantRows.CODE)
                        .accessTokenTimeToLive(GrantRows.ACCESS)
                        .refreshTokenTimeToLive(GrantRows.LONGEST)
                        .reuseRefreshTokens(false)
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.RS256)
                        .build());
        var settings = ClientSettings.builder()
                .requireProofKey(!service.isPkceOptional())
                .requireAuthorizationConsent(false);
        service.secretHash()
                .ifPresentOrElse(
                        hash -> client.clientSecret(HexFormat.of().formatHex(hash))
                                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST),
                        () -> {
                            client.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
                            settings.tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS256);
                        });
        return client.clientSettings(settings.build()).build();
    }
}
