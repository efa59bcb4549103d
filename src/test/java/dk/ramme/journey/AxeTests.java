package dk.ramme.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AxeTests {

    @Test
    void a_fault_is_found_and_named() {
        try (var page = Chromium.browser().newPage()) {
            page.setContent("<html lang='da'><title>x</title><main><h1>x</h1><img src='x.png'></main>");

            assertThat(Axe.faults(page)).singleElement().asString().startsWith("image-alt: <img");
        }
    }
}
