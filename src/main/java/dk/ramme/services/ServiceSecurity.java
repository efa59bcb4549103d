package dk.ramme.services;

import dk.ramme.link.BaseUrl;
import dk.ramme.login.ProtocolEndpoints;
import dk.ramme.services.ClientProofs.ClientRefusals;
import dk.ramme.services.LogoutRequests.LogoutEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenAuthenticationProvider;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.stereotype.Component;

/** Puts the OpenID provider together (O1): the framework's authorization server with our stores, and what it lacks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServiceSettings.class)
class ServiceSecurity implements ProtocolEndpoints {

    private final BaseUrl baseUrl;
    private final RegisteredClients clients;
    private final ServiceAuthorizations authorizations;
    private final ClientProofs proofs;
    private final IdTokens tokens;
    private final AccessTokens accessTokens;
    private final AuthorizationAnswers answers;
    private final PushedRequests pushed;
    private final SignIns signIns;
    private final LogoutRequests logouts;

    ServiceSecurity(
            BaseUrl baseUrl,
            RegisteredClients clients,
            ServiceAuthorizations authorizations,
            ClientProofs proofs,
            IdTokens tokens,
            AccessTokens accessTokens,
            AuthorizationAnswers answers,
            PushedRequests pushed,
            SignIns signIns,
            LogoutRequests logouts) {
        this.baseUrl = baseUrl;
        this.clients = clients;
        this.authorizations = authorizations;
        this.proofs = proofs;
        this.tokens = tokens;
        this.accessTokens = accessTokens;
        this.answers = answers;
        this.pushed = pushed;
        this.signIns = signIns;
        this.logouts = logouts;
    }

    /** Who vouches in tokens: the address people reach Ramme by. */
    static String issuer(BaseUrl baseUrl) {
        var root = baseUrl.to("/");
        return root.substring(0, root.length() - 1);
    }

    @Override
    public void configure(HttpSecurity http) {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.registeredClientRepository(clients)
                    .authorizationService(authorizations)
                    .authorizationServerSettings(settings())
                    .tokenGenerator(tokens.generator())
                    .clientAuthentication(client ->
                            client.authenticationProviders(proofs::arrange).errorResponseHandler(new ClientRefusals()))
                    .authorizationServerMetadataEndpoint(endpoint ->
                            endpoint.authorizationServerMetadataCustomizer(about -> about.claims(Discovery::correct)))
                    .authorizationEndpoint(endpoint -> endpoint.authorizationResponseHandler(answers)
                            .errorResponseHandler(answers)
                            .authenticationProviders(ServiceSecurity::tighten))
                    .pushedAuthorizationRequestEndpoint(
                            endpoint -> endpoint.pushedAuthorizationRequestConverter(ServiceSecurity::requireType)
                                    .authenticationProviders(ServiceSecurity::tighten))
                    .oidc(oidc -> oidc.providerConfigurationEndpoint(endpoint ->
                                    endpoint.providerConfigurationCustomizer(about -> about.claims(Discovery::correct)))
                            .userInfoEndpoint(endpoint -> endpoint.userInfoMapper(tokens::userInfo)));
        });
        // the framework's own would take its access tokens for signed ones
        var userInfo = new OpaqueTokenAuthenticationProvider(accessTokens);
        http.oauth2ResourceServer(
                        resource -> resource.jwt(jwt -> jwt.authenticationManager(new ProviderManager(userInfo))))
                .authorizeHttpRequests(requests -> requests.requestMatchers(ServiceSettings.INTROSPECT)
                        .denyAll()
                        // whoever is not ready to go on is stopped before this
                        .requestMatchers(ServiceSettings.AUTHORIZE)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterAfter(new LogoutEndpoint(logouts), CsrfFilter.class)
                .addFilterAfter(new PushedRequestFilter(pushed), CsrfFilter.class)
                .addFilterBefore(new SignInFilter(signIns, answers), AuthorizationFilter.class);
    }

    private AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder()
                .issuer(issuer(baseUrl))
                .authorizationEndpoint(ServiceSettings.AUTHORIZE)
                .pushedAuthorizationRequestEndpoint(ServiceSettings.PUSH)
                .tokenEndpoint(ServiceSettings.TOKEN)
                .jwkSetEndpoint(ServiceSettings.KEYS)
                .oidcUserInfoEndpoint(ServiceSettings.USER_INFO)
                .oidcLogoutEndpoint(ServiceSettings.LOGOUT)
                .tokenIntrospectionEndpoint(ServiceSettings.INTROSPECT)
                .build();
    }

    /** The framework takes what has no type for a yes, which is nothing that can be handed over. @return null: it goes on */
    private static @Nullable Authentication requireType(HttpServletRequest request) {
        if (request.getParameter(OAuth2ParameterNames.RESPONSE_TYPE) == null) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, OAuth2ParameterNames.RESPONSE_TYPE, null));
        }
        return null;
    }

    private static void tighten(List<AuthenticationProvider> providers) {
        // a yes is given on a page of ours, and never sent to the framework
        providers.removeIf(provider -> provider instanceof OAuth2AuthorizationConsentAuthenticationProvider);
        for (var provider : providers) {
            if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider asked) {
                asked.setAuthenticationValidator(new RequestRules());
            } else if (provider instanceof OAuth2PushedAuthorizationRequestAuthenticationProvider handedOver) {
                handedOver.setAuthenticationValidator(new RequestRules());
            }
        }
    }

    /** What the framework says of itself in discovery, corrected to what is true here. */
    private static final class Discovery {

        private static final List<String> METHODS =
                List.of("client_secret_basic", "client_secret_post", "private_key_jwt");

        private Discovery() {}

        static void correct(Map<String, Object> said) {
            said.keySet()
                    .removeIf(name -> name.startsWith("introspection_")
                            || name.startsWith("dpop_")
                            || name.startsWith("tls_")
                            || name.startsWith("device_"));
            said.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
            said.put("response_modes_supported", List.of("query"));
            said.put("token_endpoint_auth_methods_supported", METHODS);
            said.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256", "PS256", "ES256"));
            said.put("revocation_endpoint_auth_methods_supported", METHODS);
            said.put("subject_types_supported", List.of("pairwise", "public"));
            said.put("scopes_supported", Scopes.KNOWN.stream().sorted().toList());
            said.put("acr_values_supported", Claims.levels());
            said.put("prompt_values_supported", List.of("none", "login", "select_account"));
            said.put(
                    "claims_supported",
                    List.of(
                            "sub",
                            "sid",
                            "acr",
                            "amr",
                            "auth_time",
                            "name",
                            "locale",
                            "email",
                            "cvr",
                            "org_name",
                            "rid",
                            "production_unit",
                            "se_number",
                            "roles",
                            "rights",
                            "privileges",
                            "cpr"));
            said.put("authorization_response_iss_parameter_supported", true);
            said.put("request_parameter_supported", false);
            // one that lies elsewhere; those that were handed over here are taken whatever stands here
            said.put("request_uri_parameter_supported", false);
            said.put("require_pushed_authorization_requests", false);
            said.put("claims_parameter_supported", false);
            said.put("backchannel_logout_supported", true);
            said.put("backchannel_logout_session_supported", true);
        }
    }

    /** The framework would keep each session's name in the memory of the node, for good. Sessions at services are rows here. */
    @Component
    static class NoSessionRegistry implements SessionRegistry {

        @Override
        public List<Object> getAllPrincipals() {
            return List.of();
        }

        @Override
        public List<SessionInformation> getAllSessions(Object principal, boolean includeExpired) {
            return List.of();
        }

        @Override
        public @Nullable SessionInformation getSessionInformation(String sessionId) {
            return null;
        }

        @Override
        public void refreshLastRequest(String sessionId) {}

        @Override
        public void registerNewSession(String sessionId, Object principal) {}

        @Override
        public void removeSessionInformation(String sessionId) {}
    }
}
