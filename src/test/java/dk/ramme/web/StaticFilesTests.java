package dk.ramme.web;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.ui.CatalogueTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

@CatalogueTest
class StaticFilesTests {

    private static final Pattern FILE_LINK = Pattern.compile("@\\{/[^}]*\\.(css|js|svg|png|ico|woff2)\\}");
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"([^\"]+\\.(?:css|js|svg|woff2))\"");

    private final MockMvcTester mvc;
    private final Collection<FilterRegistrationBean<?>> filters;

    StaticFilesTests(@Autowired MockMvcTester mvc, @Autowired Collection<FilterRegistrationBean<?>> filters) {
        this.mvc = mvc;
        this.filters = filters;
    }

    @Test
    void style_and_script_have_addresses_that_change_with_their_content_and_are_kept_for_good() {
        var page = mvc.get().uri("/help").exchange();

        var addresses = ADDRESS.matcher(body(page))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(addresses).hasSize(5).allMatch(address -> address.matches(".*-[0-9a-f]{32}\\.\\w+"));
        assertThat(addresses)
                .allSatisfy(address -> assertThat(mvc.get().uri(address))
                        .hasStatusOk()
                        .hasHeader("Cache-Control", "max-age=31536000, public, immutable"));
    }

    /** The typeface is fetched once: what the page asks for beforehand is the very file the style asks for. */
    @Test
    void the_typeface_that_is_fetched_beforehand_is_the_one_the_style_uses() {
        var addresses = ADDRESS.matcher(body(mvc.get().uri("/help").exchange()))
                .results()
                .map(found -> found.group(1))
                .toList();
        var typeface = ending(addresses, ".woff2");
        var style = body(mvc.get().uri(ending(addresses, ".css")).exchange());

        assertThat(style).contains(typeface.substring(1));
    }

    private static String ending(List<String> addresses, String end) {
        return addresses.stream()
                .filter(address -> address.endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void links_to_pages_are_not_looked_for_as_files() {
        assertThat(filters)
                .filteredOn(filter -> filter.getFilter() instanceof ResourceUrlEncodingFilter)
                .singleElement()
                .matches(filter -> !filter.isEnabled());
    }

    @Test
    void templates_ask_for_the_address_of_a_file_and_do_not_write_it() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/templates"))) {
            assertThat(files.filter(Files::isRegularFile).flatMap(file -> links(file).stream()))
                    .isEmpty();
        }
    }

    private static List<String> links(Path file) {
        try {
            return FILE_LINK
                    .matcher(Files.readString(file))
                    .results()
                    .map(link -> file + ": " + link.group())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String body(MvcTestResult page) {
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
