package dk.ramme.setup;

import static dk.ramme.setup.AFactSheet.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.settings.Question;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StepRedirectTests {

    @ParameterizedTest
    @MethodSource("allPairs")
    void whoever_is_ahead_of_themself_goes_back_to_the_first_unfinished_step(SetupStep unfinished, SetupStep wanted) {
        var progress = finishedUpTo(unfinished);

        var detour = StepRedirect.from(wanted.path(), progress);

        if (wanted.ordinal() <= unfinished.ordinal()) {
            assertThat(detour).isEmpty();
        } else {
            assertThat(detour).contains(unfinished.path());
        }
    }

    @Test
    void there_is_no_end_before_the_confirmation() {
        assertThat(StepRedirect.from("/setup/done", facts().allAnswered().progress()))
                .contains("/setup");
        assertThat(StepRedirect.from("/setup", facts().progress())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/setup, /setup/done",
        "/setup/identity, /setup/done",
        "/setup/import, /setup/done",
        "/setup/private-mitid, /settings/login-methods",
        "/setup/means, /settings/means",
        "/setup/own-means, /setup/done",
        "/setup/administrators/add, /settings/administrators",
        "/setup/summary, /setup/done"
    })
    void after_the_confirmation_answers_live_elsewhere(String wanted, String home) {
        assertThat(StepRedirect.from(wanted, facts().allAnswered().confirmed().progress()))
                .contains(home);
    }

    @ParameterizedTest
    @CsvSource({"/setup/done", "/setup/import/6f0c5c1e-9f0e-4a0e-8f3c-1c2d3e4f5a6b"})
    void what_was_done_can_be_read_after_the_confirmation(String wanted) {
        assertThat(StepRedirect.from(wanted, facts().allAnswered().confirmed().progress()))
                .isEmpty();
    }

    private static Stream<Arguments> allPairs() {
        return Arrays.stream(SetupStep.values())
                .filter(step -> step != SetupStep.IDENTITY)
                .flatMap(unfinished ->
                        Arrays.stream(SetupStep.values()).map(wanted -> Arguments.of(unfinished, wanted)));
    }

    private static Progress finishedUpTo(SetupStep unfinished) {
        var sheet = facts();
        Arrays.stream(Question.values())
                .filter(question -> SetupStep.valueOf(question.name()).ordinal() < unfinished.ordinal())
                .forEach(sheet::answered);
        return sheet.progress();
    }
}
