package dk.ramme.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.journey.Onlooker;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** Groups, and users from a file, walked through in a browser: each page in each state is looked at. */
@RammeTest
class GroupLookTests {

    /** What can be pressed and nothing else, of which paper has no use. */
    private static final String NOT_FOR_PAPER = """
            [...document.querySelectorAll('button, input, select, summary, nav:not(.pager), .button')]
              .filter(e => e.getClientRects().length).map(e => e.outerHTML.slice(0, 90))""";

    private static final String FILE = "Navn;E-mail;CPR-nummer;Fødselsdato\n"
            + "Åse Bæk-Ørsted;aase@nordlys.example;;27-03-1984\nBo Lund;bo@nordlys.example;;\n";

    @Autowired
    AnOrganisation organisations;

    @Autowired
    WebApplicationContext beans;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1200, 360})
    void users_are_created_from_a_file_and_put_in_a_group(int width) throws Exception {
        var onlooker = new Onlooker(beans, "groups", "da", width);
        var nordlys = organisations.ready();
        var karen = organisations.administrator(nordlys, "Karen Holm", Role.values());
        var file = Files.writeString(folder.resolve("personer.csv"), FILE);
        try (var context = onlooker.context(nordlys, karen)) {
            var page = onlooker.page(context);
            onlooker.look(page, "/users/many", "many");
            send(onlooker, page, "many-empty");
            page.setInputFiles("#file", file);
            send(onlooker, page, "many-preview");
            page.locator("main form .button").last().click();
            page.locator(".notice.good").waitFor();
            onlooker.seen(page, "many-done");
            page.locator("main .actions a.button").click();
            onlooker.seen(page, "not-activated");
            page.locator("main td a").first().click();
            onlooker.seen(page, "user");
            onlooker.look(page, "/groups", "none");
            page.locator("main a[href='/groups/new']").click();
            send(onlooker, page, "new-empty");
            page.fill("#name", "Økonomi og indkøb i de nordlige regioner");
            send(onlooker, page, "empty");
            var group = URI.create(page.url()).getPath();
            onlooker.look(page, "/imported-users", "list");
            page.locator("td.pick input[type=checkbox]").first().check();
            page.locator("#selection:not(.idle) summary").click();
            page.locator("#selection button[value=many]").click();
            page.locator("input[name=deed][value=JOIN_GROUP] + label").click();
            page.locator("main form .button").last().click();
            send(onlooker, page, "choose-missing");
            page.locator(".choice label").first().click();
            page.locator("main form .button").last().click();
            page.locator("main form .button").last().click();
            page.locator("main .actions a.button").waitFor();
            onlooker.look(page, group, "filled");
            page.locator("main a[href$='/name']").click();
            onlooker.seen(page, "name");
            page.goBack();
            page.locator("main a[href$='/delete']").click();
            onlooker.seen(page, "delete");
        }
        assertThat(onlooker.complaints()).isEmpty();
    }

    /** the first user is seen without scrolling, rows are low, and what can be done stands there once somebody is chosen. (design finding 13). */
    @Test
    void the_list_begins_above_the_fold_and_offers_deeds_once_somebody_is_chosen() {
        var onlooker = new Onlooker(beans, "groups", "da", 1280);
        var nordlys = organisations.ready();
        var karen = organisations.administrator(nordlys, "Karen Holm", Role.values());
        organisations.importedUser(nordlys, "Birgit Østergaard", "birgit@nordlys.example");
        organisations.importedUser(nordlys, "Åse Kjær", "aase@nordlys.example");
        try (var context = onlooker.context(nordlys, karen)) {
            var page = onlooker.page(context);
            for (var path : List.of("/imported-users", "/users")) {
                page.setViewportSize(360, 740);
                page.navigate(onlooker.base() + path);
                assertThat(bottomOfTheFirst(page)).as(path).isLessThan(740);
                page.setViewportSize(1280, 800);
                assertThat(bottomOfTheFirst(page)).as(path).isLessThan(800);
                assertThat(page.locator("tbody tr").first().boundingBox().height)
                        .as(path)
                        .isLessThanOrEqualTo(53);
                assertThat(page.locator("#selection").isVisible()).as(path).isFalse();
            }

            page.locator("td.pick input[type=checkbox]").first().check();

            page.locator("#selection button[value=many]").waitFor();
            page.setViewportSize(360, 740);
            assertThat(page.locator("#selection").boundingBox().height).isLessThan(740 / 10.);
            page.setViewportSize(1280, 800);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.evaluate(NOT_FOR_PAPER)).isEqualTo(List.of());
            assertThat(page.locator("tbody tr").first().isVisible()).isTrue();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.locator(".filter summary").click();
            page.selectOption("#attention", "ANY");
            page.waitForCondition(() -> page.locator("#narrowing").innerText().equals("Filtrér (1)"));
        }
        assertThat(onlooker.complaints()).isEmpty();
    }

    private static double bottomOfTheFirst(Page page) {
        var first = page.locator("tbody tr").first().boundingBox();
        return first.y + first.height;
    }

    /** users, minor: another language is the page anew, and what was typed is not thrown away unasked. */
    @Test
    void whoever_has_typed_something_is_asked_before_the_language_changes() {
        var onlooker = new Onlooker(beans, "groups", "da", 1200);
        var nordlys = organisations.ready();
        var karen = organisations.administrator(nordlys, "Karen Holm", Role.values());
        try (var context = onlooker.context(nordlys, karen)) {
            var page = onlooker.page(context);
            onlooker.look(page, "/groups/new", "language");
            page.fill("#name", "Økonomi");

            // a question that nobody answers is answered with no
            page.locator("a[hreflang='en']").click();

            assertThat(page.inputValue("#name")).isEqualTo("Økonomi");
            page.onceDialog(Dialog::accept);
            page.locator("a[hreflang='en']").click();
            page.locator("html[lang='en']").waitFor();
            assertThat(page.inputValue("#name")).isEmpty();
        }
        assertThat(onlooker.complaints()).isEmpty();
    }

    private static void send(Onlooker onlooker, Page page, String state) {
        page.locator("main form .button").last().click();
        onlooker.seen(page, state);
    }
}
