package dk.ramme;

import com.icegreen.greenmail.util.GreenMail;
import dk.ramme.jobs.InOneOrganisation;
import dk.ramme.keyring.KeyringScene;
import dk.ramme.leak.LeakGuard;
import dk.ramme.login.BrokerDouble;
import dk.ramme.login.RefusedLogins;
import dk.ramme.means.LoadedTokens;
import dk.ramme.orders.AnOrder;
import dk.ramme.vault.QuickHashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** What only the tests add: a database that is forgotten, a free port and a clock that can be moved. */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    DevServices.class,
    RefusedLogins.class,
    AnOrganisation.class,
    BackgroundWork.class,
    InOneOrganisation.class,
    KeyringScene.class,
    AnOrder.class,
    LoadedTokens.class,
    Pages.class,
    Stored.class
})
class TestServices {

    static {
        QuickHashes.begin();
    }

    @Bean(destroyMethod = "close")
    Database database() {
        return Database.forTests();
    }

    @Bean
    Superuser superuser(Database database) {
        return database.superuser();
    }

    /** What is in the database and in the mails is looked at when all tests are done. */
    @Bean(destroyMethod = "close")
    AutoCloseable leakGuard(Superuser superuser, GreenMail mails) {
        return LeakGuard.watch(superuser, mails);
    }

    /** A second broker, which can be told to misbehave. */
    @Bean(destroyMethod = "close")
    BrokerDouble brokerDouble(TestClock clock) {
        return new BrokerDouble(clock);
    }

    @Bean
    DynamicPropertyRegistrar brokerDoubleSettings(BrokerDouble broker) {
        return registry -> {
            registry.add("spring.security.oauth2.client.registration.double.client-id", () -> BrokerDouble.CLIENT_ID);
            registry.add(
                    "spring.security.oauth2.client.registration.double.client-secret",
                    () -> BrokerDouble.CLIENT_SECRET);
            registry.add("spring.security.oauth2.client.registration.double.scope", () -> "openid");
            registry.add("spring.security.oauth2.client.provider.double.issuer-uri", broker::issuer);
        };
    }

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    /** Chosen before anything starts: Tomcat reads its port earlier than any bean could tell it. */
    static class FreePort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var port = freePort();
            TestPropertyValues.of("server.port=" + port, "ramme.base-url=http://localhost:" + port)
                    .applyTo(context);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
