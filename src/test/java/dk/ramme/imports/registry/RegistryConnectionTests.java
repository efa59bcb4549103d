package dk.ramme.imports.registry;

import static dk.ramme.imports.registry.RegistryScene.FIRST_PAGE;
import static dk.ramme.imports.registry.RegistryScene.SECRET;
import static dk.ramme.imports.registry.RegistryScene.assertUnavailable;
import static dk.ramme.imports.registry.RegistryScene.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.imports.RawServer;
import dk.ramme.imports.RegistryFault;
import java.time.Clock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Connections that break, lead nowhere or do not even speak HTTP. */
@ExtendWith(OutputCaptureExtension.class)
class RegistryConnectionTests {

    @AutoClose
    static final RegistryScene scene = new RegistryScene();

    @BeforeEach
    void calm() {
        scene.simulator.calm();
    }

    @Test
    void broken_connections_are_tried_again() {
        scene.simulator.fail(RegistryFault.hangUpHalfWay(), RegistryFault.hangUp());

        assertThat(scene.firstPage().rows()).hasSize(100);
    }

    @Test
    void connections_that_break_again_and_again_are_given_up() {
        scene.simulator.fail(20, RegistryFault.hangUp());

        assertUnavailable(scene.registry());

        // the client of the JDK asks once more by itself when a connection ends before the first byte
        assertThat(scene.simulator.fetches().get(FIRST_PAGE)).isBetween(3, 6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NONSENSE 1503679994\r\n\r\n",
                "HTTP/1.1 abc 1503679994\r\n\r\n",
                "HTTP/1.1 200 OK\r\n1503679994"
            })
    void what_is_not_even_http_is_no_answer_and_is_kept_out_of_the_log(String answer, CapturedOutput log)
            throws Exception {
        try (var server = new RawServer(answer)) {
            var registry = new SignatureRegistry(settings(server.url(), "key"), Clock.systemUTC());

            assertUnavailable(registry);

            assertThat(server.connections()).isBetween(3, 6);
            assertThat(log).contains("the signature registry failed").doesNotContain(SECRET);
        }
    }

    @Test
    void nobody_there_is_no_answer() {
        var registry = new SignatureRegistry(settings("http://localhost:1", "key"), Clock.systemUTC());

        assertUnavailable(registry);
    }
}
