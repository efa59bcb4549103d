package dk.ramme.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.Patience;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A change that would leave users with nothing to log in with says what it does, and what helps (L3; users finding 3). */
@RammeTest
class StrandingTests {

    private static final String NO = "/settings/login-methods";

    @Autowired
    Pages pages;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Stored stored;

    @Autowired
    JdbcClient jdbc;

    UUID nordlys;
    UUID karenId;
    SignedInAs karen;

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
        karenId = organisations.administrator(
                nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR, Role.USER_ADMINISTRATOR);
        karen = SignedInAs.user(nordlys, karenId);
    }

    @Test
    void those_who_wait_are_counted_named_and_taken_along() {
        for (var n = 0; n < 22; n++) {
            user("Ida " + (char) ('A' + n), "AWAITING_ACTIVATION", "private_mitid_offered = true");
        }
        user("Åse Kjær", "ACTIVE", "private_mitid_offered = true, consented_at = now()");
        user("Bo Krog", "AWAITING_ACTIVATION", "private_mitid_offered = true, separate_means = 'APP'");

        var asked = pages.post(karen, NO, "allowed", "NO");
        var all = pages.get(karen, "/settings/stranded?about=PRIVATE_MITID&choice=NO");
        var file = pages.post(karen, "/settings/stranded/export", "about", "PRIVATE_MITID", "choice", "NO");

        assertThat(Pages.text(asked))
                .contains("23 brugere har ikke andet", "og 3 til", "22 af dem venter på at aktivere sig selv")
                .contains("Gem, og giv dem alle 23 appen");
        assertThat(Pages.text(all)).contains("Ida A", "Ida V", "Åse Kjær").doesNotContain("Bo Krog");
        assertThat(Pages.body(file)).contains("Ida V", "Åse Kjær").doesNotContain("Bo Krog");
        assertThat(stored.trail(nordlys)).contains("USERS_EXPORTED").doesNotContain("LOGIN_POLICY_CHANGED");
        assertThat(pages.get(karen, "/settings/stranded?about=WEATHER")).hasStatus(404);
    }

    @Test
    void user_administrators_are_told_afterwards() {
        var birgit = organisations.administrator(nordlys, "Birgit Holm", Role.USER_ADMINISTRATOR);
        user("Ida Lund", "AWAITING_ACTIVATION", "private_mitid_offered = true");

        assertThat(pages.post(karen, NO, "allowed", "NO", "accepted", 1)).hasRedirectedUrl("/settings");

        assertThat(Pages.text(pages.get(SignedInAs.user(nordlys, birgit), "/notifications")))
                .contains("Karen Holm har ændret", "Én bruger har ikke andet at logge ind med");
    }

    /** What would not be true is not said. */
    @Test
    void what_user_administrators_can_do_is_said_where_they_can() {
        var bo = SignedInAs.user(
                nordlys, organisations.administrator(nordlys, "Bo Krog", Role.ORGANISATION_ADMINISTRATOR));
        user("Ida Lund", "AWAITING_ACTIVATION", "separate_means = 'APP'");
        user("Åse Kjær", "AWAITING_ACTIVATION", "private_mitid_offered = true");
        var told = "får jeres brugeradministratorer besked";

        assertThat(Pages.text(pages.post(bo, NO, "allowed", "NO"))).contains(told, "appen på én gang");
        assertThat(Pages.text(pages.post(bo, "/settings/means", "means", "CODE_DISPLAY")))
                .contains(told)
                .doesNotContain("appen på én gang");
        stored.in(
                nordlys,
                () -> jdbc.sql("delete from user_role where role = 'USER_ADMINISTRATOR'")
                        .update());
        assertThat(Pages.text(pages.post(bo, NO, "allowed", "NO")))
                .contains("Én bruger har ikke andet")
                .doesNotContain(told);
    }

    /** However many they are, the answer waits for none of them: it is a run, which is looked after where all runs are. */
    @Test
    void nobody_waits_until_they_all_have_the_app() {
        user("Ida Lund", "AWAITING_ACTIVATION", "private_mitid_offered = true");
        pages.post(karen, NO, "allowed", "NO", "accepted", 1);

        var run = Pages.location(pages.post(karen, "/activation/app"));

        assertThat(Pages.text(pages.get(karen, run))).contains("Giv brugere appen");
        ended();
        assertThat(Pages.text(pages.get(karen, run))).contains("Én bruger har fået appen");
        assertThat(Pages.text(pages.get(karen, "/bulk"))).contains("Giv brugere appen");
        assertThat(stored.trail(nordlys)).contains("BULK_STARTED", "BULK_FINISHED");
    }

    /** Free, and the same as for one: a row of the trail and a link for each; whoever was active comes by the link. */
    @Test
    void the_app_is_given_to_them_all_at_once() {
        var ida = user("Ida Lund", "AWAITING_ACTIVATION", "private_mitid_offered = true");
        var aase = user("Åse Kjær", "ACTIVE", "private_mitid_offered = true, consented_at = now()");
        var bo = user("Bo Krog", "AWAITING_ACTIVATION", "private_mitid_offered = true, separate_means = 'APP'");

        var run = pages.post(karen, NO, "allowed", "NO", "accepted", 2, "help", "APP");

        assertThat(Pages.location(run)).startsWith("/bulk/");
        Patience.until(Duration.ofSeconds(60), () -> count("outbox_mail where template = 'activation-again'") == 2);
        assertThat(count("organisation_user where separate_means = 'APP' and state = 'AWAITING_ACTIVATION'"))
                .isEqualTo(3);
        assertThat(Collections.frequency(stored.trail(nordlys), "USER_WAYS_CHANGED"))
                .isEqualTo(2);
        assertThat(count("link where used_at is null and revoked_at is null and subject_id in ('" + ida + "', '" + aase
                        + "')"))
                .isEqualTo(2);
        assertThat(count("audit_event where action = 'USER_WAYS_CHANGED' and subject_id = '" + bo + "'"))
                .isZero();
        assertThat(pages.post(karen, "/activation/app")).as("nobody is left").hasRedirectedUrl("/users/needs-you");
    }

    @Test
    void whoever_manages_users_can_help_them_all_from_their_list() {
        user("Ida Lund", "AWAITING_ACTIVATION", "private_mitid_offered = true");
        pages.post(karen, NO, "allowed", "NO", "accepted", 1);

        assertThat(Pages.text(pages.get(karen, "/users/needs-you"))).contains("Giv dem alle appen");
        assertThat(Pages.location(pages.post(karen, "/activation/app"))).startsWith("/bulk/");
        ended();
        assertThat(count("organisation_user where separate_means = 'APP'")).isOne();
    }

    @Test
    void the_only_organisation_administrator_stays_active() {
        stored.in(nordlys, () -> jdbc.sql("""
                update organisation_user set origin = 'IMPORTED', private_mitid_offered = true, consented_at = now()
                where id = :karen
                """).param("karen", karenId).update());
        stored.in(
                nordlys,
                () -> jdbc.sql("update organisation set private_mitid = false").update());
        var birgit = organisations.administrator(nordlys, "Birgit Holm", Role.USER_ADMINISTRATOR);

        pages.post(SignedInAs.user(nordlys, birgit), "/activation/app");

        ended();
        assertThat(count("organisation_user where separate_means = 'APP' and state = 'ACTIVE'"))
                .isOne();
    }

    /** The one who acts stays; of all the others together one stays too where nobody else does. */
    @Test
    void of_several_organisation_administrators_somebody_stays_active() {
        var bo = organisations.administrator(nordlys, "Bo Krog", Role.ORGANISATION_ADMINISTRATOR);
        var ida = organisations.administrator(nordlys, "Ida Lund", Role.ORGANISATION_ADMINISTRATOR);
        var birgit = organisations.administrator(nordlys, "Birgit Holm", Role.USER_ADMINISTRATOR);
        nothingButPrivateMitId(karenId, bo, ida);
        stored.in(
                nordlys,
                () -> jdbc.sql("update organisation set private_mitid = false").update());

        pages.post(SignedInAs.user(nordlys, birgit), "/activation/app");

        ended();
        assertThat(count("organisation_user where separate_means = 'APP' and state = 'ACTIVE'"))
                .isOne();
        assertThat(count("organisation_user where separate_means = 'APP' and state = 'AWAITING_ACTIVATION'"))
                .isEqualTo(2);
    }

    @Test
    void whoever_acts_stays_active() {
        var bo = organisations.administrator(nordlys, "Bo Krog", Role.ORGANISATION_ADMINISTRATOR);
        var birgit = organisations.administrator(nordlys, "Birgit Holm", Role.USER_ADMINISTRATOR);
        nothingButPrivateMitId(karenId, bo, birgit);

        pages.post(karen, NO, "allowed", "NO", "accepted", 3, "help", "APP");

        ended();
        assertThat(count("organisation_user where separate_means = 'APP' and state = 'ACTIVE' and id = '" + karenId
                        + "'"))
                .isOne();
        assertThat(count("organisation_user where separate_means = 'APP' and state = 'AWAITING_ACTIVATION'"))
                .isEqualTo(2);
    }

    private void nothingButPrivateMitId(UUID... users) {
        stored.in(nordlys, () -> jdbc.sql("""
                update organisation_user set origin = 'IMPORTED', private_mitid_offered = true, consented_at = now()
                where id = any(:users)
                """).param("users", users).update());
    }

    /** The button says how many it helps, and helps as many: what was given and never taken into use lets nobody in. */
    @Test
    void those_who_have_not_taken_their_means_into_use_are_helped_too() {
        var ida = user(
                "Ida Lund",
                "ACTIVE",
                "private_mitid_offered = true, consented_at = now(), separate_means = 'CODE_DISPLAY'");
        var bo =
                user("Bo Krog", "ACTIVE", "private_mitid_offered = true, consented_at = now(), separate_means = 'APP'");

        var asked = pages.post(karen, NO, "allowed", "NO");
        var run = pages.post(karen, NO, "allowed", "NO", "accepted", 2, "help", "APP");

        assertThat(Pages.text(asked)).contains("Gem, og giv dem alle 2 appen");
        assertThat(Pages.location(run)).startsWith("/bulk/");
        ended();
        assertThat(count("organisation_user where separate_means = 'APP CODE_DISPLAY' and state = 'AWAITING_ACTIVATION'"
                        + " and id = '" + ida + "'"))
                .isOne();
        assertThat(count("organisation_user where separate_means = 'APP' and state = 'AWAITING_ACTIVATION' and id = '"
                        + bo + "'"))
                .isOne();
        assertThat(Collections.frequency(stored.trail(nordlys), "USER_WAYS_CHANGED"))
                .isOne();
        assertThat(Collections.frequency(stored.trail(nordlys), "USER_WAITS_AGAIN"))
                .isEqualTo(2);
    }

    @Test
    void orders_that_are_not_sent_are_called_off_and_that_is_said_before() {
        stored.in(
                nordlys,
                () -> jdbc.sql("update organisation set offered_means = 'APP CHIP'")
                        .update());
        var ida = user("Ida Lund", "AWAITING_ACTIVATION", "separate_means = 'APP CHIP'");
        var bo = user("Bo Krog", "AWAITING_ACTIVATION", "separate_means = 'APP CHIP'");
        order(ida, "ORDERED");
        order(bo, "DISPATCHED");

        var asked = pages.post(karen, "/settings/means", "means", "APP");

        assertThat(Pages.text(asked)).contains("Bestilte enheder bliver annulleret", "Én bestilling er ikke sendt");
        assertThat(states()).containsExactly("DISPATCHED", "ORDERED");
        assertThat(pages.post(karen, "/settings/means", "means", "APP", "acceptedOrders", 1))
                .hasRedirectedUrl("/settings");
        assertThat(states()).containsExactly("CANCELLED", "DISPATCHED");
        assertThat(Collections.frequency(stored.trail(nordlys), "DEVICE_ORDER_CANCELLED"))
                .isOne();
    }

    private void ended() {
        Patience.until(Duration.ofSeconds(60), () -> count("bulk_run where state = 'FINISHED'") == 1);
    }

    private List<String> states() {
        return stored.in(
                nordlys,
                () -> jdbc.sql("select state from device_order order by state")
                        .query(String.class)
                        .list());
    }

    private void order(UUID user, String state) {
        var sent = state.equals("DISPATCHED") ? "now()" : "null";
        stored.in(
                nordlys,
                () -> jdbc.sql("""
                insert into device_order (id, organisation_id, user_id, kind, state, price, ordered_by, ordered_by_name,
                    ordered_at, dispatched_at, serial) values (gen_random_uuid(), :org, :user, 'CHIP', :state, 200, :user,
                    'Bo', now(),
                """ + sent + ", null)")
                        .param("org", nordlys)
                        .param("user", user)
                        .param("state", state)
                        .update());
    }

    private UUID user(String name, String state, String facts) {
        var id = organisations.importedUser(
                nordlys, name, "u" + UUID.randomUUID().toString().substring(0, 8) + "@nordlys.example");
        stored.in(
                nordlys,
                () -> jdbc.sql("update organisation_user set state = '" + state + "', " + facts + " where id = :id")
                        .param("id", id)
                        .update());
        return id;
    }

    private int count(String from) {
        return stored.count(nordlys, from);
    }
}
