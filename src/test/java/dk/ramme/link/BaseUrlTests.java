package dk.ramme.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTests {

    @Test
    void an_address_is_the_base_followed_by_the_path() {
        assertThat(new BaseUrl(URI.create("https://ramme.example/")).to("/users/1"))
                .isEqualTo("https://ramme.example/users/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1", "https://ramme.example:8443"})
    void this_machine_may_be_reached_in_the_clear(String url) {
        assertThat(new BaseUrl(URI.create(url)).to("/")).isEqualTo(url + "/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ramme.example",
                "ramme.example",
                "/",
                "ftp://ramme.example",
                "https://a@ramme.example",
                "https://ramme.example?x",
                "https://ramme.example#x",
                "mailto:a@ramme.example"
            })
    void anything_else_is_no_base(String url) {
        assertThatThrownBy(() -> new BaseUrl(URI.create(url))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "//elsewhere.example", "https://elsewhere.example", ""})
    void only_local_paths_are_led_to(String path) {
        var base = new BaseUrl(URI.create("https://ramme.example"));

        assertThatThrownBy(() -> base.to(path)).isInstanceOf(IllegalArgumentException.class);
    }
}
