package dk.ramme.login.broker;

import dk.ramme.login.LoginPages;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.stereotype.Component;

/** The steps of OpenID Connect, each over a line that gives up soon, and none leaving a token behind. */
@Component
public class BrokerLoginSteps implements Customizer<OAuth2LoginConfigurer<HttpSecurity>> {

    private final BrokerRegistrations registrations;
    private final AuthorizationRequests requests;
    private final BegunLogins begun;
    private final NoAuthorizedClients clients;
    private final BrokerConnection connection;
    private final BrokerSettings settings;
    private final LoginCompletion completion;
    private final LoginFailure failure;

    BrokerLoginSteps(
            BrokerRegistrations registrations,
            AuthorizationRequests requests,
            BegunLogins begun,
            NoAuthorizedClients clients,
            BrokerConnection connection,
            BrokerSettings settings,
            LoginCompletion completion,
            LoginFailure failure) {
        this.registrations = registrations;
        this.requests = requests;
        this.begun = begun;
        this.clients = clients;
        this.connection = connection;
        this.settings = settings;
        this.completion = completion;
        this.failure = failure;
    }

    @Override
    public void customize(OAuth2LoginConfigurer<HttpSecurity> login) {
        login.loginPage(LoginPages.LOGIN)
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(clients)
                .authorizationEndpoint(authorize ->
                        authorize.authorizationRequestResolver(requests).authorizationRequestRepository(begun))
                .tokenEndpoint(token -> token.accessTokenResponseClient(tokenClient()))
                .userInfoEndpoint(userInfo -> userInfo.oidcUserService(userInfo()))
                .successHandler(completion)
                .failureHandler(failure)
                .withObjectPostProcessor(toBrokerLogin())
                .withObjectPostProcessor(failingAtStart());
    }

    private RestClientAuthorizationCodeTokenResponseClient tokenClient() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(connection
                .client()
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        if (settings.clientKeyFile() != null) {
            var key = ClientKey.read(settings.clientKeyFile());
            client.addParametersConverter(new NimbusJwtClientAuthenticationParametersConverter<>(registration -> key));
        }
        return client;
    }

    private OidcUserService userInfo() {
        var rest = connection.operations();
        rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var info = new DefaultOAuth2UserService();
        info.setRestOperations(rest);
        var service = new OidcUserService();
        service.setOauth2UserService(info);
        return service;
    }

    private static ObjectPostProcessor<OAuth2LoginAuthenticationFilter> toBrokerLogin() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends OAuth2LoginAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationResultConverter(BrokerLogin::new);
                // The broker's login, which may hold a CPR number, must not reach the session, least of all one that
                // goes on.
                // Said here, since what the configurer is told about it is overwritten by the shared one.
                filter.setSecurityContextRepository(new NullSecurityContextRepository());
                return filter;
            }
        };
    }

    /** A broker that is away when the login is begun gets the same page as one that goes away later. */
    private ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> failingAtStart() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(failure);
                return filter;
            }
        };
    }
}
