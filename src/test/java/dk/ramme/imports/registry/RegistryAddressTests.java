package dk.ramme.imports.registry;

import static dk.ramme.imports.registry.RegistryScene.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the registry is, and the key that opens it. */
class RegistryAddressTests {

    @AutoClose
    static final RegistryScene scene = new RegistryScene();

    @BeforeEach
    void calm() {
        scene.simulator.calm();
    }

    @Test
    void without_an_address_there_is_no_registry() {
        var registry = new SignatureRegistry(settings("", null), Clock.systemUTC());

        assertThat(registry.isThere()).isFalse();
        assertThat(scene.registry().isThere()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://registry.example",
                "ftp://registry.example",
                "https://user:secret@registry.example",
                "https://registry.example/?key=secret",
                "registry.example"
            })
    void the_registry_is_reached_by_https_alone(String url) {
        assertThatThrownBy(() -> settings(url, "key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_key_that_cannot_be_sent_is_refused_without_being_shown() {
        assertThatThrownBy(() -> settings("https://registry.example", "secret\r\nX: 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThat(settings("https://registry.example", "secret").toString()).doesNotContain("secret");
    }
}
