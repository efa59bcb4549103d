package dk.ramme;

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

/** What only the tests add: a database that is forgotten, a free port and a clock that can be moved. */
@TestConfiguration(proxyBeanMethods = false)
@Import({DevServices.class, AnOrganisation.class})
class TestServices {

    @Bean(destroyMethod = "close")
    Database database() {
        return Database.forTests();
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
