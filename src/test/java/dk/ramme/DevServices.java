package dk.ramme;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dk.ramme.imports.RegistrySimulator;
import dk.ramme.login.broker.TestEnvironment;
import dk.ramme.notification.Mailbox;
import java.time.Clock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** What the tests and the run command add to Ramme: a database, a MitID broker, a signature registry and a mail server. */
@TestConfiguration(proxyBeanMethods = false)
@Import(Mailbox.class)
class DevServices {

    @Bean(destroyMethod = "close")
    MitIdSimulator mitIdSimulator(Environment environment, Clock clock) {
        return new MitIdSimulator(environment.getProperty("demo.mitid-port", Integer.class, 0), clock);
    }

    @Bean(destroyMethod = "close")
    RegistrySimulator signatureRegistrySimulator(Environment environment, Clock clock) {
        return new RegistrySimulator(environment.getProperty("demo.registry-port", Integer.class, 0), clock);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    GreenMail greenMail() {
        return new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    }

    @Bean
    TestEnvironment testEnvironment() {
        return new TestEnvironment() {};
    }

    @Bean
    DynamicPropertyRegistrar properties(
            Database database, MitIdSimulator mitId, RegistrySimulator signatureRegistry, GreenMail mail) {
        return registry -> {
            registry.add("spring.datasource.url", database::url);
            registry.add("spring.datasource.username", () -> Database.RUNTIME);
            registry.add("spring.datasource.password", () -> Database.PASSWORD);
            registry.add("spring.flyway.user", () -> Database.OWNER);
            registry.add("spring.flyway.password", () -> Database.PASSWORD);
            registry.add("spring.security.oauth2.client.provider.mitid.issuer-uri", mitId::issuer);
            registry.add("spring.security.oauth2.client.registration.mitid.client-id", () -> MitIdSimulator.CLIENT_ID);
            registry.add(
                    "spring.security.oauth2.client.registration.mitid.client-secret",
                    () -> MitIdSimulator.CLIENT_SECRET);
            registry.add("ramme.signature-registry.url", signatureRegistry::url);
            registry.add("ramme.signature-registry.bearer-token", () -> RegistrySimulator.TOKEN);
            registry.add("spring.mail.port", () -> mail.getSmtp().getPort());
            registry.add("spring.mail.host", () -> "127.0.0.1");
        };
    }
}
