package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.identifier.CprNumber;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.need.Attention;
import dk.ramme.people.need.UsersInNeed;
import dk.ramme.people.need.WaysIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Nobody is stuck unseen: who cannot come in or go on stands in one list, with the true reason on every page
 * (users finding 3, users finding 5).
 */
@RammeTest
class NeedsYouTests {

    private static final String LIST = "/users/needs-you";

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
    void whoever_waits_with_private_mitid_alone_is_told_of_when_it_is_switched_off() {
        var anna = scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        assertThat(told(anna)).isEmpty();
        var token = scene.token(anna);

        scene.allow(false);

        assertThat(told(anna)).containsExactly(Attention.PRIVATE_MITID_OFF);
        assertThat(text(LIST)).contains("Anna Holm", "Privat MitID er slået fra", "Giv noget andet at logge ind med");
        assertThat(Pages.body(pages.get(birgit, LIST))).contains("/users/" + anna + "/ways");
        assertThat(text("/users?attention=ANY")).contains("Anna Holm");
        assertThat(text("/users/" + anna))
                .contains("skulle logge ind med privat MitID, men det tillader I ikke mere")
                .doesNotContain("skal selv gøre resten");
        assertThat(text("/home")).contains("Én bruger kræver, at du gør noget");
        assertThat(Pages.text(pages.get(request -> request, "/activate/" + token)))
                .contains("Du skulle logge ind med dit private MitID, men det tillader Nordlys Energi A/S ikke");
        assertThat(preview(anna)).isEqualTo(Map.of("PRIVATE_MITID_OFF", 1));
    }

    /** Private MitID was allowed all the time: it was the device that was missing. */
    @Test
    void a_means_that_is_no_longer_offered_is_named_as_the_reason() {
        var bo = scene.awaiting("Bo Krog", AnOrganisation.anyCpr());
        give(bo, false, "CODE_DISPLAY");
        var token = scene.token(bo);

        offer(IdentificationMeans.APP);

        assertThat(told(bo)).containsExactly(Attention.MEANS_OFF);
        assertThat(text("/users/" + bo)).contains("skulle logge ind med noget, I ikke tilbyder mere");
        assertThat(Pages.text(pages.get(request -> request, "/activate/" + token)))
                .contains("Du skulle logge ind med noget, Nordlys Energi A/S ikke tilbyder")
                .doesNotContain("private MitID, men");
        assertThat(preview(bo)).isEqualTo(Map.of("MEANS_OFF", 1));
    }

    @Test
    void a_no_and_a_yes_taken_back_are_two_reasons() {
        var bodil = comes("Bodil Nielsen");
        var lone = comes("Lone Gade");
        var activation = beans.getBean(SelfActivation.class);

        scene.in(() -> activation.decline(bodil));
        scene.in(() -> activation.consent(lone));
        assertThat(told(lone)).isEmpty();
        scene.in(() -> beans.getBean(ConsentWithdrawal.class).withdraw(lone));

        assertThat(told(bodil)).containsExactly(Attention.SAID_NO);
        assertThat(told(lone)).containsExactly(Attention.WITHDREW, Attention.NO_LINK);
        assertThat(text(LIST)).contains("Sagde nej til privat MitID", "Trak sit samtykke tilbage", "Har intet link");
        assertThat(text("/users/" + bodil)).contains("har sagt nej til privat MitID");
        assertThat(text("/users/" + lone))
                .contains("har trukket sit samtykke", "Brugeren trak sit samtykke tilbage den");
        assertThat(text(LIST + "?attention=SAID_NO")).contains("Bodil Nielsen").doesNotContain("Lone Gade");

        give(bodil, true, "APP");

        assertThat(told(bodil)).as("they can go on with the app").isEmpty();
    }

    @Test
    void a_link_that_is_killed_or_ends_is_missed_and_a_new_one_mends_it() {
        var anna = scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        scene.sql("update link set revoked_at = now() where subject_id = :user", Map.of("user", anna));
        assertThat(told(anna)).containsExactly(Attention.NO_LINK);

        scene.in(() -> beans.getBean(ActivationLinks.class).resend(anna, "Birgit Holm"));
        assertThat(told(anna)).isEmpty();

        clock.advance(Duration.ofDays(31));
        assertThat(told(anna)).containsExactly(Attention.LINK_EXPIRED);
        birgit = SignedInAs.user(scene.organisation, scene.administrator.user());
        assertThat(text("/users/" + anna)).contains("nåede ikke at følge linket i tide");

        scene.sql("delete from link_token", Map.of());
        scene.sql("delete from link where subject_id = :user", Map.of("user", anna));
        assertThat(told(anna)).as("erased at night").containsExactly(Attention.NO_LINK);
    }

    @Test
    void whoever_is_known_by_birth_date_needs_a_code_as_long_as_none_can_be_typed() {
        var flemming = scene.awaitingByBirthDate("Flemming Hansen");
        assertThat(told(flemming)).containsExactly(Attention.NEEDS_CODE);
        assertThat(Pages.body(pages.get(birgit, LIST))).contains("/activation/code?user=" + flemming);

        pages.post(birgit, "/activation/code", "user", flemming, "former", "");
        assertThat(told(flemming)).isEmpty();

        scene.sql("update activation_code set tries = 3", Map.of());
        assertThat(told(flemming)).containsExactly(Attention.NEEDS_CODE);
    }

    @Test
    void a_device_that_should_have_arrived_is_a_reason_with_the_order_beside_it() {
        var anna = scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        scene.sql("""
                insert into device_order (id, organisation_id, user_id, kind, state, price, ordered_by, ordered_by_name,
                    ordered_at, dispatched_at)
                values (gen_random_uuid(), :organisation, :user, 'CHIP', 'DISPATCHED', 200, :user, 'Bo', now() - interval '90 days',
                    now() - interval '80 days')
                """, Map.of("organisation", scene.organisation, "user", anna));

        assertThat(told(anna)).containsExactly(Attention.DEVICE_LATE);
        assertThat(text("/users/" + anna)).contains("burde være kommet frem", "skal selv gøre resten");
        assertThat(Pages.body(pages.get(birgit, LIST))).contains("/orders?show=LATE");
    }

    /** One rule: the list, the counts of the page, of the menu and of the front page say the same. */
    @Test
    void all_who_count_count_the_same() {
        scene.awaitingByBirthDate("Flemming Hansen");
        scene.userWithoutEmail("Gorm Vig");
        var anna = scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        var bodil = comes("Bodil Nielsen");
        scene.in(() -> beans.getBean(SelfActivation.class).decline(bodil));
        give(anna, false, "CHIP");

        assertThat(counts())
                .isEqualTo(Map.of(
                        Attention.NEEDS_CODE, 1, Attention.NO_EMAIL, 1, Attention.SAID_NO, 1, Attention.MEANS_OFF, 1));
        assertThat(text("/home")).contains("4 brugere kræver", "Kræver handling 4 brugere");
        assertThat(text(LIST)).contains("1–4 af 4");
        assertThat(text(LIST + "?q=anna")).contains("Anna Holm").doesNotContain("Bodil");
    }

    @Test
    void the_list_is_taken_along_with_the_reasons_in_it() {
        scene.awaitingByBirthDate("Flemming Hansen");
        scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        var before = scene.events("USERS_EXPORTED");

        var file = Pages.body(pages.post(birgit, LIST + "/export"));

        assertThat(file).contains("Flemming Hansen", "Mangler en kode").doesNotContain("Anna Holm");
        assertThat(scene.events("USERS_EXPORTED")).isEqualTo(before + 1);
    }

    /** What is asked of one user in Java, and of many in SQL. */
    @Test
    void that_nothing_can_be_used_any_more_is_one_rule() {
        var user = scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        for (var means : List.of("", "APP", "CHIP", "CODE_DISPLAY CHIP")) {
            for (var offered : List.of(true, false)) {
                if (!offered && means.isEmpty()) continue;
                give(user, offered, means);
                for (var allowed : List.of(true, false)) {
                    scene.allow(allowed);
                    var one = scene.inTransaction(() -> WaysIn.shut(scene.read(user), policy()));
                    assertThat(told(user))
                            .as("given %s %s, allowed %s", offered, means, allowed)
                            .isEqualTo(one.map(List::of).orElse(List.of()));
                }
            }
        }
    }

    private UUID comes(String name) {
        CprNumber cpr = AnOrganisation.anyCpr();
        var user = scene.awaiting(name, cpr);
        scene.identify(user, cpr);
        return user;
    }

    private Map<String, Integer> preview(UUID user) {
        var run = scene.links(user);
        return scene.runs.outcomes(run);
    }

    private void give(UUID user, boolean privateMitId, String means) {
        scene.sql(
                "update organisation_user set private_mitid_offered = :private, separate_means = :means where id = :user",
                Map.of("private", privateMitId, "means", means, "user", user));
    }

    private void offer(IdentificationMeans only) {
        scene.inTransaction(() -> {
            var organisations = beans.getBean(Organisations.class);
            var found = organisations.lock(scene.organisation).orElseThrow();
            found.change(LoginPolicy.of(true, Set.of(only)));
            return organisations.save(found);
        });
    }

    private LoginPolicy policy() {
        return beans.getBean(Organisations.class)
                .findById(scene.organisation)
                .orElseThrow()
                .loginPolicy();
    }

    private List<Attention> told(UUID user) {
        return scene.inTransaction(
                () -> beans.getBean(UsersInNeed.class).of(user, policy()).reasons());
    }

    private Map<Attention, Integer> counts() {
        return scene.inTransaction(() -> beans.getBean(UsersInNeed.class).counts(policy()));
    }

    private String text(String path) {
        return Pages.text(pages.get(birgit, path));
    }
}
