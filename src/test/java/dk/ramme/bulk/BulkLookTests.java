package dk.ramme.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.journey.Onlooker;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** The pages of what is done to many, from the list to the report and its undo, and the lists of who needs somebody. */
@RammeTest
class BulkLookTests {

    @Autowired
    WebApplicationContext beans;

    @ParameterizedTest
    @CsvSource({"da, 1200", "da, 360", "en, 1200", "en, 360"})
    void every_page_can_be_read_by_everybody(String language, int width) {
        var scene = new BulkScene(beans);
        var ida = scene.user("Ida Friis");
        var aage = scene.user("Aage Juhl");
        scene.importedUser("Birgit Østergaard Christensen");
        var done = scene.suspending(scene.bo, aage);
        scene.run(done);
        var onlooker = new Onlooker(beans, "bulk", language, width);
        scene.select(scene.bo, ida, scene.boLund);
        var chosen = scene.choose(scene.bo, Map.of("whom", "SELECTED", "deed", "SUSPEND"));

        try (var context = onlooker.context(scene.nordlys, scene.boLund)) {
            var page = onlooker.page(context);
            onlooker.look(page, "/users", "list");
            onlooker.look(page, "/bulk/new?list=USERS", "new");
            onlooker.look(page, "/bulk/" + chosen + "/reason", "reason");
            scene.pages.post(scene.bo, "/bulk/" + chosen + "/reason", Map.of("reason", "Lukket afdeling"));
            onlooker.look(page, "/bulk/" + chosen + "/check", "check");
            onlooker.look(page, "/bulk/" + done, "report");
            onlooker.look(page, "/bulk/" + scene.undo(done) + "/check", "undo");
            onlooker.look(page, "/bulk", "overview");
            onlooker.look(page, "/users/needs-you", "needs-you");
            onlooker.look(page, "/activation/waiting", "waiting");
            onlooker.look(page, "/users/" + ida, "user");
        }

        assertThat(onlooker.complaints()).isEmpty();
    }
}
