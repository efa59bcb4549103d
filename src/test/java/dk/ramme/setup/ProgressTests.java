package dk.ramme.setup;

import static dk.ramme.setup.AFactSheet.facts;
import static dk.ramme.ui.Task.TaskState.ATTENTION;
import static dk.ramme.ui.Task.TaskState.CANNOT_START;
import static dk.ramme.ui.Task.TaskState.DONE;
import static dk.ramme.ui.Task.TaskState.IN_PROGRESS;
import static dk.ramme.ui.Task.TaskState.NOT_STARTED;
import static dk.ramme.ui.Task.TaskState.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.settings.Question;
import dk.ramme.setup.Progress.StepNotOpen;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgressTests {

    @Test
    void whoever_comes_first_has_only_proved_who_they_are() {
        var progress = facts().progress();

        assertThat(progress.state(SetupStep.IDENTITY)).isEqualTo(DONE);
        assertThat(progress.firstUnfinished()).isEqualTo(SetupStep.IMPORT);
        assertThat(progress.done()).isEqualTo(1);
        assertThat(progress.state(SetupStep.SUMMARY)).isEqualTo(CANNOT_START);
    }

    @Test
    void each_answer_opens_the_next_step_and_no_other() {
        var sheet = facts();
        var order = List.of(
                Question.IMPORT, Question.PRIVATE_MITID, Question.MEANS, Question.OWN_MEANS, Question.ADMINISTRATORS);

        for (var question : order) {
            var step = SetupStep.valueOf(question.name());
            assertThat(sheet.progress().firstUnfinished()).isEqualTo(step);
            assertThat(Arrays.stream(SetupStep.values()).filter(sheet.progress()::reached))
                    .containsExactlyElementsOf(Arrays.asList(SetupStep.values()).subList(0, step.ordinal() + 1));
            sheet.answered(question);
        }

        assertThat(sheet.progress().firstUnfinished()).isEqualTo(SetupStep.SUMMARY);
        assertThat(sheet.progress().state(SetupStep.SUMMARY)).isEqualTo(NOT_STARTED);
        assertThat(sheet.progress().done()).isEqualTo(6);
    }

    @Test
    void a_new_organisation_skips_the_import() {
        var progress = facts().nothingToImport().progress();

        assertThat(progress.state(SetupStep.IMPORT)).isEqualTo(SKIPPED);
        assertThat(progress.firstUnfinished()).isEqualTo(SetupStep.PRIVATE_MITID);
        assertThat(progress.done()).isEqualTo(2);
    }

    @Test
    void yes_to_an_import_is_not_enough_without_one() {
        var progress = facts().answered(Question.IMPORT, "YES").progress();

        assertThat(progress.state(SetupStep.IMPORT)).isEqualTo(IN_PROGRESS);
        assertThat(progress.firstUnfinished()).isEqualTo(SetupStep.IMPORT);
    }

    @Test
    void nobody_waits_for_a_running_import() {
        var progress = facts().answered(Question.IMPORT, "YES")
                .imported(Facts.Imported.RUNNING)
                .progress();

        assertThat(progress.state(SetupStep.IMPORT)).isEqualTo(IN_PROGRESS);
        assertThat(progress.firstUnfinished()).isEqualTo(SetupStep.PRIVATE_MITID);
        assertThat(progress.done()).isEqualTo(1);
    }

    @Test
    void an_import_that_stopped_wants_attention_until_the_answer_is_no() {
        var stopped = facts().answered(Question.IMPORT, "YES").imported(Facts.Imported.STOPPED);

        assertThat(stopped.progress().state(SetupStep.IMPORT)).isEqualTo(ATTENTION);
        assertThat(stopped.progress().firstUnfinished()).isEqualTo(SetupStep.IMPORT);
        assertThat(stopped.progress().onlookers(SetupStep.IMPORT)).isEqualTo(IN_PROGRESS);
        assertThat(stopped.answered(Question.IMPORT, "NO").progress().state(SetupStep.IMPORT))
                .isEqualTo(DONE);
    }

    @ParameterizedTest
    @EnumSource(Facts.Imported.class)
    void no_to_an_import_ends_the_step_whatever_ran_before(Facts.Imported imported) {
        var progress =
                facts().answered(Question.IMPORT, "NO").imported(imported).progress();

        assertThat(progress.passed(SetupStep.IMPORT)).isTrue();
    }

    @Test
    void own_means_that_were_withdrawn_are_asked_for_anew() {
        var progress = facts().allAnswered()
                .answered(Question.OWN_MEANS)
                .withdrawnOwnMeans()
                .progress();

        assertThat(progress.state(SetupStep.OWN_MEANS)).isEqualTo(NOT_STARTED);
        assertThat(progress.firstUnfinished()).isEqualTo(SetupStep.OWN_MEANS);
        assertThat(progress.state(SetupStep.SUMMARY)).isEqualTo(CANNOT_START);
    }

    @Test
    void a_sole_administrator_is_told_to_look_until_they_have_answered() {
        var before = facts().answered(Question.IMPORT)
                .answered(Question.PRIVATE_MITID)
                .answered(Question.MEANS)
                .answered(Question.OWN_MEANS);

        assertThat(before.progress().state(SetupStep.ADMINISTRATORS)).isEqualTo(ATTENTION);
        assertThat(before.progress().onlookers(SetupStep.ADMINISTRATORS)).isEqualTo(NOT_STARTED);
        assertThat(before.administrators(2).progress().state(SetupStep.ADMINISTRATORS))
                .isEqualTo(NOT_STARTED);
        assertThat(before.answered(Question.ADMINISTRATORS).progress().state(SetupStep.ADMINISTRATORS))
                .isEqualTo(DONE);
    }

    /** A tag asks for nothing that cannot be done (design finding 12). */
    @ParameterizedTest
    @EnumSource(Facts.Imported.class)
    void only_a_step_that_is_open_or_settled_says_more_than_that_it_cannot_be_begun(Facts.Imported imported) {
        var sheet = facts().imported(imported);
        for (var question : Question.values()) {
            var progress = sheet.progress();
            assertThat(SetupStep.values())
                    .filteredOn(step -> !progress.reached(step))
                    .allSatisfy(step -> assertThat(progress.state(step)).isIn(CANNOT_START, DONE, SKIPPED));
            assertThat(SetupStep.values()).noneMatch(step -> progress.onlookers(step) == ATTENTION);
            sheet.answered(question);
        }
    }

    @Test
    void what_an_administrator_may_choose_follows_the_organisations_answers() {
        var sheet = facts().answered(Question.PRIVATE_MITID, "YES").answered(Question.MEANS, "APP", "CHIP");

        assertThat(sheet.progress().facts().ownMeansOffered()).containsExactly("PRIVATE", "APP", "CHIP");
        assertThat(sheet.answered(Question.PRIVATE_MITID, "NO")
                        .progress()
                        .facts()
                        .ownMeansOffered())
                .containsExactly("APP", "CHIP");
    }

    @Test
    void a_confirmed_setup_is_done_altogether_and_takes_no_answers() {
        var progress = facts().allAnswered().confirmed().progress();

        assertThat(progress.done()).isEqualTo(7);
        assertThatThrownBy(() -> progress.require(SetupStep.MEANS))
                .isInstanceOfSatisfying(
                        StepNotOpen.class,
                        refused -> assertThat(refused.location()).isEqualTo("/setup/done"));
    }

    @ParameterizedTest
    @EnumSource(SetupStep.class)
    void a_step_is_found_by_its_path_and_by_the_pages_below(SetupStep step) {
        assertThat(SetupStep.at(step.path())).contains(step);
        assertThat(SetupStep.at(step.path() + "/add")).contains(step);
        assertThat(SetupStep.at(step.path() + "s-and-more")).isEmpty();
        assertThat(SetupStep.at("/setup")).isEmpty();
    }
}
