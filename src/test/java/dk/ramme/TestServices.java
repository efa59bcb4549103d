package dk.ramme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

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

    @Bean
    DynamicPropertyRegistrar port() {
        var port = freePort();
        return registry -> {
            registry.add("server.port", () -> port);
            registry.add("ramme.base-url", () -> "http://localhost:" + port);
        };
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
