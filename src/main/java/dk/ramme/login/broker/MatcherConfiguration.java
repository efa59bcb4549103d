package dk.ramme.login.broker;

import dk.ramme.login.IdentityMatcher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which way CPR numbers are compared: here, or by the broker. */
@Configuration(proxyBeanMethods = false)
class MatcherConfiguration {

    @Bean
    IdentityMatcher identityMatcher(BrokerSettings settings, BrokerConnection connection) {
        var url = settings.match().url();
        return url == null ? new ClaimMatcher() : new BrokerMatcher(connection, url, settings.match());
    }
}
