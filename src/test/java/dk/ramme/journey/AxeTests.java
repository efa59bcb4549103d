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

    @Test
    void a_page_of_the_same_build_is_not_looked_at_again_and_one_of_another_is() {
        try (var page = Chromium.browser().newPage()) {
            page.setContent("<html lang='da'><title>x</title><main><h1>x</h1><label>Navn<input></label></main>");
            assertThat(Axe.faults(page)).isEmpty();

            page.evaluate("delete window.axe");
            page.setContent("<html lang='da'><title>x</title><main><h1>x</h1><label>E-mail<input></label></main>");
            assertThat(Axe.faults(page)).isEmpty();
            assertThat(page.evaluate("'axe' in window")).isEqualTo(false);

            page.setContent(
                    "<html lang='da'><title>x</title><main><h1>x</h1><label>Navn<input></label><img src='x.png'></main>");
            assertThat(Axe.faults(page)).singleElement().asString().startsWith("image-alt: <img");
        }
    }

    @Test
    void a_row_more_of_the_same_build_is_no_other_page_and_a_row_of_another_build_is() {
        try (var page = Chromium.browser().newPage()) {
            page.setContent(rows("<li><a href='/1'>En</a></li>"));
            assertThat(Axe.faults(page)).isEmpty();

            page.evaluate("delete window.axe");
            page.setContent(
                    rows("<li><a href='/1'>En</a></li> <li><a href='/2'>To</a></li> <li><a href='/3'>Tre</a></li>"));
            assertThat(Axe.faults(page)).isEmpty();
            assertThat(page.evaluate("'axe' in window")).isEqualTo(false);

            page.setContent(
                    rows("<li><a href='/1'>En</a></li> <li><img src='x.png'></li> <li><a href='/3'>Tre</a></li>"));
            assertThat(Axe.faults(page)).singleElement().asString().startsWith("image-alt: <img");
        }
    }

    @Test
    void of_a_frame_that_was_seen_only_what_it_holds_is_looked_at() {
        try (var page = Chromium.browser().newPage()) {
            page.setContent(framed("<h1>x</h1><p>Hej</p>"));
            assertThat(Axe.faults(page)).isEmpty();

            page.setContent(framed("<h1>x</h1><p>Hej</p><img src='x.png'>"));
            assertThat(Axe.faults(page)).singleElement().asString().startsWith("image-alt: <img");

            page.setContent(framed("<h2>x</h2>"));
            assertThat(Axe.faults(page)).singleElement().asString().startsWith("page-has-heading-one");
        }
    }

    @Test
    void what_is_too_small_to_be_hit_is_found() {
        try (var page = Chromium.browser().newPage()) {
            page.setContent(
                    "<html lang='da'><title>x</title><style>a { display: inline-block; width: 9px; height: 9px }</style>"
                            + "<main><h1>x</h1><a href='/1'>1</a><a href='/2'>2</a></main>");

            assertThat(Axe.faults(page)).singleElement().asString().startsWith("target-size: <a");
        }
    }

    private static String framed(String content) {
        return "<html lang='da'><title>x</title><header><p>En ramme for sig</p></header><main>" + content + "</main>";
    }

    private static String rows(String rows) {
        return "<html lang='da'><title>x</title><main><h1>x</h1><ul>" + rows + "</ul></main>";
    }
}
