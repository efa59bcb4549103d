package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.identifier.CprNumber;
import dk.ramme.login.LoginOutcome;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a user does themself: proves who they are, and says yes or no (A3, A5, T2, T28, T70). */
@RammeTest
class SelfActivationTests {

    private static final LocalDate BORN = LocalDate.of(1980, 1, 1);

    @Autowired
    ApplicationContext beans;

    @Autowired
    TestClock clock;

    @Autowired
    ActivationLogin login;

    @Autowired
    SelfActivation activation;

    @Autowired
    ConsentWithdrawal withdrawal;

    @Autowired
    ActivationLinks links;

    ActivationScene scene;
    CprNumber cpr;
    UUID anna;

    @BeforeEach
    void awaiting() {
        scene = new ActivationScene(beans);
        cpr = AnOrganisation.anyCpr();
        anna = scene.awaiting("Anna Holm", cpr);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void the_right_person_is_welcome_and_active_after_a_yes() {
        var outcome = comes(person(cpr));
        var before = scene.state(anna);

        scene.in(() -> activation.consent(anna));

        assertThat(outcome).isEqualTo(new LoginOutcome.Welcome(scene.organisation, anna, "/activate"));
        assertThat(before).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(scene.read(anna).state()).isEqualTo(UserState.ACTIVE);
        assertThat(scene.read(anna).access().consentedAt()).isPresent();
        assertThat(scene.liveLinks(anna)).isZero();
        assertThat(scene.events("USER_IDENTIFIED", anna)).isOne();
        assertThat(scene.events("CONSENT_GIVEN", anna)).isOne();
        assertThat(scene.count("bound_identity", "user_id = :user", Map.of("user", anna)))
                .isOne();
    }

    @Test
    void another_person_is_refused_and_the_trail_tells() {
        var outcome = comes(person(AnOrganisation.anyCpr()));

        assertThat(outcome).isEqualTo(new LoginOutcome.Refused("/activate/not-you?link=" + scene.link(anna)));
        assertThat(scene.events("IDENTITY_MISMATCH", anna)).isOne();
        assertThat(scene.read(anna).access().identifiedAt()).isEmpty();
        assertThat(scene.liveLinks(anna)).isOne();
        assertThat(scene.count("bound_identity", "user_id = :user", Map.of("user", anna)))
                .isZero();
    }

    @Test
    void a_person_without_cpr_number_is_refused_even_with_the_same_birth_date_and_name() {
        assertThat(comes(person("Anna Holm", null))).isInstanceOf(LoginOutcome.Refused.class);
        assertThat(scene.read(anna).access().identifiedAt()).isEmpty();
    }

    @Test
    void a_user_known_by_birth_date_only_is_asked_for_a_code_and_another_name_is_refused() {
        scene.sql(
                "update organisation_user set cpr_sealed = null, cpr_index = null, cpr_index_key = null, birth_date = :born where id = :id",
                Map.of("id", anna, "born", BORN));

        assertThat(comes(person(cpr))).isEqualTo(new LoginOutcome.Guest("/activate/code?link=" + scene.link(anna)));
        assertThat(comes(person("Anne Holm", cpr))).isInstanceOf(LoginOutcome.Refused.class);
        assertThat(scene.read(anna).access().identifiedAt()).isEmpty();
    }

    @Test
    void whoever_is_another_user_already_is_told_so_and_nothing_changes() {
        var identity = person(cpr);
        comes(identity);
        scene.in(() -> activation.consent(anna));
        scene.sql(
                "update organisation_user set cpr_index = null, cpr_index_key = null where id = :id",
                Map.of("id", anna));
        var second = scene.awaiting("Anna Holm", cpr);

        var outcome = comes(second, identity);

        assertThat(outcome).isEqualTo(new LoginOutcome.Refused("/activate/already?link=" + scene.link(second)));
        assertThat(scene.read(second).access().identifiedAt()).isEmpty();
        assertThat(scene.events("IDENTITY_MISMATCH", second)).isOne();
    }

    @Test
    void a_link_that_ran_out_is_closed_and_a_day_before_it_was_not() {
        clock.advance(Duration.ofDays(29));
        var before = comes(person(cpr));
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        var after = comes(person(cpr));

        assertThat(before).isInstanceOf(LoginOutcome.Welcome.class);
        assertThat(after).isEqualTo(new LoginOutcome.Refused("/activate/closed?link=" + scene.link(anna)));
    }

    @Test
    void a_new_link_kills_the_former_also_for_whoever_is_on_the_way() {
        var former = scene.link(anna);

        scene.in(() -> links.resend(anna, "Birgit Holm"));

        assertThat(login.complete(person(cpr), former.toString()))
                .isEqualTo(new LoginOutcome.Refused("/activate/closed?link=" + former));
        assertThat(comes(person(cpr))).isInstanceOf(LoginOutcome.Welcome.class);
        assertThat(scene.liveLinks(anna)).isOne();
        assertThat(scene.mails(anna)).isEqualTo(2);
        assertThat(scene.events("ACTIVATION_LINK_RESENT", anna)).isOne();
    }

    @Test
    void the_eleventh_link_within_an_hour_is_refused_and_an_hour_later_it_is_not() {
        IntStream.range(1, ActivationLinks.MOST_AN_HOUR)
                .forEach(n -> scene.in(() -> links.resend(anna, "Birgit Holm")));

        assertThatExceptionOfType(ActivationLinks.TooMany.class)
                .isThrownBy(() -> scene.in(() -> links.resend(anna, "Birgit Holm")));
        clock.advance(Duration.ofMinutes(61));
        scene.in(() -> links.resend(anna, "Birgit Holm"));

        assertThat(scene.events("ACTIVATION_LINK_RESENT", anna)).isEqualTo(ActivationLinks.MOST_AN_HOUR);
    }

    @Test
    void no_link_is_sent_that_leads_to_nothing() {
        var stranger = new ActivationScene(beans).user("Fremmed Frandsen");
        scene.allow(false);

        assertThatExceptionOfType(ActivationChoice.NotOffered.class)
                .isThrownBy(() -> scene.in(() -> links.resend(anna, "Birgit Holm")));
        assertThatExceptionOfType(ActivationLinks.UnknownUser.class)
                .isThrownBy(() -> scene.in(() -> links.resend(stranger, "Birgit Holm")));
        assertThatExceptionOfType(ActivationLinks.NotAwaiting.class)
                .isThrownBy(() -> scene.in(() -> links.resend(scene.user("Bo Krog"), "Birgit Holm")));
    }

    @Test
    void a_no_can_become_a_yes_and_a_second_yes_changes_nothing() {
        comes(person(cpr));

        scene.in(() -> activation.decline(anna));
        var declined = scene.read(anna);
        scene.in(() -> activation.consent(anna));
        scene.in(() -> activation.consent(anna));

        assertThat(declined.state()).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(declined.access().consentDeclinedAt()).isPresent();
        assertThat(scene.state(anna)).isEqualTo(UserState.ACTIVE);
        assertThat(scene.events("CONSENT_DECLINED", anna)).isOne();
        assertThat(scene.events("CONSENT_GIVEN", anna)).isOne();
        assertThatExceptionOfType(SelfActivation.NotAllowed.class)
                .isThrownBy(() -> scene.in(() -> activation.decline(anna)));
    }

    @Test
    void a_yes_counts_only_while_the_organisation_allows_it() {
        comes(person(cpr));
        scene.allow(false);

        assertThatExceptionOfType(SelfActivation.NotAllowed.class)
                .isThrownBy(() -> scene.in(() -> activation.consent(anna)));

        assertThat(scene.state(anna)).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(scene.in(() -> activation.shut(anna))).isPresent();
    }

    @Test
    void nobody_becomes_active_after_the_policy_has_been_switched_off() {
        for (var round = 0; round < 20; round++) {
            scene.allow(true);
            var number = AnOrganisation.anyCpr();
            var user = scene.awaiting("Ida " + round, number);
            comes(user, person(number));

            var outcomes = AtOnce.run(
                    () -> {
                        scene.in(() -> activation.consent(user));
                        return "yes";
                    },
                    () -> scene.inTransaction(() -> {
                        scene.change(false);
                        return active();
                    }));

            assertThat(outcomes.get(1)).as("round " + round).isEqualTo(active());
            assertThat(scene.state(user))
                    .isEqualTo(outcomes.get(0).equals("yes") ? UserState.ACTIVE : UserState.AWAITING_ACTIVATION);
        }
    }

    @Test
    void nobody_is_ever_active_with_a_consent_withdrawn() {
        comes(person(cpr));

        for (var round = 0; round < 40; round++) {
            AtOnce.run(
                    () -> {
                        scene.in(() -> activation.consent(anna));
                        return "";
                    },
                    () -> {
                        scene.in(() -> withdrawal.withdraw(anna));
                        return "";
                    },
                    () -> {
                        scene.in(() -> activation.decline(anna));
                        return "";
                    });

            var user = scene.read(anna);
            assertThat(user.state() == UserState.ACTIVE)
                    .as("round " + round)
                    .isEqualTo(user.access().consentedAt().isPresent());
        }
    }

    @Test
    void many_arrivals_at_once_by_one_link_are_one_user_with_one_login() {
        var identity = person(cpr);

        var outcomes = AtOnce.run(IntStream.range(0, 8)
                .<Callable<Object>>mapToObj(n -> () -> comes(identity))
                .<Callable<Object>>toArray(Callable[]::new));

        assertThat(outcomes).containsOnly(new LoginOutcome.Welcome(scene.organisation, anna, "/activate"));
        assertThat(scene.count("bound_identity", "user_id = :user", Map.of("user", anna)))
                .isOne();
    }

    /** (U7) The number alone does not do: a user administrator may have written that of somebody else. */
    @Test
    void whom_a_role_waits_for_is_known_by_their_name_too() {
        scene.signedIn("Søren Ågård", Role.ORGANISATION_ADMINISTRATOR);
        scene.give(anna, Role.USER_ADMINISTRATOR);

        var outcome = comes(person("Otto Friis", cpr));

        assertThat(outcome).isInstanceOf(LoginOutcome.Refused.class);
        assertThat(scene.read(anna).isIdentified()).isFalse();
        assertThat(scene.count(
                        "notification n",
                        "kind = 'user-identity-refused' and user_id in (select user_id from user_role r"
                                + " where r.role = 'ORGANISATION_ADMINISTRATOR')"))
                .isOne();
        assertThat(comes(person("Anna Marie Holm", cpr))).isInstanceOf(LoginOutcome.Welcome.class);
    }

    @Test
    void a_yes_taken_back_ends_the_login_and_the_administrator_can_send_a_new_link() {
        comes(person(cpr));
        scene.in(() -> activation.consent(anna));

        scene.in(() -> withdrawal.withdraw(anna));
        scene.in(() -> withdrawal.withdraw(anna));

        var user = scene.read(anna);
        assertThat(user.state()).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(user.access()
                        .letsPrivateMitIdIn(scene.in(
                                () -> beans.getBean(ActivationChoice.class).policyInForce())))
                .isFalse();
        assertThat(scene.events("CONSENT_WITHDRAWN", anna)).isOne();
        scene.in(() -> links.resend(anna, "Birgit Holm"));
        assertThat(comes(person(cpr))).isInstanceOf(LoginOutcome.Welcome.class);
    }

    @Test
    void the_only_administrator_may_take_their_yes_back_too_and_stays_one() {
        comes(person(cpr));
        scene.in(() -> activation.consent(anna));
        scene.give(anna, Role.ORGANISATION_ADMINISTRATOR);

        assertThat(scene.in(() -> withdrawal.of(anna)).orElseThrow())
                .matches(ConsentWithdrawal.Withdrawal::shutsOut)
                .matches(ConsentWithdrawal.Withdrawal::last);
        scene.in(() -> withdrawal.withdraw(anna));

        assertThat(scene.state(anna)).isEqualTo(UserState.ACTIVE);
        assertThat(scene.read(anna).access().consentedAt()).isEmpty();
        assertThat(scene.events("CONSENT_WITHDRAWN", anna)).isOne();
    }

    private LoginOutcome comes(MitIdIdentity identity) {
        return comes(anna, identity);
    }

    private LoginOutcome comes(UUID user, MitIdIdentity identity) {
        return login.complete(identity, scene.link(user).toString());
    }

    private static MitIdIdentity person(CprNumber number) {
        return person("Anna Holm", number);
    }

    private static MitIdIdentity person(String name, CprNumber number) {
        return SignedInAs.person(name, BORN, number);
    }

    private int active() {
        return scene.count("organisation_user", "state = 'ACTIVE'");
    }
}
