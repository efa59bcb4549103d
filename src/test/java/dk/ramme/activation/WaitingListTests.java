package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.login.SignedInAs;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * The list of those who have not come: searched, narrowed, taken along, and counted as everywhere else
 * (users finding 5, users finding 10).
 */
@RammeTest
class WaitingListTests {

    private static final String LIST = "/activation/waiting";

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
    void it_is_searched_and_narrowed_to_a_group_and_to_those_who_need_a_code() {
        var anna = scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        scene.awaitingByBirthDate("Flemming Hansen");
        var group = UUID.randomUUID();
        scene.sql(
                "insert into user_group (id, organisation_id, name, created_at) values (:group, :org, 'Lager', now())",
                Map.of("group", group, "org", scene.organisation));
        scene.sql(
                "insert into group_member (organisation_id, group_id, user_id, since) values (:org, :group, :anna, now())",
                Map.of("group", group, "org", scene.organisation, "anna", anna));

        assertThat(text("")).contains("Anna Holm", "Flemming Hansen", "2 brugere");
        assertThat(text("?q=flem")).contains("Flemming Hansen", "Én bruger").doesNotContain("Anna Holm");
        assertThat(text("?group=" + group)).contains("Anna Holm").doesNotContain("Flemming Hansen");
        assertThat(text("?show=needs-code")).contains("Flemming Hansen").doesNotContain("Anna Holm");
        assertThat(text("?q=nobody")).contains("Prøv et andet ord");
    }

    @Test
    void what_is_narrowed_is_what_gets_links_and_what_is_taken_along() {
        scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        scene.awaiting("Bo Krog", AnOrganisation.anyCpr());
        var before = scene.events("USERS_EXPORTED");

        var check = pages.post(birgit, LIST, "who", "shown", "q", "anna");
        var file = Pages.body(pages.post(birgit, LIST + "/export", "q", "anna"));

        assertThat(Pages.text(pages.get(birgit, Pages.location(check)))).contains("Send ");
        assertThat(file).contains("Anna Holm").doesNotContain("Bo Krog");
        assertThat(scene.events("USERS_EXPORTED")).isEqualTo(before + 1);
    }

    /** Whoever has no link at all was counted by nobody. */
    @Test
    void list_overview_and_front_page_count_the_same() {
        scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        var bo = scene.awaiting("Bo Krog", AnOrganisation.anyCpr());
        scene.sql("update link set revoked_at = now() where subject_id = :user", Map.of("user", bo));

        assertThat(text("?show=expired")).contains("Bo Krog", "Én bruger").doesNotContain("Anna Holm");
        assertThat(scene.in(() -> beans.getBean(ActivationFigures.class).now().overdue()))
                .isOne();

        clock.advance(Duration.ofDays(31));
        birgit = SignedInAs.user(scene.organisation, scene.administrator.user());

        assertThat(text("?show=expired")).contains("2 brugere");
        assertThat(scene.in(() -> beans.getBean(ActivationFigures.class).now().overdue()))
                .isEqualTo(2);
    }

    @Test
    void how_far_somebody_is_names_what_keeps_them() {
        var cpr = AnOrganisation.anyCpr();
        var bodil = scene.awaiting("Bodil Nielsen", cpr);
        scene.identify(bodil, cpr);
        assertThat(text("")).contains("Begyndt");

        scene.in(() -> beans.getBean(SelfActivation.class).decline(bodil));

        assertThat(text("")).contains("Sagde nej til privat MitID").doesNotContain("Begyndt");
    }

    private String text(String query) {
        return Pages.text(pages.get(birgit, LIST + query));
    }
}
