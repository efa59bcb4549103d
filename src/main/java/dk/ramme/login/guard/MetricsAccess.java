package dk.ramme.login.guard;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The figures for Prometheus, a door of its own beside that for people. Whoever does not show the token meets the
 * ordinary rules, by which there is no such page.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricsSettings.class)
class MetricsAccess {

    private static final RequestMatcher FIGURES =
            PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/actuator/prometheus");

    @Bean
    @Order(1)
    SecurityFilterChain metricsSecurity(HttpSecurity http, MetricsSettings settings) {
        RequestMatcher admitted =
                (HttpServletRequest request) -> settings.admit(request.getHeader(HttpHeaders.AUTHORIZATION));
        return http.securityMatcher(new AndRequestMatcher(FIGURES, admitted))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
