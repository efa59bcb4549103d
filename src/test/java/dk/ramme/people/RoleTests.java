package dk.ramme.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.login.SignedInAs;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Roles are given and taken by organisation administrators, and there is always one of those. */
@RammeTest
class RoleTests {

    private static final String OA = "ORGANISATION_ADMINISTRATOR";
    private static final String BA = "USER_ADMINISTRATOR";

    @Autowired
    Pages pages;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Roles roles;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stored stored;

    private UUID nordlys;
    private UUID karenHolm;
    private SignedInAs karen;

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
        karenHolm = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        karen = SignedInAs.user(nordlys, karenHolm);
    }

    @Test
    void roles_are_given_and_taken_and_each_change_is_mailed_and_on_the_trail_once() {
        var ida = organisations.administrator(nordlys, "Ida Friis");

        assertThat(post(karen, ida, "", OA, BA)).hasRedirectedUrl("/users/" + ida);
        assertThat(held(ida)).containsExactlyInAnyOrder(Role.ORGANISATION_ADMINISTRATOR, Role.USER_ADMINISTRATOR);
        assertThat(post(karen, ida, OA + " " + BA, OA)).hasRedirectedUrl("/users/" + ida);
        // sent again by the browser's back button
        assertThat(post(karen, ida, OA + " " + BA, OA)).hasRedirectedUrl("/users/" + ida);

        assertThat(held(ida)).containsExactly(Role.ORGANISATION_ADMINISTRATOR);
        assertThat(stored.trail(nordlys)).containsExactly("ROLE_GIVEN", "ROLE_GIVEN", "ROLE_TAKEN");
        assertThat(mailsTo("Ida Friis")).containsExactlyInAnyOrder("role-given", "role-given", "role-taken");
    }

    @Test
    void the_last_organisation_administrator_keeps_the_role_and_is_told_why() {
        assertThat(post(karen, karenHolm, OA, BA))
                .hasStatus(422)
                .bodyText()
                .contains("Giv først rollen til en anden", "roles-error");
        // whoever cannot act does not count
        var mads = organisations.administrator(nordlys, "Mads Friis", Role.ORGANISATION_ADMINISTRATOR);
        stored.in(
                nordlys,
                () -> jdbc.sql("update organisation_user set state = 'SUSPENDED' where id = :id")
                        .param("id", mads)
                        .update());
        assertThat(post(karen, karenHolm, OA, BA)).hasStatus(422);

        assertThat(held(karenHolm)).containsExactly(Role.ORGANISATION_ADMINISTRATOR);
        assertThat(stored.trail(nordlys)).isEmpty();
    }

    @Test
    void of_two_who_take_each_others_role_at_once_one_stays() throws Exception {
        for (var round = 0; round < 5; round++) {
            var organisation = organisations.ready();
            var one = organisations.administrator(organisation, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
            var other = organisations.administrator(organisation, "Mads Friis", Role.ORGANISATION_ADMINISTRATOR);
            var at = Executors.newFixedThreadPool(2);

            var answers = at.invokeAll(List.<Callable<Integer>>of(
                    () -> status(SignedInAs.user(organisation, one), other),
                    () -> status(SignedInAs.user(organisation, other), one)));
            at.shutdown();

            assertThat(answers).extracting(answer -> answer.get()).containsExactlyInAnyOrder(302, 403);
            List<Roles.Holder> left = stored.in(organisation, () -> roles.holders(Role.ORGANISATION_ADMINISTRATOR));
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void roles_changed_meanwhile_are_shown_and_not_overwritten() {
        var ida = organisations.administrator(nordlys, "Ida Friis", Role.RIGHTS_ADMINISTRATOR);

        assertThat(post(karen, ida, "", BA))
                .hasStatus(409)
                .bodyText()
                .contains("En anden har ændret brugerens roller", "Rettighedsadministrator", "RIGHTS_ADMINISTRATOR");

        assertThat(held(ida)).containsExactly(Role.RIGHTS_ADMINISTRATOR);
    }

    @Test
    void others_see_no_such_page_and_hostile_values_are_refused() {
        var bo = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Bo Lund", Role.USER_ADMINISTRATOR));
        var foreign = organisations.administrator(organisations.ready(), "Otto Friis");

        assertThat(pages.get(bo, "/users/" + karenHolm + "/roles")).hasStatus(403);
        assertThat(post(bo, karenHolm, OA)).hasStatus(403);
        assertThat(pages.get(karen, "/users/" + foreign + "/roles")).hasStatus(404);
        assertThat(post(karen, foreign, "", BA)).hasStatus(404);
        assertThat(post(karen, karenHolm, OA, "KING")).hasStatus(422);
        assertThat(post(karen, karenHolm, "KING", BA)).hasStatus(422);
        assertThat(stored.trail(nordlys)).isEmpty();
    }

    @Test
    void a_user_asks_for_a_role_and_is_given_it_or_told_why_not() {
        var ida = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Ida Friis"));
        var why = "Jeg skal oprette nye kolleger";

        assertThat(ask(ida, BA, "For kort")).hasStatus(422).bodyText().contains("reason-error");
        assertThat(ask(ida, "KING", why)).hasStatus(422).bodyText().contains("role-error");
        assertThat(ask(ida, BA, why)).hasRedirectedUrl("/me");
        assertThat(ask(ida, BA, why)).hasRedirectedUrl("/me");
        assertThat(ask(ida, OA, why)).hasRedirectedUrl("/me");
        var requests = stored.in(
                nordlys,
                () -> jdbc.sql("select id from role_request where state = 'OPEN' order by asked_at")
                        .query(UUID.class)
                        .list());
        assertThat(requests).hasSize(2);
        assertThat(pages.get(karen, "/settings/role-requests/" + requests.get(0)))
                .bodyText()
                .contains("Ida Friis", why);
        assertThat(pages.get(karen, "/settings/administrators")).bodyText().contains("2 brugere har bedt om en rolle");

        assertThat(answer(requests.get(0), "YES", "")).hasRedirectedUrl("/settings/role-requests");
        assertThat(answer(requests.get(1), "NO", "")).hasStatus(422);
        assertThat(answer(requests.get(1), "NO", "Vi er nok")).hasRedirectedUrl("/settings/role-requests");
        assertThat(answer(requests.get(1), "YES", "")).as("too late").hasRedirectedUrl("/settings/role-requests");
        assertThat(pages.get(karen, "/settings/role-requests/" + requests.get(0)))
                .as("from an old mail")
                .hasRedirectedUrl("/settings/role-requests");
        assertThat(answer(UUID.randomUUID(), "YES", "")).hasStatus(404);

        assertThat(stored.trail(nordlys))
                .containsExactly("ROLE_REQUESTED", "ROLE_REQUESTED", "ROLE_GIVEN", "ROLE_REFUSED");
        assertThat(mailsTo("Ida Friis")).containsExactlyInAnyOrder("role-given", "role-refused");
        assertThat(mailsTo("Karen Holm")).containsExactly("role-requested", "role-requested");
    }

    @Test
    void whoever_is_suspended_meanwhile_asks_for_nothing() {
        var idaFriis = organisations.administrator(nordlys, "Ida Friis");
        ask(SignedInAs.user(nordlys, idaFriis), BA, "Jeg skal oprette nye kolleger");
        var request = stored.in(
                nordlys,
                () -> jdbc.sql("select id from role_request").query(UUID.class).single());
        stored.in(
                nordlys,
                () -> jdbc.sql("update organisation_user set state = 'SUSPENDED' where id = :id")
                        .param("id", idaFriis)
                        .update());

        assertThat(answer(request, "YES", "")).hasStatus(404);
        assertThat(answer(request, "NO", "Vi er nok")).hasStatus(404);

        assertThat(pages.get(karen, "/settings/role-requests")).bodyText().doesNotContain("Ida Friis");
        assertThat(pages.get(karen, "/home")).bodyText().doesNotContain("har bedt om en rolle");
        assertThat(held(idaFriis)).isEmpty();
    }

    private MvcTestResult ask(SignedInAs who, String role, String why) {
        return pages.post(who, "/me/roles", "role", role, "reason", why);
    }

    private MvcTestResult answer(UUID request, String decision, String why) {
        return pages.post(karen, "/settings/role-requests/" + request, "decision", decision, "answer", why);
    }

    private int status(SignedInAs who, UUID whom) {
        return post(who, whom, OA).getResponse().getStatus();
    }

    private MvcTestResult post(SignedInAs who, UUID whom, String stood, String... wanted) {
        var request = mvc.post().uri("/users/" + whom + "/roles").with(who).with(csrf());
        request.param("stood", stood);
        if (wanted.length > 0) {
            request.param("roles", wanted);
        }
        return request.exchange();
    }

    private List<Role> held(UUID user) {
        return List.copyOf(stored.in(nordlys, () -> roles.of(user)));
    }

    private List<String> mailsTo(String... names) {
        return stored.in(
                nordlys,
                () -> jdbc.sql("select template from outbox_mail where recipient_name = any(:names)")
                        .param("names", names)
                        .query(String.class)
                        .list());
    }
}
