package dk.ramme.joining.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.Companies;
import dk.ramme.joining.JoinedOrganisations;
import dk.ramme.joining.Walker;
import dk.ramme.joining.appointment.AppointmentEvent.AdministratorInvited;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.login.LoginOutcome;
import dk.ramme.login.SignedInAs;
import dk.ramme.vault.LinkToken;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A representative comes back to an organisation that has joined (J4). */
@RammeTest
@RecordApplicationEvents
class ReappointmentTests {

    static final LocalDate SORENS_BIRTHDAY = LocalDate.of(1979, 11, 2);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    ApplicationContext beans;

    @Autowired
    Links links;

    @Autowired
    SetupInvitation invitation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEvents events;

    JoinedOrganisations joined;
    CvrNumber cvr;
    Walker karen;

    @BeforeEach
    void anOrganisationThatJoinedWithSoren() {
        joined = new JoinedOrganisations(beans);
        cvr = Companies.withKaren();
        karen().chooses(cvr)
                .is("representative", "/joining/administrators")
                .appointsByBirthDate("Søren Ågård", "soren@smedjen.dk", "02-11-1979")
                .acceptsTheTerms()
                .confirms("/joining/done");
        karen = karen();
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void the_representative_sees_who_is_invited_and_until_when() {
        karen.chooses(cvr).is("representative", "/joining/status");

        assertThat(karen.get("/joining/status")).hasStatusOk().bodyText().contains("Søren Ågård", "soren@smedjen.dk");
    }

    @Test
    void the_representative_sees_that_the_mail_came_back() {
        karen.chooses(cvr).is("representative", "/joining/status");
        assertThat(karen.get("/joining/status")).bodyText().doesNotContain("Ikke leveret");
        var appointment = links.findLive(lastToken().value(), LinkPurpose.SETUP)
                .orElseThrow()
                .subjectId();

        joined.within(cvr, () -> {
            beans.getBean(Invitations.class).undelivered(appointment, clock.instant());
            return appointment;
        });

        assertThat(karen.get("/joining/status"))
                .hasStatusOk()
                .bodyText()
                .contains("Ikke leveret", "udpeg personen på ny", "Send linket igen");
    }

    @Test
    void the_representative_sends_the_link_again_and_withdraws_it() {
        var first = lastToken();
        karen.chooses(cvr).is("representative", "/joining/status");

        Walker.assertGoesTo(karen.post(invitationPath(first) + "/resend"), "/joining/status");
        assertThat(karen.get("/joining/status")).bodyText().contains("Vent lidt");
        assertThat(live(first)).isTrue();
        clock.advance(Duration.ofSeconds(61));
        Walker.assertGoesTo(karen.post(invitationPath(first) + "/resend"), "/joining/status");
        var second = lastToken();

        assertThat(live(first)).isFalse();
        assertThat(live(second)).isTrue();
        Walker.assertGoesTo(karen.post(invitationPath(second) + "/withdraw"), "/joining/status");
        assertThat(live(second)).isFalse();
        assertThat(karen.get("/joining/status")).bodyText().doesNotContain("soren@smedjen.dk");
    }

    @Test
    void the_representative_sees_the_administrators_and_may_appoint_one_more() {
        accept(lastToken(), "Søren Ågård", SORENS_BIRTHDAY);
        karen.chooses(cvr).is("representative", "/joining/status");
        assertThat(karen.get("/joining/status")).bodyText().contains("Søren Ågård");

        Walker.assertGoesTo(karen.post("/joining/status/appoint"), "/joining/administrators");
        karen.appointsByBirthDate("Cecilie Åkjær", "cecilie@smedjen.dk", "30-08-1990")
                .acceptsTheTerms()
                .confirms("/joining/done");

        accept(lastToken(), "Cecilie Åkjær", LocalDate.of(1990, 8, 30));
        assertThat(joined.administrators(cvr)).hasSize(2);
    }

    @Test
    void when_the_last_has_left_a_new_appointment_kills_every_link_from_before() {
        var soren = accept(lastToken(), "Søren Ågård", SORENS_BIRTHDAY);
        appointOneMore("Anders Bæk", "09-01-1984");
        var former = lastToken();
        var halfway = links.findLive(former.value(), LinkPurpose.SETUP).orElseThrow();
        leave(soren);

        var again = karen();
        again.chooses(cvr).is("representative", "/joining/status");
        assertThat(again.get("/joining/status")).bodyText().contains("ingen organisationsadministrator lige nu");
        again.post("/joining/status/appoint");
        again.appointsByBirthDate("Cecilie Åkjær", "cecilie@smedjen.dk", "30-08-1990")
                .acceptsTheTerms()
                .confirms("/joining/done");

        assertThat(live(former)).isFalse();
        assertThat(mvc.get().uri("/joining/invitation/" + former.value())).hasStatus(410);
        assertThat(invitation.complete(
                        SignedInAs.person("Anders Bæk", LocalDate.of(1984, 1, 9), null),
                        halfway.id().toString()))
                .isEqualTo(new LoginOutcome.Refused("/joining/invitation/gone"));
        accept(lastToken(), "Cecilie Åkjær", LocalDate.of(1990, 8, 30));
        assertThat(joined.administrators(cvr))
                .extracting(holder -> holder.name())
                .containsExactly("Cecilie Åkjær");
    }

    @Test
    void while_an_administrator_is_there_others_invited_keep_their_links() {
        accept(lastToken(), "Søren Ågård", SORENS_BIRTHDAY);
        appointOneMore("Anders Bæk", "09-01-1984");
        var anders = lastToken();

        appointOneMore("Cecilie Åkjær", "30-08-1990");

        assertThat(live(anders)).isTrue();
    }

    @Test
    void appointing_somebody_again_replaces_their_invitation() {
        var first = lastToken();

        appointOneMore("Søren Ågård", "02-11-1979");

        assertThat(live(first)).isFalse();
        assertThat(live(lastToken())).isTrue();
    }

    @Test
    void a_stranger_cannot_tell_whether_an_organisation_has_joined() {
        var never = Companies.withKaren();
        accept(lastToken(), "Søren Ågård", SORENS_BIRTHDAY);

        for (var page : List.of("/joining/role", "/joining/administrators", "/joining/summary", "/joining/sent")) {
            var there = asStranger(cvr, page);
            var not = asStranger(never, page);
            assertThat(there.getResponse().getStatus())
                    .isEqualTo(not.getResponse().getStatus());
            assertThat(unnamed(there, cvr)).isEqualTo(unnamed(not, never)).doesNotContain("soren@smedjen.dk");
        }
    }

    @Test
    void two_representatives_who_appoint_at_once_both_get_through_once() throws Exception {
        var company = Companies.withKaren();
        List<Callable<MvcTestResult>> approvals = new ArrayList<>();
        for (var name : List.of("Cecilie Åkjær", "Anders Bæk")) {
            var one = karen();
            one.chooses(company).is("representative", "/joining/administrators");
            one.appointsByBirthDate(name, "a@smedjen.dk", "30-08-1990").acceptsTheTerms();
            var seen = one.seen();
            approvals.add(() -> one.post("/joining/summary", "seen", seen));
            approvals.add(() -> one.post("/joining/summary", "seen", seen));
        }
        var before = events.stream(AdministratorInvited.class).count();

        var pool = Executors.newFixedThreadPool(4);
        for (var approval : pool.invokeAll(approvals)) {
            Walker.assertGoesTo(approval.get(), "/joining/done");
        }
        pool.shutdown();

        assertThat(joined.count(company, "link")).isEqualTo(2);
        assertThat(before).isOne();
    }

    private MvcTestResult asStranger(CvrNumber company, String page) {
        var otto = new Walker(mvc, SignedInAs.person("Otto Friis", LocalDate.of(1981, 9, 7), null));
        otto.chooses(company);
        if (page.equals("/joining/role")) {
            return otto.get(page);
        }
        otto.is("applicant", "/joining/administrators");
        if (!page.equals("/joining/administrators")) {
            otto.appointsByBirthDate("Søren Ågård", "otto@friis.dk", "02-11-1979");
        }
        if (page.equals("/joining/sent")) {
            otto.confirms("/joining/sent");
        }
        return otto.get(page);
    }

    /** The page without what differs from company to company and from request to request. */
    private static String unnamed(MvcTestResult result, CvrNumber company) {
        return Walker.body(result)
                .replace(company.value(), "CVR")
                .replace(company.spaced(), "CVR")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                .replaceAll("name=\"_(?:csrf|form)\" value=\"[^\"]*\"", "CSRF");
    }

    private void appointOneMore(String name, String birthDate) {
        var again = karen();
        again.chooses(cvr).is("representative", "/joining/status");
        Walker.assertGoesTo(again.post("/joining/status/appoint"), "/joining/administrators");
        again.appointsByBirthDate(name, "en.til@smedjen.dk", birthDate)
                .acceptsTheTerms()
                .confirms("/joining/done");
    }

    private UUID accept(LinkToken token, String name, LocalDate birthDate) {
        var link = links.findLive(token.value(), LinkPurpose.SETUP).orElseThrow();
        return SetupInvitationScene.come(beans, link, SignedInAs.person(name, birthDate, null));
    }

    /** As the erasing of users does it, or the operator: the rule of the last administrator stops everybody else. */
    private void leave(UUID user) {
        joined.within(
                cvr,
                () -> jdbc.sql("update organisation_user set state = 'SUSPENDED' where id = ?")
                        .param(user)
                        .update());
    }

    private String invitationPath(LinkToken token) {
        var link = links.findLive(token.value(), LinkPurpose.SETUP).orElseThrow();
        return "/joining/status/" + link.subjectId();
    }

    private boolean live(LinkToken token) {
        return links.findLive(token.value(), LinkPurpose.SETUP).isPresent();
    }

    private LinkToken lastToken() {
        return events.stream(AdministratorInvited.class)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .token();
    }

    private Walker karen() {
        return new Walker(mvc, SignedInAs.person("Karen Holm", LocalDate.of(1967, 3, 15), null));
    }
}
