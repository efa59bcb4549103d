package dk.ramme.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.BackgroundWork;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.people.Role;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One mail in the morning about all who have come to need somebody, instead of one for each
 * (A4; users finding 5, users finding 9).
 */
@RammeTest
class NeedsDigestTests {

    @Autowired
    NeedsDigest digest;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Stored stored;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BackgroundWork background;

    @Autowired
    TestClock clock;

    UUID nordlys;
    UUID birgit;

    @BeforeEach
    void begin() {
        background.stop();
        nordlys = organisations.ready();
        birgit = organisations.administrator(nordlys, "Birgit Holm", Role.USER_ADMINISTRATOR);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
        background.goOn();
    }

    @Test
    void all_that_is_new_is_one_mail_and_nothing_new_is_none() {
        organisations.importedUser(nordlys, "Ida Lund", null);
        organisations.importedUser(nordlys, "Bo Krog", null);

        send();
        send();
        tomorrow();
        send();

        assertThat(models())
                .hasSize(1)
                .first()
                .asString()
                .contains("Mangler e-mailadresse (2)", "/users/needs-you", ", 2,");
    }

    @Test
    void the_next_day_tells_of_who_has_come_since_alone() {
        organisations.importedUser(nordlys, "Ida Lund", null);
        send();
        tomorrow();
        organisations.importedUser(nordlys, "Bo Krog", null);

        send();

        assertThat(models()).hasSize(2).last().asString().contains("Mangler e-mailadresse (1)");
    }

    /** A last day is told of a week before, once. */
    @Test
    void who_leaves_soon_is_told_of_once() {
        var ida = organisations.administrator(nordlys, "Ida Lund");
        stored.in(
                nordlys,
                () -> jdbc.sql("update organisation_user set ends_on = :day where id = :ida")
                        .param("day", clock.today().plusDays(9))
                        .param("ida", ida)
                        .update());
        send();
        assertThat(models()).isEmpty();

        clock.advance(Duration.ofDays(3));
        send();
        tomorrow();
        send();

        assertThat(models()).hasSize(1).first().asString().contains("Slutter inden for en uge (1)");
    }

    /** One mail a day: what comes after it is told of the next morning. */
    @Test
    void what_comes_later_on_the_day_is_told_of_tomorrow() {
        organisations.importedUser(nordlys, "Ida Lund", null);
        send();
        organisations.importedUser(nordlys, "Bo Krog", null);

        send();

        assertThat(models()).hasSize(1);
        tomorrow();
        send();
        assertThat(models()).hasSize(2).last().asString().contains("Mangler e-mailadresse (1)");
    }

    @Test
    void organisation_administrators_are_told_where_no_user_administrator_can_be() {
        set(birgit, "email = null");
        var karen = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        set(karen, "email = null");
        organisations.importedUser(nordlys, "Ida Lund", null);

        send();

        assertThat(models()).as("nobody can be told").isEmpty();
        set(karen, "email = 'karen@nordlys.example'");
        send();
        assertThat(models()).hasSize(1).first().asString().contains("Mangler e-mailadresse (");
    }

    /** What was mended and is the matter once more is new once more. */
    @Test
    void whoever_comes_to_need_it_again_is_told_of_again() {
        var ida = organisations.importedUser(nordlys, "Ida Lund", null);
        send();
        set(ida, "email = 'ida@nordlys.example'");
        tomorrow();
        send();
        set(ida, "email = null");
        tomorrow();

        send();

        assertThat(models()).hasSize(2);
    }

    @Test
    void each_reads_it_in_their_language() {
        var mads = organisations.administrator(nordlys, "Mads Friis", Role.USER_ADMINISTRATOR);
        set(mads, "language = 'en'");
        organisations.importedUser(nordlys, "Ida Lund", null);

        send();

        assertThat(models()).hasSize(2);
        assertThat(String.join(" ", models())).contains("Mangler e-mailadresse (1)", "No email address (1)");
    }

    private void send() {
        background.in(nordlys, digest::send);
    }

    private void tomorrow() {
        clock.advance(Duration.ofDays(1));
    }

    private void set(UUID user, String facts) {
        stored.in(
                nordlys,
                () -> jdbc.sql("update organisation_user set " + facts + " where id = :id")
                        .param("id", user)
                        .update());
    }

    private List<String> models() {
        return stored.in(
                nordlys,
                () -> jdbc.sql("select model::text from outbox_mail where template = 'needs-you' order by created_at")
                        .query(String.class)
                        .list());
    }
}
