package dk.ramme.imports.registry;

import static dk.ramme.imports.registry.RegistryScene.NORDLYS;
import static dk.ramme.imports.registry.RegistryScene.good;
import static dk.ramme.imports.registry.RegistryScene.pageOf;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.imports.RegistryFault;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.Section;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a page as the registry sends it, over real sockets. */
class RegistryPageTests {

    @AutoClose
    static final RegistryScene scene = new RegistryScene();

    private static final CvrNumber REGION = new CvrNumber("31086019");

    @BeforeEach
    void calm() {
        scene.simulator.calm();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PERSONS", "CHANGES"},
            mode = EnumSource.Mode.EXCLUDE)
    void every_section_comes_as_rows_under_titles_that_an_import_knows(Section section) {
        var page = scene.registry().page(NORDLYS, section, null);

        assertThat(page.rows())
                .isNotEmpty()
                .allMatch(row -> row.size() == page.titles().size());
        assertThat(Columns.of(section, page.titles()).ignored()).isEmpty();
    }

    @Test
    void page_by_page_everybody_comes_once() {
        var registry = scene.registry();
        var rids = new ArrayList<String>();
        var pages = 0;

        String cursor = null;
        do {
            var page = registry.page(REGION, Section.USERS, cursor);
            page.rows().forEach(row -> rids.add(row.get(0)));
            assertThat(page.total()).isEqualTo(2400);
            cursor = page.next();
            pages++;
        } while (cursor != null);

        assertThat(pages).isEqualTo(24);
        assertThat(rids).hasSize(2400).doesNotHaveDuplicates();
        assertThat(scene.simulator.fetches())
                .hasSize(24)
                .allSatisfy((page, times) -> assertThat(times).isOne());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "application/vnd.registry+json"})
    void json_is_read_whatever_else_its_type_says(String type) {
        scene.simulator.fail(RegistryFault.page(type, good().getBytes(StandardCharsets.UTF_8)));

        assertThat(scene.firstPage().rows()).hasSize(1);
    }

    @Test
    void values_come_as_they_are_said() {
        scene.simulator.fail(RegistryFault.page("""
                {"news": {"a": [1, {"b": null}]}, "items": [
                  {"cpr": 311299123, "rid": 7, "name": " <b>Åse</b>\\n", "email": null, "hobby": ["x"], "status": "HVAD?"},
                  {"rid": "", "name": null}],
                 "next": null, "section": "users", "cvr": 24256790}"""));

        var page = scene.firstPage();

        assertThat(page.titles())
                .containsExactly("rid", "name", "email", "cpr", "birthDate", "status", "validUntil", "cvr");
        assertThat(page.rows())
                .containsExactly(
                        List.of("7", " <b>Åse</b>\n", "", "311299123", "", "HVAD?", "", ""),
                        List.of("", "", "", "", "", "", "", ""));
        assertThat(page.total()).isNull();
        assertThat(page.next()).isNull();
    }

    @Test
    void a_very_long_value_is_the_row_checks_to_judge() {
        var name = "Å".repeat(20_000);
        scene.simulator.fail(RegistryFault.page(good().replace("Karen Holm", name)));

        assertThat(scene.firstPage().rows().get(0)).contains(name);
    }

    @Test
    void a_cursor_comes_back_to_the_registry_as_it_gave_it() {
        var page = pageOf("{\"rid\": \"1\", \"name\": \"A\"}", "\"a+b/c=&limit=1 %41\"");
        scene.simulator.fail(RegistryFault.page(page), RegistryFault.page(good()));

        scene.registry().page(NORDLYS, Section.USERS, scene.firstPage().next());

        assertThat(scene.simulator.askedLast()).endsWith("?limit=100&cursor=a%2Bb%2Fc%3D%26limit%3D1+%2541");
    }
}
