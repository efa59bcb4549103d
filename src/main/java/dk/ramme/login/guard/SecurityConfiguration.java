package dk.ramme.login.guard;

import dk.ramme.edge.FairShare;
import dk.ramme.edge.Uploads;
import dk.ramme.link.BaseUrl;
import dk.ramme.login.AccessRules;
import dk.ramme.login.AddressRation;
import dk.ramme.login.LoginEnded;
import dk.ramme.login.LoginLimits;
import dk.ramme.login.LoginTrail;
import dk.ramme.login.Memberships;
import dk.ramme.login.ProtocolEndpoints;
import dk.ramme.login.Sessions;
import dk.ramme.login.SignedInToken;
import dk.ramme.login.StepUp;
import dk.ramme.login.broker.BrokerLoginSteps;
import dk.ramme.login.broker.BrokerLogout;
import dk.ramme.login.broker.BrokerSettings;
import dk.ramme.ration.RateLimits;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;

/** Puts the parts of login together: the table of who may do what, the headers, the broker, logout. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BrokerSettings.class, LoginLimits.class, OAuth2ClientProperties.class})
class SecurityConfiguration {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The addresses of protocols, before all pages: whatever is not one of them goes on to the chain below. */
    @Bean
    @Order(1)
    SecurityFilterChain protocols(
            HttpSecurity http,
            ProtocolEndpoints endpoints,
            SecurityHeaders headers,
            CsrfTokens csrf,
            CsrfTokenRequestHandler csrfHandler,
            Sessions sessions,
            Memberships memberships)
            throws Exception {
        http.headers(headers)
                .csrf(forms -> forms.csrfTokenRepository(csrf).csrfTokenRequestHandler(csrfHandler))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.none()))
                .addFilterAfter(new ActingFilter(sessions, memberships), CsrfFilter.class);
        endpoints.configure(http);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain security(
            HttpSecurity http,
            AccessRules rules,
            SecurityHeaders headers,
            BrokerLoginSteps broker,
            BrokerLogout brokerLogout,
            LoginRequired loginRequired,
            CsrfTokens csrf,
            CsrfTokenRequestHandler csrfHandler,
            Uploads uploads,
            LoginTrail trail,
            Sessions sessions,
            Memberships memberships,
            StepUpRules stepUpRules,
            StepUp stepUp,
            FairShare share,
            LoginLimits limits,
            RateLimits rations,
            ApplicationEventPublisher events,
            Clock clock)
            throws Exception {
        var begunLimit = new BegunLimit(
                new AddressRation("login-begun", limits.begunPerAddress(), limits.begun(), rations, clock));
        return http.authorizeHttpRequests(requests -> apply(rules, requests))
                .headers(headers)
                .csrf(forms -> forms.csrfTokenRepository(csrf)
                        .csrfTokenRequestHandler(csrfHandler)
                        .ignoringRequestMatchers(uploads::isUnread))
                .requestCache(cache -> cache.disable())
                // Sessions begins every login in a session of its own. A change of id before that would leave the old
                // session in the database under its old name, to be found and used again.
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.none()))
                .exceptionHandling(answers ->
                        answers.authenticationEntryPoint(loginRequired).accessDeniedHandler(loginRequired))
                .oauth2Login(broker)
                .logout(logout -> logOut(logout, trail, events, brokerLogout))
                .addFilterBefore(begunLimit, OAuth2AuthorizationRequestRedirectFilter.class)
                .addFilterBefore(new ActingFilter(sessions, memberships), AuthorizationFilter.class)
                .addFilterAfter(new StepUpFilter(stepUpRules, stepUp), AuthorizationFilter.class)
                .addFilterAfter(new ShareFilter(share), StepUpFilter.class)
                .build();
    }

    /** How a form bears its token: otherwise in each page, so that nothing is learnt from how well pages compress. */
    @Bean
    static CsrfTokenRequestHandler csrfHandler() {
        return new XorCsrfTokenRequestAttributeHandler();
    }

    /** Nobody asks how long each filter took, and every request would pay for it. */
    @Bean
    static SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Reading and posting, for the hosts Ramme is known by: nothing else reaches a page (T7). */
    @Bean
    StrictHttpFirewall httpFirewall(BaseUrl baseUrl) {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHttpMethods(List.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.POST.name()));
        firewall.setAllowedHostnames(host -> host.equalsIgnoreCase(baseUrl.host()) || THIS_MACHINE.contains(host));
        return firewall;
    }

    private static void apply(
            AccessRules rules,
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // the page that is drawn in the place of one that failed; asked for by its address it is not there
        requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        for (var rule : rules.all()) {
            var line = requests.requestMatchers(rule.matcher());
            if (rule.forEveryone()) {
                line.permitAll();
            } else {
                line.hasAnyAuthority(rule.who().toArray(String[]::new));
            }
        }
        requests.anyRequest().denyAll();
    }

    private static void logOut(
            LogoutConfigurer<HttpSecurity> logout,
            LoginTrail trail,
            ApplicationEventPublisher events,
            BrokerLogout brokerLogout) {
        logout.addLogoutHandler((request, response, authentication) -> {
                    if (authentication instanceof SignedInToken token) {
                        trail.loggedOut(token.getPrincipal());
                        Sessions.login(request.getSession(false))
                                .ifPresent(login -> events.publishEvent(new LoginEnded(token.getPrincipal(), login)));
                    }
                })
                .addLogoutHandler(new HeaderWriterLogoutHandler(
                        new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE)))
                .logoutSuccessHandler(brokerLogout);
    }
}
