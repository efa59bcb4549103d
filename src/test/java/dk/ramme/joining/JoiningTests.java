package dk.ramme.joining;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.appointment.AppointmentEvent.AdministratorInvited;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SignedInAs;
import dk.ramme.organisation.OrganisationState;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From the company number to the approval, as representative, as applicant, and as someone who needs no set-up. */
@RammeTest
@RecordApplicationEvents
public class JoiningTests {

    private static final Pattern REMOVE = Pattern.compile("/joining/administrators/[0-9a-f-]{36}/remove");

    public static final LocalDate KARENS_BIRTHDAY = LocalDate.of(1967, 3, 15);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    ApplicationContext beans;

    @Autowired
    ApplicationEvents events;

    JoinedOrganisations joined;
    CvrNumber cvr;
    Walker karen;

    @BeforeEach
    void aCompanyWithKaren() {
        joined = new JoinedOrganisations(beans);
        cvr = Companies.withKaren();
        karen = new Walker(mvc, SignedInAs.person("Karen Holm", KARENS_BIRTHDAY, null));
    }

    @Test
    void whoever_was_proposed_by_mistake_is_taken_off_the_list_again() {
        karen.chooses(cvr).is("representative", "/joining/administrators");
        karen.appointsByCpr("Søren Ågård", "soren@smedjen.dk", "021179-9995");
        var list = karen.get("/joining/administrators");
        var remove = REMOVE.matcher(body(list));
        assertThat(remove.find()).isTrue();

        assertThat(karen.post(remove.group())).hasRedirectedUrl("/joining/administrators");
        assertThat(karen.post(remove.group())).as("twice").hasRedirectedUrl("/joining/administrators");

        assertThat(karen.get("/joining/administrators")).bodyText().doesNotContain("Søren Ågård");
        assertThat(joined.trail(cvr)).containsExactly("JOINING_BEGUN", "ADMINISTRATOR_PROPOSED", "PROPOSAL_REMOVED");
    }

    private static String body(MvcTestResult page) {
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void a_representative_joins_the_company_and_invites_whom_they_appoint() {
        karen.chooses(cvr).is("representative", "/joining/administrators");
        karen.appointsByCpr("Søren Ågård", "soren@smedjen.dk", "021179-9995");
        assertThat(karen.get("/joining/administrators"))
                .bodyText()
                .contains("Søren Ågård", "021179-****")
                .doesNotContain("9995");
        karen.acceptsTheTerms().confirms("/joining/done");

        assertThat(events.stream(AdministratorInvited.class)).singleElement().satisfies(sent -> {
            assertThat(sent.name()).isEqualTo("Søren Ågård");
            assertThat(sent.email()).isEqualTo("soren@smedjen.dk");
            assertThat(sent.invitedBy()).isEqualTo("Karen Holm");
        });
        assertThat(karen.get("/joining/done")).hasStatusOk().bodyText().contains("Søren Ågård", "soren@smedjen.dk");
        assertThat(joined.state(cvr)).isEqualTo(OrganisationState.IN_SETUP);
        assertThat(joined.trail(cvr))
                .containsExactly(
                        "JOINING_BEGUN",
                        "ADMINISTRATOR_PROPOSED",
                        "TERMS_ACCEPTED",
                        "JOINING_APPROVED",
                        "ADMINISTRATOR_INVITED");
    }

    @Test
    void nobody_is_told_before_the_approval() {
        karen.chooses(cvr).is("representative", "/joining/administrators");
        karen.appointsByCpr("Søren Ågård", "soren@smedjen.dk", "0211799995").acceptsTheTerms();

        assertThat(events.stream(AdministratorInvited.class)).isEmpty();
        assertThat(joined.state(cvr)).isEqualTo(OrganisationState.JOINING);
    }

    @Test
    void approving_twice_invites_once() {
        karen.chooses(cvr).is("representative", "/joining/administrators");
        karen.appointsByCpr("Søren Ågård", "soren@smedjen.dk", "0211799995").acceptsTheTerms();
        var seen = karen.seen();

        Walker.assertGoesTo(karen.post("/joining/summary", "seen", seen), "/joining/done");
        Walker.assertGoesTo(karen.post("/joining/summary", "seen", seen), "/joining/done");

        assertThat(events.stream(AdministratorInvited.class)).hasSize(1);
    }

    @Test
    void what_was_begun_is_there_after_a_new_login() {
        var person = SignedInAs.person("Karen Holm", KARENS_BIRTHDAY, null);
        new Walker(mvc, person)
                .chooses(cvr)
                .is("representative", "/joining/administrators")
                .appointsByCpr("Søren Ågård", "soren@smedjen.dk", "0211799995");

        var again = new Walker(mvc, person);

        assertThat(again.get("/joining/company")).bodyText().contains("Sønderby Smedje " + cvr.value());
        again.chooses(cvr).is("representative", "/joining/administrators");
        assertThat(again.get("/joining/administrators")).bodyText().contains("Søren Ågård");
    }

    @Test
    void a_representative_appoints_themself_with_their_email_address_alone() {
        karen.chooses(cvr).is("representative", "/joining/administrators");
        assertThat(karen.get("/joining/administrators/myself")).bodyText().contains("Karen Holm");

        karen.appointsMyself("karen@smedjen.dk").acceptsTheTerms().confirms("/joining/done");

        assertThat(events.stream(AdministratorInvited.class))
                .extracting(AdministratorInvited::name)
                .containsExactly("Karen Holm");
    }

    @Test
    void a_representative_is_known_by_cpr_number_where_the_register_has_it() {
        var number = "1503679994";
        var company = Companies.register(
                Map.of("representatives", List.of(Map.of("name", "Karen Anna Holm Jensen", "cpr", number))));
        var married = SignedInAs.person("Karen Holm", KARENS_BIRTHDAY, new CprNumber(number));
        var namesake = SignedInAs.person("Karen Anna Holm Jensen", KARENS_BIRTHDAY, new CprNumber("1503679986"));

        new Walker(mvc, married).chooses(company).is("representative", "/joining/administrators");
        var refused = new Walker(mvc, namesake).chooses(company).post("/joining/role", "role", "representative");

        assertThat(refused).hasStatus(422).bodyText().contains("Du står ikke som ledelsesrepræsentant");
    }

    @Test
    void somebody_who_is_no_representative_cannot_act_as_one_and_the_attempt_is_on_the_trail() {
        var stranger = stranger();

        var refused = stranger.chooses(cvr).post("/joining/role", "role", "representative");

        assertThat(refused).hasStatus(422).bodyText().contains("Du står ikke som ledelsesrepræsentant");
        Walker.assertGoesTo(stranger.get("/joining/administrators"), "/joining/role");
        Walker.assertGoesTo(stranger.post("/joining/summary", "seen", ""), "/joining/role");
        assertThat(joined.refusals(cvr)).containsExactly("REPRESENTATIVE_NOT_FOUND");
    }

    @Test
    void an_applicant_prepares_and_a_representative_approves() {
        var mona = new Walker(mvc, SignedInAs.person("Mona Dam", LocalDate.of(1975, 2, 3), null));
        mona.chooses(cvr).is("applicant", "/joining/administrators");
        mona.appointsByBirthDate("Søren Ågård", "soren@smedjen.dk", "2-11-1979").confirms("/joining/sent");
        assertThat(mona.get("/joining/sent")).hasStatusOk().bodyText().contains("/joining?cvr=" + cvr.value());
        assertThat(events.stream(AdministratorInvited.class)).isEmpty();

        karen.chooses(cvr).is("representative", "/joining/prepared");
        var prepared = karen.get("/joining/prepared");
        assertThat(prepared).bodyText().contains("Mona Dam");
        Walker.assertGoesTo(karen.post("/joining/prepared", "choice", joined.sentCase(cvr)), "/joining/administrators");
        assertThat(karen.get("/joining/administrators")).bodyText().contains("Søren Ågård");
        karen.acceptsTheTerms().confirms("/joining/done");

        assertThat(events.stream(AdministratorInvited.class)).singleElement().satisfies(sent -> {
            assertThat(sent.invitedBy()).isEqualTo("Karen Holm");
            assertThat(sent.language()).isEqualTo("en");
        });
        Walker.assertGoesTo(mona.get("/joining/sent"), "/joining/summary");
        assertThat(mona.get("/joining/done")).hasStatusOk();
    }

    @Test
    void an_applicant_can_neither_accept_the_terms_nor_approve() {
        var mona = new Walker(mvc, SignedInAs.person("Mona Dam", LocalDate.of(1975, 2, 3), null));
        mona.chooses(cvr).is("applicant", "/joining/administrators");
        mona.appointsByBirthDate("Søren Ågård", "soren@smedjen.dk", "02111979");

        Walker.assertGoesTo(mona.post("/joining/terms", "accepted", "yes"), "/joining/summary");
        mona.confirms("/joining/sent");
        Walker.assertGoesTo(mona.get("/joining/status"), "/joining/role");
        Walker.assertGoesTo(mona.get("/joining/prepared"), "/joining/role");
        Walker.assertGoesTo(mona.post("/joining/reject"), "/joining/company");

        assertThat(joined.state(cvr)).isEqualTo(OrganisationState.JOINING);
    }

    @Test
    void an_applicant_takes_it_back_changes_it_and_sends_it_again() {
        var mona = new Walker(mvc, SignedInAs.person("Mona Dam", LocalDate.of(1975, 2, 3), null));
        mona.chooses(cvr).is("applicant", "/joining/administrators");
        mona.appointsByBirthDate("Søren Ågård", "soren@smedjen.dk", "02111979").confirms("/joining/sent");
        Walker.assertGoesTo(mona.get("/joining/administrators"), "/joining/sent");

        Walker.assertGoesTo(mona.post("/joining/recall"), "/joining/administrators");
        mona.appointsByBirthDate("Cecilie Åkjær", "cecilie@smedjen.dk", "30.8.1990")
                .confirms("/joining/sent");

        karen.chooses(cvr).is("representative", "/joining/prepared");
        assertThat(joined.trail(cvr))
                .startsWith("JOINING_BEGUN", "ADMINISTRATOR_PROPOSED", "JOINING_SENT", "JOINING_RECALLED")
                .containsOnlyOnce("JOINING_RECALLED");
    }

    @Test
    void a_representative_rejects_what_they_do_not_know() {
        var mona = new Walker(mvc, SignedInAs.person("Mona Dam", LocalDate.of(1975, 2, 3), null));
        mona.chooses(cvr).is("applicant", "/joining/administrators");
        mona.appointsByBirthDate("Søren Ågård", "soren@smedjen.dk", "02111979").confirms("/joining/sent");
        karen.chooses(cvr).is("representative", "/joining/prepared");
        karen.post("/joining/prepared", "choice", joined.sentCase(cvr));

        Walker.assertGoesTo(karen.post("/joining/reject"), "/joining/company");

        assertThat(mona.get("/joining/company")).bodyText().contains("Afvist");
        assertThat(joined.trail(cvr)).containsOnlyOnce("JOINING_REJECTED");
        assertThat(events.stream(AdministratorInvited.class)).isEmpty();
        karen.chooses(cvr).is("representative", "/joining/administrators");
    }

    @Test
    void what_is_approved_is_what_was_seen() {
        var mona = new Walker(mvc, SignedInAs.person("Mona Dam", LocalDate.of(1975, 2, 3), null));
        mona.chooses(cvr).is("applicant", "/joining/administrators");
        mona.appointsByBirthDate("Søren Ågård", "soren@smedjen.dk", "02111979").confirms("/joining/sent");
        var other = new Walker(mvc, SignedInAs.person("Karen Holm", KARENS_BIRTHDAY, null));
        for (var representative : List.of(karen, other)) {
            representative.chooses(cvr).is("representative", "/joining/prepared");
            representative.post("/joining/prepared", "choice", joined.sentCase(cvr));
        }
        karen.acceptsTheTerms();
        var seen = karen.seen();
        other.appointsByBirthDate("Cecilie Åkjær", "cecilie@smedjen.dk", "30.8.1990");

        assertThat(karen.post("/joining/summary", "seen", seen))
                .hasStatus(409)
                .bodyText()
                .contains("er ændret, siden du så den", "Cecilie Åkjær");
        karen.confirms("/joining/done");

        assertThat(events.stream(AdministratorInvited.class)).hasSize(2);
    }

    /** Such a person may act alone; the register does not say that nobody else may (words finding 16). */
    @Test
    void whoever_is_the_company_alone_is_told_that_private_mitid_is_enough() {
        var company = Companies.register(Map.of(
                "signing",
                "ALONE",
                "hasUsers",
                false,
                "representatives",
                List.of(Map.of("name", "Karen Holm", "birthDate", "1967-03-15"))));
        karen.chooses(company).is("representative", "/joining/alone");

        assertThat(karen.post("/joining/alone")).hasStatus(422);
        Walker.assertGoesTo(karen.post("/joining/alone", "others", "no"), "/joining/private");

        assertThat(karen.get("/joining/private"))
                .hasStatusOk()
                .bodyText()
                .contains("Dit private MitID er nok", "Du tegner ")
                .doesNotContain("må alene");
        assertThat(joined.exists(company)).isFalse();
        Walker.assertGoesTo(karen.post("/joining/alone", "others", "yes"), "/joining/administrators");
    }

    @Test
    void a_company_that_others_act_for_is_not_asked() {
        var company = Companies.register(Map.of(
                "signing",
                "ALONE",
                "hasUsers",
                true,
                "representatives",
                List.of(Map.of("name", "Karen Holm", "birthDate", "1967-03-15"))));

        karen.chooses(company).is("representative", "/joining/administrators");
    }

    @Test
    void a_company_begun_after_the_employee_signatures_has_nothing_to_import() {
        var young = Companies.register(Map.of(
                "startedOn",
                "2025-02-01",
                "representatives",
                List.of(Map.of("name", "Karen Holm", "birthDate", "1967-03-15"))));
        karen.chooses(young).is("representative", "/joining/administrators");
        var old = Companies.withKaren();
        karen.chooses(old).is("representative", "/joining/administrators");

        assertThat(joined.nothingToImport(young)).isTrue();
        assertThat(joined.nothingToImport(old)).isFalse();
    }

    @Test
    void nobody_gets_ahead_of_themself() {
        var order = List.of(
                "/joining/company", "/joining/role", "/joining/administrators", "/joining/terms", "/joining/summary");
        for (var step : order.subList(2, 5)) {
            Walker.assertGoesTo(karen.get(step), "/joining/company");
        }
        karen.chooses(cvr);
        for (var step : order.subList(2, 5)) {
            Walker.assertGoesTo(karen.get(step), "/joining/role");
        }
        karen.is("representative", "/joining/administrators");
        for (var step : order.subList(3, 5)) {
            Walker.assertGoesTo(karen.get(step), "/joining/administrators");
        }
        Walker.assertGoesTo(karen.post("/joining/terms", "accepted", "yes"), "/joining/administrators");
        karen.appointsByCpr("Søren Ågård", "soren@smedjen.dk", "0211799995");
        Walker.assertGoesTo(karen.get("/joining/summary"), "/joining/terms");
        Walker.assertGoesTo(karen.post("/joining/summary", "seen", ""), "/joining/terms");
        Walker.assertGoesTo(karen.get("/joining/done"), "/joining/summary");
    }

    private Walker stranger() {
        MitIdIdentity otto = SignedInAs.person("Otto Friis", LocalDate.of(1981, 9, 7), null);
        return new Walker(mvc, otto);
    }
}
