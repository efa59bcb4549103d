package dk.ramme.setup;

import static dk.ramme.setup.SetupScene.answerable;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.people.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is no answer, comes out of turn, or from somebody else, is not stored. */
@RammeTest
class SetupGuardTests {

    @Autowired
    ApplicationContext beans;

    private SetupScene scene;

    @BeforeEach
    void begin() {
        scene = new SetupScene(beans);
    }

    @ParameterizedTest
    @MethodSource("pairsAhead")
    void nothing_is_stored_out_of_turn(SetupStep unfinished, SetupStep ahead) {
        scene.finishUpTo(unfinished);
        var stored = scene.answers();

        var answer = ahead == SetupStep.SUMMARY ? Map.of("seen", List.of("x")) : scene.right(ahead);

        assertThat(scene.post(ahead.path(), answer)).hasRedirectedUrl(unfinished.path());
        assertThat(scene.get(ahead.path())).hasRedirectedUrl(unfinished.path());
        assertThat(scene.answers()).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "IMPORT, wanted, MAYBE",
        "IMPORT, other, YES",
        "PRIVATE_MITID, allowed, ''",
        "PRIVATE_MITID, allowed, yes",
        "MEANS, other, APP",
        "MEANS, means, <script>",
        "MEANS, means, PRIVATE",
        "OWN_MEANS, other, APP",
        "OWN_MEANS, means, CODE_READER",
        "OWN_MEANS, means, '; drop table'",
        "ADMINISTRATORS, roles, ORGANISATION_ADMINISTRATOR",
        "ADMINISTRATORS, roles, USER_ADMINISTRATOR:00000000-0000-0000-0000-000000000000"
    })
    void what_is_no_answer_is_refused_at_its_field(SetupStep step, String field, String typed) {
        scene.finishUpTo(step);

        var refused = scene.post(step.path(), Map.of(field, List.of(typed)));

        assertThat(refused).hasStatus(422);
        assertThat(refused)
                .bodyText()
                .contains("<title>Fejl: ", "summary-error")
                .doesNotContain("<script>;");
        assertThat(scene.count("setup_answer where step = '" + step + "'")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER_ADMINISTRATOR", "RIGHTS_ADMINISTRATOR"})
    void other_administrators_look_on(Role role) {
        var onlooker = scene.administrator("Bo Beck", role);

        assertThat(scene.pages.get(onlooker, "/setup"))
                .hasStatusOk()
                .bodyText()
                .contains("Kun organisationsadministratorerne")
                .doesNotContain("href=\"/setup/import\"", "Fortsæt med");
        assertThat(scene.pages.get(onlooker, "/setup/import")).hasRedirectedUrl("/setup");
        assertThat(scene.pages.post(onlooker, "/setup/import", scene.right(SetupStep.IMPORT)))
                .hasStatus(403);
        assertThat(scene.answers()).isEmpty();
    }

    private static Stream<Arguments> pairsAhead() {
        return answerable().stream()
                .flatMap(unfinished -> Arrays.stream(SetupStep.values())
                        .filter(ahead -> ahead.ordinal() > unfinished.ordinal())
                        .map(ahead -> Arguments.of(unfinished, ahead)));
    }
}
