package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Those who need a temporary code are served together, by slips (A2, T28 to T31; users finding 10). */
@RammeTest
class CodesForManyTests {

    private static final Pattern CODE = Pattern.compile("<span class=\"code\">([A-Z0-9-]+)</span>");

    @Autowired
    ApplicationContext beans;

    @Autowired
    Pages pages;

    @Autowired
    TestClock clock;

    ActivationScene scene;
    SignedInAs birgit;

    @BeforeEach
    void begin() {
        scene = new ActivationScene(beans);
        birgit = SignedInAs.user(scene.organisation, scene.administrator.user());
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void those_on_the_list_who_need_one_get_a_code_each_that_works_and_is_shown_once() {
        var anna = scene.awaitingByBirthDate("Anna Holm");
        var bo = scene.awaitingByBirthDate("Bo Krog");
        var carl = scene.awaiting("Carl Vig", AnOrganisation.anyCpr());
        var before = scene.events("ACTIVATION_CODE_MADE");

        var slips = shown();

        assertThat(Pages.text(slips))
                .contains("Anna Holm", "Bo Krog", "til 2 brugere")
                .doesNotContain("Carl Vig");
        var codes = codes(slips);
        assertThat(codes).hasSize(2).doesNotHaveDuplicates();
        assertThat(scene.events("ACTIVATION_CODE_MADE")).isEqualTo(before + 2);
        assertThat(scene.events("ACTIVATION_CODE_MADE", anna)).isOne();
        assertThat(scene.count(
                        "activation_code", "code_hash like '$2%' and user_id in (:a, :b)", Map.of("a", anna, "b", bo)))
                .as("nothing is kept in clear")
                .isEqualTo(2);
        assertThat(scene.in(() -> beans.getBean(ActivationCodes.class).canBeTyped(carl)))
                .isFalse();
        assertThat(Pages.text(shown())).as("nobody needs one any more").contains("Der er ikke lavet nogen koder");
    }

    @Test
    void a_new_code_kills_the_former_one() {
        var anna = scene.awaitingByBirthDate("Anna Holm");
        chosen(clock.instant(), anna);
        clock.advance(Duration.ofMinutes(1));

        var again = chosen(clock.instant(), anna);

        assertThat(codes(again)).hasSize(1);
        assertThat(scene.count("activation_code", "user_id = :user and revoked_at is null", Map.of("user", anna)))
                .isOne();
    }

    /** The code that has just been printed goes on working. */
    @Test
    void a_second_click_makes_nothing() {
        var anna = scene.awaitingByBirthDate("Anna Holm");
        var seen = clock.instant();
        clock.advance(Duration.ofSeconds(5));
        chosen(seen, anna);

        var again = chosen(seen, anna);

        assertThat(Pages.text(again)).contains("efter du åbnede listen", "Anna Holm");
        assertThat(codes(again)).isEmpty();
    }

    @Test
    void whoever_needs_none_or_waits_for_a_role_is_named_with_the_reason() {
        var anna = scene.awaitingByBirthDate("Anna Holm");
        var carl = scene.awaiting("Carl Vig", AnOrganisation.anyCpr());
        var dorte = scene.awaitingByBirthDate("Dorte Beck");
        scene.give(dorte, Role.RIGHTS_ADMINISTRATOR);

        var made = chosen(clock.instant(), anna, carl, dorte);

        assertThat(codes(made)).hasSize(1);
        assertThat(Pages.text(made))
                .contains("Har ikke brug for en kode nu Carl Vig")
                .contains("en organisationsadministrator lave Dorte Beck");
    }

    /** They would fill every batch anew, since they stay at the top of the list. */
    @Test
    void whoever_waits_for_a_role_stands_in_nobodys_way() {
        var dorte = scene.awaitingByBirthDate("Dorte Beck");
        scene.give(dorte, Role.RIGHTS_ADMINISTRATOR);
        scene.awaitingByBirthDate("Anna Holm");

        var made = shown();

        assertThat(codes(made)).hasSize(1);
        assertThat(Pages.text(made)).contains("Anna Holm").doesNotContain("Dorte Beck");
    }

    @Test
    void a_moment_that_never_was_is_no_fault() {
        scene.awaitingByBirthDate("Anna Holm");

        assertThat(pages.post(birgit, "/activation/codes", "who", "shown", "seen", "+300000-01-01T00:00:00Z"))
                .hasStatusOk();
        assertThat(pages.post(birgit, "/activation/codes", "who", "shown", "seen", "-300000-01-01T00:00:00Z"))
                .hasStatusOk();
    }

    /** It is shown in answer to a form, and its own address leads nowhere. */
    @Test
    void in_the_other_language_one_is_on_the_list() {
        scene.awaitingByBirthDate("Anna Holm");

        assertThat(Pages.body(shown())).contains("/language/en?from=/activation/waiting\"");
    }

    @Test
    void more_than_can_be_waited_for_are_refused_and_foreigners_make_all_of_it_void() {
        var many = Stream.generate(UUID::randomUUID).limit(CodesForMany.MOST + 1L);
        var anna = scene.awaitingByBirthDate("Anna Holm");

        var tooMany = pages.post(birgit, "/activation/codes", Map.of("who", "chosen", "user", many.toList()));
        var foreign = chosen(clock.instant(), anna, UUID.randomUUID());

        assertThat(tooMany).hasRedirectedUrl("/activation/waiting");
        assertThat(foreign).hasStatus(404);
        assertThat(scene.in(() -> beans.getBean(ActivationCodes.class).canBeTyped(anna)))
                .isFalse();
    }

    @Test
    void nobody_chosen_is_said() {
        assertThat(pages.post(birgit, "/activation/codes", "who", "chosen")).hasRedirectedUrl("/activation/waiting");
    }

    private MvcTestResult shown() {
        return pages.post(birgit, "/activation/codes", "who", "shown", "seen", clock.instant());
    }

    private MvcTestResult chosen(Instant seen, UUID... users) {
        return pages.post(birgit, "/activation/codes", Map.of("who", "chosen", "seen", seen, "user", List.of(users)));
    }

    private static List<String> codes(MvcTestResult page) {
        return CODE.matcher(Pages.body(page))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
