package dk.ramme.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.joining.appointment.AppointmentState;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.login.SignedIn;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.Users;
import dk.ramme.settings.AdministratorForm;
import dk.ramme.settings.Answers.AnsweredMeanwhile;
import dk.ramme.settings.Question;
import dk.ramme.settings.RoleChoice;
import dk.ramme.setup.Progress.StepNotOpen;
import dk.ramme.setup.SetupCompletion.ChangedSinceSeen;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@RammeTest
class SetupCompletionTests {

    @Autowired
    TestClock clock;

    @Autowired
    AnOrganisation organisationsInTests;

    @Autowired
    Draft draft;

    @Autowired
    SummaryView summary;

    @Autowired
    SetupCompletion completion;

    @Autowired
    Proposing proposing;

    @Autowired
    Organisations organisations;

    @Autowired
    Invitations invitations;

    @Autowired
    Roles roles;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private UUID nordlys;
    private SignedIn karen;

    @BeforeEach
    void begin() {
        nordlys = organisationsInTests.inSetup();
        karen = administrator("Karen Holm");
    }

    @Test
    void nothing_is_in_force_before_the_confirmation() {
        answerAll(karen);
        propose("Søren Ågård");

        assertThat(organisation().loginPolicy()).isEqualTo(LoginPolicy.none());
        assertThat(rolesOf(karen)).containsExactly(Role.ORGANISATION_ADMINISTRATOR);
        assertThat(states()).containsExactly(AppointmentState.PROPOSED);
        assertThat(rows("select count(*) from outbox_mail")).isZero();
    }

    @Test
    void the_confirmation_puts_everything_in_force_at_once() {
        answerAll(karen);
        propose("Søren Ågård");

        confirm(karen);

        assertThat(organisation().isReady()).isTrue();
        assertThat(organisation().loginPolicy())
                .isEqualTo(LoginPolicy.of(true, Set.of(IdentificationMeans.APP, IdentificationMeans.CHIP)));
        assertThat(rolesOf(karen)).contains(Role.USER_ADMINISTRATOR);
        assertThat(states()).containsExactly(AppointmentState.INVITED);
        assertThat(consents(karen)).isTrue();
        assertThat(actions()).contains("SETUP_CONFIRMED", "ROLE_GIVEN", "ADMINISTRATOR_INVITED");
    }

    @Test
    void two_confirmations_at_once_have_one_effect() throws Exception {
        var mads = administrator("Mads Lund");
        answerAll(karen);
        answer(mads, Question.OWN_MEANS, "APP");
        propose("Søren Ågård");
        var together = new CyclicBarrier(8);
        var pool = Executors.newFixedThreadPool(8);

        var confirmations = IntStream.range(0, 8)
                .mapToObj(n -> pool.submit(() -> {
                    var me = n % 2 == 0 ? karen : mads;
                    var seen = Tenancy.in(nordlys, () -> summary.of(me)).mark();
                    together.await();
                    Tenancy.in(nordlys, () -> completion.confirm(me, seen));
                    return true;
                }))
                .toList();

        for (Future<Boolean> confirmation : confirmations) {
            assertThat(confirmation.get()).isTrue();
        }
        pool.shutdown();
        assertThat(actions()).containsOnlyOnce("SETUP_CONFIRMED", "ROLE_GIVEN", "ADMINISTRATOR_INVITED");
    }

    @Test
    void what_was_not_seen_is_not_confirmed() {
        var mads = administrator("Mads Lund");
        answerAll(karen);
        var seen = Tenancy.in(nordlys, () -> summary.of(karen)).mark();

        answer(mads, Question.MEANS, "CODE_READER");

        assertThatThrownBy(() -> Tenancy.in(nordlys, () -> completion.confirm(karen, seen)))
                .isInstanceOf(ChangedSinceSeen.class);
        assertThat(organisation().isReady()).isFalse();
    }

    @Test
    void an_unfinished_setup_is_not_confirmed() {
        answer(karen, Question.IMPORT, "NO");

        assertThatThrownBy(() -> Tenancy.in(nordlys, () -> completion.confirm(karen, "whatever")))
                .isInstanceOfSatisfying(
                        StepNotOpen.class,
                        refused -> assertThat(refused.location()).isEqualTo("/setup/private-mitid"));
        assertThat(organisation().isReady()).isFalse();
    }

    @Test
    void no_answer_is_taken_after_the_confirmation() {
        answerAll(karen);
        confirm(karen);

        assertThatThrownBy(() -> answer(karen, Question.PRIVATE_MITID, "NO")).isInstanceOf(StepNotOpen.class);
        assertThatThrownBy(() -> propose("Søren Ågård")).isInstanceOf(StepNotOpen.class);
    }

    @Test
    void an_answer_ahead_of_its_turn_is_not_stored() {
        for (var question : List.of(Question.MEANS, Question.OWN_MEANS, Question.ADMINISTRATORS)) {
            assertThatThrownBy(() -> answer(karen, question, "APP")).isInstanceOf(StepNotOpen.class);
        }

        assertThat(rows("select count(*) from setup_answer")).isZero();
    }

    @Test
    void whose_role_has_been_taken_meanwhile_changes_nothing() {
        answerAll(karen);
        var seen = Tenancy.in(nordlys, () -> summary.of(karen)).mark();
        in(() -> jdbc.sql("delete from user_role where user_id = :user")
                .param("user", karen.user())
                .update());

        assertThatThrownBy(() -> answer(karen, Question.PRIVATE_MITID, "NO")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> propose("Søren Ågård")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> Tenancy.in(nordlys, () -> completion.confirm(karen, seen)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(organisation().isReady()).isFalse();
    }

    @Test
    void saying_no_to_private_mitid_withdraws_it_from_everyones_own_login() {
        var mads = administrator("Mads Lund");
        answerAll(karen);
        answer(karen, Question.OWN_MEANS, "PRIVATE");
        answer(mads, Question.OWN_MEANS, "PRIVATE", "APP");

        answer(karen, Question.PRIVATE_MITID, "NO");

        assertThat(progress(karen).firstUnfinished()).isEqualTo(SetupStep.OWN_MEANS);
        assertThat(progress(mads).facts().choices(Question.OWN_MEANS)).containsExactly("APP");
        assertThatThrownBy(() -> answer(karen, Question.OWN_MEANS, "PRIVATE")).isInstanceOf(NotOffered.class);
    }

    @Test
    void a_role_can_be_given_to_administrators_of_the_organisation_only() {
        answerAll(karen);
        var elsewhere = organisationsInTests.administrator(
                organisationsInTests.inSetup(), "Fremmed", Role.ORGANISATION_ADMINISTRATOR);

        assertThatThrownBy(() -> answer(
                        karen, Question.ADMINISTRATORS, new RoleChoice(Role.USER_ADMINISTRATOR, elsewhere).toString()))
                .isInstanceOf(NotOffered.class);
        assertThatThrownBy(() -> answer(karen, Question.ADMINISTRATORS, "nonsense"))
                .isInstanceOf(NotOffered.class);
    }

    @Test
    void of_two_answers_at_once_the_later_is_told_and_nothing_is_lost() throws Exception {
        var mads = administrator("Mads Lund");
        answer(karen, Question.IMPORT, "NO");
        answer(karen, Question.PRIVATE_MITID, "YES");
        // never the answer that stands: that would be no change, and no conflict
        var pairs = List.of(List.of("APP", "CHIP"), List.of("CODE_DISPLAY", "CODE_READER"));
        var pool = Executors.newFixedThreadPool(4);

        for (var round = 0; round < 25; round++) {
            var before = version();
            var pair = pairs.get(round % 2);
            var together = new CyclicBarrier(2);
            var answers = Stream.of(karen, mads)
                    .map(me -> pool.submit(() -> {
                        together.await();
                        var mine = pair.get(me == karen ? 0 : 1);
                        try {
                            Tenancy.in(nordlys, () -> draft.answer(me, Question.MEANS, List.of(mine), before));
                            return 1;
                        } catch (AnsweredMeanwhile refused) {
                            assertThat(refused.yours()).containsExactly(mine);
                            return 0;
                        }
                    }))
                    .toList();

            assertThat(answers.get(0).get() + answers.get(1).get()).isEqualTo(1);
            assertThat(version()).isEqualTo(before + 1);
        }
        pool.shutdown();
    }

    @Test
    void the_same_answer_twice_is_no_conflict() {
        answer(karen, Question.IMPORT, "NO");

        Tenancy.in(nordlys, () -> draft.answer(karen, Question.IMPORT, List.of("NO"), 0));

        assertThat(rows("select count(*) from audit_event where action = 'SETUP_ANSWERED'"))
                .isEqualTo(1);
    }

    private void answerAll(SignedIn me) {
        answer(me, Question.IMPORT, "NO");
        answer(me, Question.PRIVATE_MITID, "YES");
        answer(me, Question.MEANS, "APP", "CHIP");
        answer(me, Question.OWN_MEANS, "PRIVATE", "APP");
        answer(me, Question.ADMINISTRATORS, new RoleChoice(Role.USER_ADMINISTRATOR, me.user()).toString());
    }

    private void answer(SignedIn me, Question question, String... choices) {
        var basedOn = progress(me)
                .facts()
                .answer(question)
                .map(stands -> stands.version())
                .orElse(0);
        Tenancy.in(nordlys, () -> draft.answer(me, question, List.of(choices), basedOn));
    }

    private void confirm(SignedIn me) {
        Tenancy.in(nordlys, () -> completion.confirm(me, summary.of(me).mark()));
    }

    private void propose(String name) {
        var form = new AdministratorForm(name, "soren@nordlys.example", "0101801234", null, null, "da");
        Tenancy.in(nordlys, () -> proposing.propose(karen, form));
    }

    private Progress progress(SignedIn me) {
        return Tenancy.in(nordlys, () -> draft.progress(me));
    }

    private int version() {
        return progress(karen)
                .facts()
                .answer(Question.MEANS)
                .map(stands -> stands.version())
                .orElse(0);
    }

    private SignedIn administrator(String name) {
        var user = organisationsInTests.administrator(nordlys, name, Role.ORGANISATION_ADMINISTRATOR);
        return new SignedIn("https://mitid.test", user.toString(), name, "Substantial", clock.instant(), nordlys, user);
    }

    private Organisation organisation() {
        return in(() -> organisations.findById(nordlys).orElseThrow());
    }

    private Set<Role> rolesOf(SignedIn who) {
        return in(() -> roles.of(who.user()));
    }

    private boolean consents(SignedIn who) {
        return in(() ->
                users.findById(who.user()).orElseThrow().access().consentedAt().isPresent());
    }

    private List<AppointmentState> states() {
        return Tenancy.in(nordlys, () -> invitations.list(nordlys)).stream()
                .map(one -> one.state())
                .toList();
    }

    private List<String> actions() {
        return in(() ->
                jdbc.sql("select action from audit_event").query(String.class).list());
    }

    private int rows(String count) {
        return in(() -> jdbc.sql(count).query(Integer.class).single());
    }

    private <T> T in(Supplier<@Nullable T> work) {
        return Tenancy.in(nordlys, () -> transaction.execute(status -> work.get()));
    }
}
