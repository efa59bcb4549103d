package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.TemporaryCodes;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import dk.ramme.vault.OneTimeCode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Temporary codes of users known by birth date only (A2, T28 to T31). */
@RammeTest
class ActivationCodeTests {

    private static final LocalDate BORN = LocalDate.of(1980, 1, 1);

    private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern(
                    "d. MMMM uuuu 'kl.' HH.mm", Locale.forLanguageTag("da"))
            .withZone(ZoneId.of("Europe/Copenhagen"));

    @Autowired
    ApplicationContext beans;

    @Autowired
    ActivationCodes codes;

    @Autowired
    TemporaryCodes temporary;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestClock clock;

    ActivationScene scene;
    UUID anna;
    SignedInAs guest;

    @BeforeEach
    void awaiting() {
        scene = new ActivationScene(beans);
        anna = scene.awaitingByBirthDate("Anna Holm");
        guest = SignedInAs.guest(person("Anna Holm"));
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void link_login_and_code_together_make_the_user_known_and_nothing_less_does() {
        var code = make();

        var page = mvc.get().uri(address()).with(guest).exchange();
        assertThat(page).hasStatusOk().bodyText().contains("Skriv koden").doesNotContain(code.grouped());
        assertThat(scene.read(anna).access().identifiedAt()).isEmpty();
        var answer = type(guest, code.grouped().toLowerCase(java.util.Locale.ROOT));

        assertThat(answer).hasStatus(302).hasRedirectedUrl("/activate");
        assertThat(scene.read(anna).access().identifiedAt()).isPresent();
        assertThat(scene.state(anna)).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(scene.count("bound_identity", "user_id = :user", Map.of("user", anna)))
                .isOne();
    }

    /** Until the very minute that the page says, which is not the end of that day (words finding 6). */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_code_works_until_the_minute_that_is_said(boolean inTime) {
        var code = make();
        var until = scene.in(() -> codes.holder(anna)).code().expiresAt();
        assertThat(Pages.text(mvc.get()
                        .uri("/activation/code?user=" + anna)
                        .with(administrator())
                        .exchange()))
                .contains("gælder til den " + SAID.format(until));

        // the link is a little older than the code, and another is sent
        clock.advance(Duration.ofDays(20));
        scene.token(anna);
        clock.advance(Duration.between(clock.instant(), until.plus(Duration.ofMinutes(inTime ? -1 : 1))));

        assertThat(type(guest, code.value())).hasStatus(inTime ? 302 : 422);
        assertThat(scene.read(anna).access().identifiedAt().isPresent()).isEqualTo(inTime);
    }

    @Test
    void a_person_of_another_name_or_day_of_birth_cannot_even_try() {
        var code = make();
        var other = SignedInAs.guest(person("Anne Holm"));

        assertThat(type(other, code.grouped())).hasRedirectedUrl("/activate/again");
        assertThat(scene.in(() -> codes.holder(anna)).code().triesLeft()).isEqualTo(3);
        assertThat(scene.read(anna).access().identifiedAt()).isEmpty();
    }

    @Test
    void three_wrong_ones_and_then_the_right_one_is_refused_and_the_administrators_are_told() {
        var code = make();
        for (var left : List.of("Du har 2 forsøg tilbage", "Du har ét forsøg tilbage")) {
            assertThat(type(guest, OneTimeCode.fresh().value()))
                    .hasStatus(422)
                    .bodyText()
                    .contains(left, "href=\"#code\"", "id=\"code\"");
        }
        assertThat(type(guest, OneTimeCode.fresh().value()))
                .hasStatus(422)
                .bodyText()
                .contains("du har brugt alle tre forsøg")
                .as("where there is no field nothing leads to one")
                .doesNotContain("href=\"#code\"");

        var right = type(guest, code.value());

        assertThat(right).hasStatus(422).bodyText().contains("Koden kan ikke bruges mere");
        assertThat(scene.read(anna).access().identifiedAt()).isEmpty();
        assertThat(scene.events("ACTIVATION_CODE_WRONG", anna)).isEqualTo(3);
        assertThat(scene.count("notification", "kind = 'activation-code-locked'", Map.of()))
                .isOne();
        assertThat(scene.count("outbox_mail", "template = 'activation-code-locked'", Map.of()))
                .isOne();
        assertThat(type(guest, make().value())).hasRedirectedUrl("/activate");
    }

    @Test
    void thirty_threads_have_three_tries_together() {
        make();
        var link = scene.link(anna);

        var outcomes = AtOnce.run(IntStream.range(0, 30)
                .<Callable<Object>>mapToObj(n -> () -> scene.in(() -> temporary
                        .spendTry(anna)
                        .map(attempt -> {
                            codes.wrong(anna, attempt);
                            return attempt.tries();
                        })
                        .orElse(0)))
                .<Callable<Object>>toArray(Callable[]::new));

        assertThat(outcomes.stream().filter(tries -> !tries.equals(0))).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(scene.events("ACTIVATION_CODE_WRONG", anna)).isEqualTo(3);
        assertThat(scene.count("notification", "kind = 'activation-code-locked'", Map.of()))
                .isOne();
        // the link and the login are as good as before: a new code is all it takes
        assertThat(scene.link(anna)).isEqualTo(link);
        assertThat(type(guest, make().value())).hasRedirectedUrl("/activate");
    }

    @Test
    void the_right_code_from_many_threads_at_once_makes_one_login() {
        var code = make();

        var outcomes = AtOnce.run(IntStream.range(0, 8)
                .<Callable<Object>>mapToObj(n -> () -> {
                    var guests = SignedInAs.guest(person("Anna Holm"));
                    return type(guests, code.value()).getResponse().getStatus();
                })
                .<Callable<Object>>toArray(Callable[]::new));

        assertThat(outcomes).containsOnlyOnce(302);
        assertThat(scene.events("USER_IDENTIFIED", anna)).isOne();
    }

    @Test
    void a_new_code_kills_the_former_and_each_is_shown_once_and_kept_as_a_hash() {
        var administrator = SignedInAs.user(scene.organisation, scene.administrator.user());
        var first = make();

        var shown = mvc.post()
                .uri("/activation/code")
                .param("user", anna.toString())
                .param("former", former().toString())
                .with(administrator)
                .with(csrf())
                .exchange();
        var code = shownIn(shown);
        var again = mvc.get()
                .uri("/activation/code?user=" + anna)
                .with(administrator)
                .exchange();

        assertThat(again).hasStatusOk().bodyText().doesNotContain(code.grouped());
        assertThat(scene.count("activation_code", "code_hash like '%' || :code || '%'", Map.of("code", code.value())))
                .isZero();
        assertThat(scene.count("activation_code", "code_hash like '$2%'")).isEqualTo(2);
        assertThat(scene.events("ACTIVATION_CODE_MADE", anna)).isEqualTo(2);
        assertThat(type(guest, first.value())).hasStatus(422);
        assertThat(type(guest, code.value())).hasRedirectedUrl("/activate");
    }

    /** Whoever replaces a code has looked at it before: the tries that are spent meanwhile stay spent (T29). */
    @Test
    void tries_spent_while_a_code_is_replaced_are_not_lost() {
        make();
        var former = former();

        scene.inTransaction(() -> {
            temporary.find(anna).orElseThrow();
            AtOnce.run(() -> scene.in(() -> temporary.spendTry(anna)));
            return temporary.make(LinkPurpose.ACTIVATION, anna, former);
        });

        assertThat(scene.count("activation_code", "id = :id and tries = 1", Map.of("id", former)))
                .isOne();
    }

    /** The last try is written with the user, whom whoever makes a code locks before it. */
    @Test
    void the_last_try_and_a_new_code_never_wait_for_each_other_crosswise() {
        make();
        scene.in(() -> temporary.spendTry(anna));
        scene.in(() -> temporary.spendTry(anna));
        var former = former();

        var tried = scene.inTransaction(() -> {
            scene.inRunningTransaction(
                    "update organisation_user set version = version where id = :user", Map.of("user", anna));
            var trying = CompletableFuture.supplyAsync(() -> scene.in(() -> temporary.spendTry(anna)));
            for (var n = 0; n < 10; n++) {
                ActivationScene.pause();
            }
            temporary.make(LinkPurpose.ACTIVATION, anna, former);
            return trying;
        });

        assertThat(tried.join().orElseThrow().tries()).as("of the new code").isOne();
    }

    @Test
    void a_second_click_makes_no_second_code() {
        var administrator = SignedInAs.user(scene.organisation, scene.administrator.user());

        var clicks = IntStream.range(0, 2)
                .mapToObj(n -> mvc.post()
                        .uri("/activation/code")
                        .param("user", anna.toString())
                        .with(administrator)
                        .with(csrf())
                        .exchange())
                .toList();

        assertThat(clicks.get(0)).hasStatusOk();
        assertThat(clicks.get(1)).hasStatus(302);
        assertThat(scene.events("ACTIVATION_CODE_MADE", anna)).isOne();
    }

    @Test
    void a_code_lives_thirty_days() {
        var code = make();
        clock.advance(Duration.ofDays(29));
        var dayBefore = scene.in(() -> codes.canBeTyped(anna));
        clock.advance(Duration.ofDays(1).plusMinutes(1));

        assertThat(dayBefore).isTrue();
        assertThat(scene.in(() -> codes.canBeTyped(anna))).isFalse();
        assertThat(scene.in(() -> temporary.spendTry(anna))).isEmpty();
        assertThat(code.matches(code.hash())).isTrue();
    }

    @Test
    void what_can_be_no_code_costs_no_try() {
        make();

        assertThat(type(guest, "kort")).hasStatus(422).bodyText().contains("12 bogstaver og tal");
        assertThat(type(guest, null)).hasStatus(422);

        assertThat(scene.in(() -> codes.holder(anna)).code().triesLeft()).isEqualTo(3);
    }

    @Test
    void whoever_has_a_cpr_number_gets_no_code() {
        var bo = scene.awaiting("Bo Krog", AnOrganisation.anyCpr());

        assertThat(make(administrator(), bo, null)).hasRedirectedUrl("/activation/code?user=" + bo);

        assertThat(scene.count("activation_code", "user_id = :user", Map.of("user", bo)))
                .isZero();
    }

    /** (U7) Else whoever makes the code and a namesake would be administrators together. */
    @Test
    void of_whom_a_role_waits_for_an_organisation_administrator_makes_the_code_and_former_ones_are_dead() {
        var soeren = scene.signedIn("Søren Ågård", Role.ORGANISATION_ADMINISTRATOR);
        var oadm = SignedInAs.user(scene.organisation, soeren.user());
        var before = make();
        assertThat(make(oadm, anna, former())).hasStatus(403);
        assertThat(mvc.post()
                        .uri("/users/" + anna + "/roles")
                        .param("roles", "USER_ADMINISTRATOR")
                        .param("stood", "")
                        .with(oadm)
                        .with(csrf()))
                .hasStatus(302);

        assertThat(make(administrator(), anna, former())).hasRedirectedUrl("/activation/code?user=" + anna);
        assertThat(type(guest, before.value())).hasStatus(422);
        assertThat(scene.read(anna).access().identifiedAt()).isEmpty();

        assertThat(type(guest, shownIn(make(oadm, anna, former())).value())).hasRedirectedUrl("/activate");
        assertThat(scene.read(anna).access().identifiedAt()).isPresent();
    }

    private OneTimeCode make() {
        return shownIn(make(administrator(), anna, former()));
    }

    private MvcTestResult make(SignedInAs who, UUID user, @Nullable UUID former) {
        var post = mvc.post()
                .uri("/activation/code")
                .param("user", user.toString())
                .with(who)
                .with(csrf());
        return (former == null ? post : post.param("former", former.toString())).exchange();
    }

    private SignedInAs administrator() {
        return SignedInAs.user(scene.organisation, scene.administrator.user());
    }

    private @Nullable UUID former() {
        var kept = scene.in(() -> codes.holder(anna)).code();
        return kept == null ? null : kept.id();
    }

    private String address() {
        return "/activate/code?link=" + scene.link(anna);
    }

    private MvcTestResult type(SignedInAs who, @Nullable String code) {
        var post = mvc.post()
                .uri("/activate/code")
                .param("link", scene.link(anna).toString())
                .with(who)
                .with(csrf());
        return (code == null ? post : post.param("code", code)).exchange();
    }

    private static OneTimeCode shownIn(MvcTestResult page) {
        var found = java.util.regex.Pattern.compile("class=\"code\">([A-Z2-9-]{14})<")
                .matcher(new String(
                        page.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(found.find()).isTrue();
        return OneTimeCode.parse(found.group(1)).orElseThrow();
    }

    private static MitIdIdentity person(String name) {
        return SignedInAs.person(name, BORN, null);
    }
}
