package dk.ramme.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** The notification centre as a person meets it. */
@RammeTest
class NotificationTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Notifications notifications;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AnOrganisation anOrganisation;

    @Autowired
    JdbcClient jdbc;

    private UUID organisation;
    private UUID karen;
    private UUID bo;

    @BeforeEach
    void twoAdministrators() {
        organisation = anOrganisation.ready();
        karen = anOrganisation.administrator(organisation, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        bo = anOrganisation.administrator(organisation, "Bo Lund", Role.ORGANISATION_ADMINISTRATOR);
    }

    @Test
    void without_any_the_page_says_what_belongs_here() {
        assertPage(karen, "/notifications").contains("Ingen beskeder endnu").doesNotContain("<ol");
    }

    /** A link that looks as ever and leads to somebody who is no more says so before it is followed, and until when. */
    @Test
    void what_leads_to_a_deleted_user_says_that_they_are_deleted() {
        var ida = anOrganisation.importedUser(organisation, "Ida Friis", "ida@nordlys.example");
        tell(karen, ida);
        assertPage(karen, "/notifications").doesNotContain("Brugeren er slettet");

        delete(ida, "now() + interval '30 days'");
        assertPage(karen, "/notifications").contains("Brugeren er slettet og kan hentes tilbage indtil den");
        assertPage(karen, "/users/" + ida).contains("Brugeren er slettet", "kan hentes tilbage indtil den");

        delete(ida, "now() - interval '1 day'");
        assertPage(karen, "/notifications").contains("Brugeren er slettet, og oplysningerne er fjernet");
        assertPage(karen, "/users/" + ida).contains("kan ikke hentes tilbage mere");
    }

    private void delete(UUID user, String erasedAt) {
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> {
                    jdbc.sql("update organisation_user set state = 'DELETED', deleted_at = now() where id = :user")
                            .param("user", user)
                            .update();
                    jdbc.sql("delete from user_erasure where user_id = :user")
                            .param("user", user)
                            .update();
                    jdbc.sql(
                                    "insert into user_erasure (organisation_id, user_id, due_at) values (:organisation, :user, "
                                            + erasedAt + ")")
                            .param("organisation", organisation)
                            .param("user", user)
                            .update();
                }));
    }

    private void tell(UUID reader, UUID about) {
        var news = new News(
                "means-lost:" + about, "means-lost", List.of("Nordlys", "Ida Friis", "App"), "/users/" + about);
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> notifications.tell(List.of(reader), news)));
    }

    @Test
    void a_person_sees_their_own_newest_first_with_the_way_to_the_thing() {
        tell(karen, 1);
        tell(karen, 2);
        tell(bo, 3);

        assertPage(karen, "/notifications")
                .contains("Du har 2 ulæste beskeder.", "href=\"/setup/import/run-2\"", "Se rapporten", "i dag kl.")
                .containsSubsequence("2 nye brugere", "1 ny bruger")
                .doesNotContain("3 nye brugere");
    }

    @Test
    void the_page_speaks_english_too() {
        tell(karen, 2);

        assertThat(mvc.get()
                        .uri("/notifications")
                        .header("Accept-Language", "en")
                        .with(SignedInAs.user(organisation, karen)))
                .hasStatusOk()
                .bodyText()
                .contains("You have one unread notification.", "2 new users imported", "See the report");
    }

    @Test
    void more_than_a_page_is_walked_without_losing_or_repeating_any() {
        for (int i = 1; i <= 60; i++) {
            tell(karen, i);
        }

        var first = notificationsOf(karen, null);
        var second = notificationsOf(karen, first.get(24).id());

        assertPage(karen, "/notifications").contains("before=" + first.get(24).id());
        assertThat(second.get(0).arguments().get(1)).isEqualTo(35);
        assertPage(karen, "/notifications?before=" + first.get(24).id())
                .contains("35 nye brugere", "Nyeste beskeder")
                .doesNotContain("36 nye brugere");
    }

    @Test
    void one_is_marked_read_and_then_all() {
        tell(karen, 1);
        tell(karen, 2);
        var one = notificationsOf(karen, null).get(0).id();

        assertThat(mvc.post()
                        .uri("/notifications/" + one + "/read")
                        .with(SignedInAs.user(organisation, karen))
                        .with(csrf()))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/notifications");
        assertThat(unread(karen)).isEqualTo(1);
        mvc.post()
                .uri("/notifications/read")
                .with(SignedInAs.user(organisation, karen))
                .with(csrf())
                .exchange();

        assertThat(unread(karen)).isZero();
        assertPage(karen, "/notifications").contains("Du har læst alle dine beskeder.");
    }

    @Test
    void nobody_marks_what_is_anothers() {
        tell(bo, 1);
        var his = notificationsOf(bo, null).get(0).id();

        mvc.post()
                .uri("/notifications/" + his + "/read")
                .with(SignedInAs.user(organisation, karen))
                .with(csrf())
                .exchange();
        mvc.post()
                .uri("/notifications/read")
                .with(SignedInAs.user(organisation, karen))
                .with(csrf())
                .exchange();

        assertThat(unread(bo)).isEqualTo(1);
    }

    @Test
    void without_the_token_of_the_page_nothing_is_marked() {
        tell(karen, 1);

        assertThat(mvc.post().uri("/notifications/read").with(SignedInAs.user(organisation, karen)))
                .hasStatus(403);
        assertThat(unread(karen)).isEqualTo(1);
    }

    private AbstractStringAssert<?> assertPage(UUID user, String path) {
        return assertThat(mvc.get().uri(path).header("Accept-Language", "da").with(SignedInAs.user(organisation, user)))
                .hasStatusOk()
                .bodyText();
    }

    private void tell(UUID user, int written) {
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> notifications.tell(
                        List.of(user),
                        new News(
                                "run-" + written,
                                "import-finished",
                                List.of("Nordlys", written, 0, 0),
                                "/setup/import/run-" + written))));
    }

    private List<Notification> notificationsOf(UUID user, @Nullable UUID olderThan) {
        return Tenancy.in(organisation, () -> notifications.newest(user, olderThan, Notifications.Narrowed.NOT, 25));
    }

    private int unread(UUID user) {
        return Tenancy.in(organisation, () -> notifications.unread(user));
    }
}
