package dk.ramme.granting;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.granting.RightsController.RightsForm;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.RightGrants;
import dk.ramme.people.Role;
import dk.ramme.people.Users;
import dk.ramme.rights.UserRight;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A user asks for a right, and rights administrators alone answer. */
@RammeTest
class AnsweringRightsTests {

    private static final String WHY = "Jeg skal indberette sygefravær";

    @Autowired
    TestClock clock;

    @Autowired
    Pages pages;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    RightGrants rights;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stored stored;

    private UUID nordlys;
    private UUID idaFriis;
    private SignedInAs ida;
    private SignedInAs karen;

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
        karen = signedIn("Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        idaFriis = organisations.administrator(nordlys, "Ida Friis");
        ida = SignedInAs.user(nordlys, idaFriis);
    }

    @Test
    void a_user_asks_and_is_given_the_right_or_told_why_not() {
        var rune = signedIn("Rune Lund", Role.RIGHTS_ADMINISTRATOR);

        assertThat(ask("NEMREFUSION", "For kort")).hasStatus(422).bodyText().contains("reason-error");
        assertThat(ask("KING", WHY)).hasStatus(422).bodyText().contains("right-error");
        assertThat(ask("NEMREFUSION", WHY)).hasRedirectedUrl("/me");
        assertThat(ask("NEMREFUSION", WHY)).hasRedirectedUrl("/me");
        assertThat(ask("EINCOME", WHY)).hasRedirectedUrl("/me");
        var asked = waiting();
        assertThat(asked).hasSize(2);
        assertThat(pages.get(rune, "/home")).bodyText().contains("2 anmodninger om rettigheder", "/rights/requests");
        assertThat(pages.get(rune, "/rights/requests")).bodyText().contains("Ida Friis", "NemRefusion", "eIndkomst");
        assertThat(pages.get(rune, "/rights/requests/" + asked.get(0)))
                .bodyText()
                .contains(WHY);

        assertThat(answer(rune, asked.get(0), "YES", "")).hasRedirectedUrl("/rights/requests");
        assertThat(answer(rune, asked.get(1), "NO", " "))
                .hasStatus(422)
                .bodyText()
                .contains("answer-error");
        assertThat(answer(rune, asked.get(1), "NO", "Løn klares af Bo")).hasRedirectedUrl("/rights/requests");

        assertThat(held()).containsExactly("NEMREFUSION");
        assertThat(trail())
                .containsExactly("RIGHT_REQUESTED", "RIGHT_REQUESTED", "RIGHT_REQUEST_APPROVED", "RIGHT_REFUSED");
        assertThat(mailsTo("Ida Friis")).containsExactlyInAnyOrder("rights-given", "right-refused");
        assertThat(mailsTo("Rune Lund")).containsExactly("right-requested", "right-requested");
        assertThat(mailsTo("Karen Holm")).isEmpty();
        assertThat(pages.get(ida, "/notifications"))
                .bodyText()
                .contains("Rune Lund har givet dig: NemRefusion", "nej til, at du får eIndkomst");
    }

    @Test
    void of_two_who_answer_at_once_the_later_is_told() throws Exception {
        var one = signedIn("Rune Lund", Role.RIGHTS_ADMINISTRATOR);
        var other = signedIn("Ruth Bæk", Role.RIGHTS_ADMINISTRATOR);
        for (var right : List.of("NEMREFUSION", "EINCOME", "AUB")) {
            ask(right, WHY);
            var id = waiting().get(0);
            var at = Executors.newFixedThreadPool(2);

            var answers = at.invokeAll(List.<Callable<MvcTestResult>>of(
                    () -> answer(one, id, "YES", ""), () -> answer(other, id, "NO", "Vi er nok")));
            at.shutdown();

            assertThat(answers.get(0).get()).hasRedirectedUrl("/rights/requests");
            assertThat(answers.get(1).get()).hasRedirectedUrl("/rights/requests");
            var yes = held().contains(right);
            assertThat(read(one, answers.get(0).get()))
                    .contains(yes ? "Brugeren har fået rettigheden" : "Ruth Bæk har allerede sagt nej");
            assertThat(read(other, answers.get(1).get()))
                    .contains(yes ? "Rune Lund har allerede sagt ja" : "Brugeren får besked om afslaget");
        }
        assertThat(mailsTo("Ida Friis")).hasSize(3);
    }

    @Test
    void nobody_but_rights_administrators_answers() {
        signedIn("Rune Lund", Role.RIGHTS_ADMINISTRATOR);
        var bo = signedIn("Bo Lund", Role.USER_ADMINISTRATOR);
        ask("AUB", WHY);
        var id = waiting().get(0);

        for (var who : List.of(karen, bo, ida)) {
            assertThat(answer(who, id, "YES", "")).hasStatus(403);
            assertThat(pages.get(who, "/rights/requests")).hasStatus(403);
        }

        assertThat(held()).isEmpty();
    }

    @Test
    void without_a_rights_administrator_it_is_said_who_can_appoint_one() {
        assertThat(pages.get(ida, "/me/rights"))
                .bodyText()
                .contains("I har ingen rettighedsadministrator", "Karen Holm");
        assertThat(ask("AUB", WHY)).hasRedirectedUrl("/me");

        assertThat(mailsTo("Karen Holm")).containsExactly("right-requested-nobody");
        assertThat(pages.get(karen, "/home"))
                .bodyText()
                .contains("1 anmodning om en rettighed", "ingen rettighedsadministrator");

        signedIn("Rune Lund", Role.RIGHTS_ADMINISTRATOR);
        assertThat(pages.get(ida, "/me/rights")).bodyText().doesNotContain("I har ingen rettighedsadministrator");
        assertThat(pages.get(karen, "/home")).bodyText().doesNotContain("1 anmodning om en rettighed");
    }

    @Test
    void whoever_is_suspended_or_gone_meanwhile_is_given_nothing() {
        var rune = signedIn("Rune Lund", Role.RIGHTS_ADMINISTRATOR);
        var bo = signedIn("Bo Lund", Role.USER_ADMINISTRATOR);
        ask("AUB", WHY);
        var id = waiting().get(0);

        pages.post(bo, "/users/" + idaFriis + "/suspend", "reason", "Orlov til maj");
        assertThat(pages.get(rune, "/rights/requests")).bodyText().contains("Ingen venter på svar");
        assertThat(read(rune, answer(rune, id, "YES", ""))).contains("Brugeren er spærret");
        assertThat(pages.get(rune, "/rights/requests/" + id))
                .bodyText()
                .contains("Brugeren er spærret")
                .doesNotContain("<button class=\"button\"");
        assertThat(held()).isEmpty();

        stored.in(nordlys, () -> {
            var ida = users.lock(idaFriis).orElseThrow();
            ida.give(new UserRight("EINCOME", "eIndkomst", "eIncome", false), clock.instant());
            return users.save(ida);
        });
        pages.post(bo, "/users/" + idaFriis + "/delete", "x", "");
        assertThat(answer(rune, id, "YES", "")).hasStatus(404);
        assertThat(held()).isEmpty();
        assertThat(stored.in(
                        nordlys,
                        () -> jdbc.sql("select count(*) from right_request")
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    @Test
    void a_right_given_by_hand_answers_the_request_and_nobody_asks_without_end() {
        var rune = signedIn("Rune Lund", Role.RIGHTS_ADMINISTRATOR);
        ask("AUB", WHY);
        var id = waiting().get(0);

        pages.post(rune, "/users/" + idaFriis + "/rights", "rights", "AUB", "stood", RightsForm.mark(List.of()));
        assertThat(held()).containsExactly("AUB");
        assertThat(waiting()).isEmpty();
        assertThat(read(rune, answer(rune, id, "NO", "Nej"))).contains("Rune Lund har allerede sagt ja");
        assertThat(read(rune, pages.get(rune, "/rights/requests/" + id)))
                .as("from an old mail")
                .contains("Rune Lund har allerede sagt ja");

        stored.in(
                nordlys,
                () -> jdbc.sql("""
                insert into right_request (id, organisation_id, user_id, code, reason, state, asked_at, decided_at)
                select gen_random_uuid(), :organisation, :user, 'EASY', 'Hver eneste dag', 'REFUSED', now(), now()
                from generate_series(1, 10)
                """)
                        .param("organisation", nordlys)
                        .param("user", idaFriis)
                        .update());
        assertThat(ask("EASY", WHY)).hasStatus(422).bodyText().contains("mange gange i dag");
    }

    private SignedInAs signedIn(String name, Role role) {
        return SignedInAs.user(nordlys, organisations.administrator(nordlys, name, role));
    }

    private MvcTestResult ask(String right, String why) {
        return pages.post(ida, "/me/rights", "right", right, "reason", why);
    }

    private MvcTestResult answer(SignedInAs who, UUID request, String decision, String why) {
        return pages.post(who, "/rights/requests/" + request, "decision", decision, "answer", why);
    }

    private String read(SignedInAs who, MvcTestResult answer) {
        return Pages.text(pages.follow(who, answer));
    }

    private List<String> held() {
        return stored.in(
                nordlys, () -> rights.of(idaFriis).stream().map(UserRight::key).toList());
    }

    private List<UUID> waiting() {
        return stored.in(
                nordlys,
                () -> jdbc.sql("select id from right_request where state = 'OPEN' order by asked_at")
                        .query(UUID.class)
                        .list());
    }

    private List<String> mailsTo(String name) {
        return stored.in(
                nordlys,
                () -> jdbc.sql("select template from outbox_mail where recipient_name = :name")
                        .param("name", name)
                        .query(String.class)
                        .list());
    }

    private List<String> trail() {
        return stored.in(
                nordlys,
                () -> jdbc.sql("select action from audit_event where action like 'RIGHT%' order by id")
                        .query(String.class)
                        .list());
    }
}
