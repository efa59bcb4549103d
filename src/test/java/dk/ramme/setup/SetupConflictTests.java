package dk.ramme.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.people.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two administrators set up the same organisation at the same time. */
@RammeTest
class SetupConflictTests {

    @Autowired
    ApplicationContext beans;

    private SetupScene scene;

    @BeforeEach
    void begin() {
        scene = new SetupScene(beans);
    }

    @Test
    void the_later_of_two_sees_both_answers_and_keeps_what_they_sent() {
        var mads = scene.administrator("Mads Lund", Role.ORGANISATION_ADMINISTRATOR);
        scene.finishUpTo(SetupStep.MEANS);
        scene.pages.post(mads, "/setup/means", Map.of("means", List.of("CODE_READER"), "version", List.of("0")));

        var conflict = scene.post(
                "/setup/means",
                Map.of("means", List.of("APP", "CHIP"), "version", List.of("0"), "then", List.of("tasks")));

        assertThat(conflict).hasStatus(409);
        assertThat(conflict)
                .bodyText()
                .contains("Mads Lund", "i dag kl.", "Kodeoplæser", "App", "Chip")
                .contains(
                        "name=\"version\" value=\"1\"",
                        "name=\"means\" value=\"CHIP\"",
                        "name=\"then\" value=\"tasks\"");
        var again = scene.post(
                "/setup/means",
                Map.of("means", List.of("APP", "CHIP"), "version", List.of("1"), "then", List.of("tasks")));
        assertThat(again).hasRedirectedUrl("/setup");
        assertThat(scene.get("/setup")).bodyText().contains("App, Chip – svaret af Karen Holm");
    }

    @ParameterizedTest
    @MethodSource("conflicting")
    void the_same_page_answers_conflicts_in_every_step(SetupStep step, Map<String, List<String>> other) {
        scene.finishUpTo(step);
        scene.post(step.path(), scene.right(step));

        var stale = new LinkedHashMap<>(other);
        stale.put("version", List.of("0"));

        assertThat(scene.post(step.path(), stale)).hasStatus(409).bodyText().contains("I har svaret på samme tid");
    }

    @Test
    void a_second_click_and_a_second_administrator_see_that_it_is_done() {
        var mads = scene.administrator("Mads Lund", Role.ORGANISATION_ADMINISTRATOR);
        scene.finishUpTo(SetupStep.SUMMARY);
        var seen = scene.seen();

        assertThat(scene.post("/setup/summary", Map.of("seen", List.of(seen)))).hasRedirectedUrl("/setup/done");
        assertThat(scene.post("/setup/summary", Map.of("seen", List.of(seen)))).hasRedirectedUrl("/setup/done");
        assertThat(scene.pages.post(mads, "/setup/summary", Map.of("seen", List.of("x"))))
                .hasRedirectedUrl("/setup/done");
        assertThat(scene.count("audit_event where action = 'SETUP_CONFIRMED'")).isEqualTo(1);
    }

    @Test
    void whoever_confirms_what_has_been_changed_looks_once_more() {
        var mads = scene.administrator("Mads Lund", Role.ORGANISATION_ADMINISTRATOR);
        scene.finishUpTo(SetupStep.SUMMARY);
        var seen = scene.seen();
        scene.pages.post(mads, "/setup/private-mitid", Map.of("allowed", List.of("NO"), "version", List.of("1")));
        // what karen chose for herself went with it
        scene.post("/setup/own-means", Map.of("means", List.of("APP"), "version", List.of("2")));

        var again = scene.post("/setup/summary", Map.of("seen", List.of(seen)));

        assertThat(again).hasStatus(409);
        assertThat(again).bodyText().contains("Mads Lund", "Intet er bekræftet endnu", "Nej, kun særskilt MitID");
    }

    private static Stream<Arguments> conflicting() {
        return Stream.of(
                Arguments.of(SetupStep.IMPORT, Map.of("wanted", List.of("YES"))),
                Arguments.of(SetupStep.PRIVATE_MITID, Map.of("allowed", List.of("NO"))),
                Arguments.of(SetupStep.MEANS, Map.of("means", List.of("CODE_READER"))),
                Arguments.of(SetupStep.OWN_MEANS, Map.of("means", List.of("CHIP"))),
                Arguments.of(SetupStep.ADMINISTRATORS, Map.of()));
    }
}
