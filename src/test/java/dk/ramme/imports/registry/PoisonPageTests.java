package dk.ramme.imports.registry;

import static dk.ramme.imports.registry.RegistryScene.FIRST_PAGE;
import static dk.ramme.imports.registry.RegistryScene.NORDLYS;
import static dk.ramme.imports.registry.RegistryScene.assertRefused;
import static dk.ramme.imports.registry.RegistryScene.good;
import static dk.ramme.imports.registry.RegistryScene.pageOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.ramme.imports.RegistryFault;
import dk.ramme.imports.registry.RegistryRefused.Reason;
import dk.ramme.imports.row.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** A page that is not as agreed is refused whole, and nothing of it is told on. */
class PoisonPageTests {

    @AutoClose
    static final RegistryScene scene = new RegistryScene();

    @BeforeEach
    void calm() {
        scene.simulator.calm();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain", "application/xml", "application/jsonp", "nonsense", ""})
    void only_json_is_read(String type) {
        scene.simulator.fail(RegistryFault.page(type, good().getBytes(StandardCharsets.UTF_8)));

        assertRefused(scene.registry(), Reason.NOT_AS_AGREED);
    }

    @ParameterizedTest
    @MethodSource("poison")
    void what_is_not_the_page_that_was_agreed_is_refused_whole(String because, String page) {
        scene.simulator.fail(RegistryFault.page(page));

        assertRefused(scene.registry(), Reason.NOT_AS_AGREED, because);
        assertThat(scene.simulator.fetches()).containsEntry(FIRST_PAGE, 1);
    }

    /** Lines of reason and page. */
    static Stream<Arguments> poison() throws IOException {
        var file = new ClassPathResource("imports/poison-pages.txt");
        return file.getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\|", 2))
                .map(line -> Arguments.of(line[0].strip(), line[1].strip()));
    }

    @Test
    void more_items_than_asked_for_are_refused() {
        var item = "{\"rid\": \"1\", \"name\": \"A\"}";
        scene.simulator.fail(RegistryFault.page(pageOf((item + ",").repeat(99) + item, "null")));
        scene.simulator.fail(RegistryFault.page(pageOf((item + ",").repeat(100) + item, "null")));

        assertThat(scene.firstPage().rows()).hasSize(100);
        assertRefused(scene.registry(), Reason.NOT_AS_AGREED);
    }

    @Test
    void a_page_that_leads_to_itself_is_refused() {
        var page = pageOf("{\"rid\": \"1\", \"name\": \"A\"}", "\"again\"");
        scene.simulator.fail(2, RegistryFault.page(page));

        assertThat(scene.firstPage().next()).isEqualTo("again");
        assertThat(catchThrowableOfType(
                                RegistryRefused.class, () -> scene.registry().page(NORDLYS, Section.USERS, "again"))
                        .reason())
                .isEqualTo(Reason.NOT_AS_AGREED);
    }

    @Test
    void a_cursor_too_long_to_be_kept_is_refused() {
        scene.simulator.fail(RegistryFault.page(pageOf(
                "{\"rid\": \"1\", \"name\": \"A\"}", "\"" + "x".repeat(RegistryJson.LONGEST_CURSOR + 1) + "\"")));

        assertRefused(scene.registry(), Reason.NOT_AS_AGREED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Åse", "\u00C0\u0080", "\u00ED\u00A0\u0080", "\u00FF"})
    void bytes_that_are_not_utf_8_are_refused(String name) {
        var page = good().replace("Karen Holm", name);
        scene.simulator.fail(RegistryFault.page("application/json", page.getBytes(StandardCharsets.ISO_8859_1)));

        assertRefused(scene.registry(), Reason.NOT_AS_AGREED);
    }

    @Test
    void utf_16_is_refused() {
        scene.simulator.fail(RegistryFault.page("application/json", good().getBytes(StandardCharsets.UTF_16)));

        assertRefused(scene.registry(), Reason.NOT_AS_AGREED);
    }

    @Test
    void a_page_nested_without_end_is_refused() {
        scene.simulator.fail(RegistryFault.page("{\"news\": " + "[".repeat(50_000)));

        assertRefused(scene.registry(), Reason.NOT_AS_AGREED);
    }

    @Test
    void a_page_larger_than_agreed_is_refused() {
        scene.simulator.fail(RegistryFault.page(good() + " ".repeat(256 * 1024)));

        assertRefused(scene.registry(), Reason.NOT_AS_AGREED);
    }

    @Test
    void an_answer_without_end_is_not_read_to_it() throws InterruptedException {
        var hungUp = new CountDownLatch(1);
        scene.simulator.fail(RegistryFault.endless(1 << 16, Duration.ZERO, hungUp::countDown));

        assertRefused(scene.registry(), Reason.NOT_AS_AGREED);
        assertThat(hungUp.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(scene.simulator.fetches()).containsEntry(FIRST_PAGE, 1);
    }
}
