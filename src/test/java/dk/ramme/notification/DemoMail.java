package dk.ramme.notification;

import com.icegreen.greenmail.util.GreenMail;
import java.nio.file.Path;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** What the run command adds to see mails by: the page {@code /demo/mail}, and a folder where they outlive a restart. */
@TestConfiguration(proxyBeanMethods = false)
@Import(DemoMailController.class)
public class DemoMail {

    /** Mails carry their styles with them, and the page shows them in a frame; scripts there are none. */
    private static final String OWN_LOOK =
            "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'self'";

    @Bean(destroyMethod = "close")
    KeptMails keptMails(GreenMail server) {
        return new KeptMails(server, Path.of(".ramme", "mail"));
    }

    /** These pages are open to all: there is nothing real in them, and they are no part of Ramme. */
    @Bean
    @Order(0)
    SecurityFilterChain demoSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher("/demo/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                        .contentSecurityPolicy(csp -> csp.policyDirectives(OWN_LOOK)))
                .build();
    }
}
