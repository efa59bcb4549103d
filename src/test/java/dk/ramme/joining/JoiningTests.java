package dk.ramme.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.RammeTest;
import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.login.LoginOutcome;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SignedInAs;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.OrganisationState;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.tenancy.Duty;
import dk.ramme.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The walk of a management representative, from the company number to the set-up of the person they appoint. */
@RammeTest
@RecordApplicationEvents
class JoiningTests {

    static final LocalDate KARENS_BIRTHDAY = LocalDate.of(1967, 3, 15);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Organisations organisations;

    @Autowired
    Roles roles;

    @Autowired
    Links links;

    @Autowired
    SetupInvitation invitation;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEvents events;

    MitIdIdentity karen;
    SignedInAs asKaren;
    CvrNumber cvr;

    @BeforeEach
    void aCompanyWithKaren() {
        karen = SignedInAs.person("Karen Holm", KARENS_BIRTHDAY, null);
        asKaren = SignedInAs.guest(karen);
        cvr = Companies.withKaren();
    }

    @Test
    void a_representative_joins_the_company_and_the_appointed_person_comes_to_the_setup() {
        assertRedirect(post("/joining/company", "cvr", cvr.spaced()), "/joining/role");
        assertThat(get("/joining/role")).bodyText().contains("Sønderby Smedje", "Smedevej 1, 6000 Kolding");
        assertRedirect(post("/joining/role", "role", "representative"), "/joining/administrators");
        assertRedirect(
                post(
                        "/joining/administrators/add",
                        "name",
                        "Søren Ågård",
                        "email",
                        "soren@smedjen.dk",
                        "knownBy",
                        "cpr",
                        "cpr",
                        "021179-9995",
                        "birthDate",
                        "",
                        "language",
                        "da"),
                "/joining/administrators");
        assertThat(get("/joining/administrators"))
                .bodyText()
                .contains("Søren Ågård", "021179-****")
                .doesNotContain("9995");
        assertRedirect(post("/joining/terms", "accepted", "yes"), "/joining/summary");
        approve();

        var sent = events.stream(AdministratorInvited.class).toList();
        assertThat(sent).hasSize(1);
        assertThat(get("/joining/done")).hasStatusOk().bodyText().contains("Søren Ågård", "soren@smedjen.dk");
        var link =
                links.findLive(sent.get(0).token().value(), LinkPurpose.SETUP).orElseThrow();
        var soren = SignedInAs.person("Søren Ågård", LocalDate.of(1979, 11, 2), new CprNumber("0211799995"));

        var outcome = invitation.complete(soren, link.id().toString());

        assertThat(outcome).isInstanceOfSatisfying(LoginOutcome.Welcome.class, welcome -> {
            assertThat(welcome.location()).isEqualTo("/setup");
            assertThat(rolesOf(welcome)).containsExactly(Role.ORGANISATION_ADMINISTRATOR);
        });
        assertThat(organisation().state()).isEqualTo(OrganisationState.IN_SETUP);
    }

    private void approve() {
        var summary = get("/joining/summary");
        assertThat(summary).hasStatusOk();
        var seen = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"").matcher(body(summary));
        assertThat(seen.find()).isTrue();
        assertRedirect(post("/joining/summary", "seen", seen.group(1)), "/joining/done");
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private Set<Role> rolesOf(LoginOutcome.Welcome welcome) {
        return Tenancy.in(welcome.organisationId(), () -> transaction.execute(status -> roles.of(welcome.userId())));
    }

    private Organisation organisation() {
        return Tenancy.on(
                Duty.JOINING,
                () -> transaction.execute(
                        status -> organisations.findByCvr(cvr.value()).orElseThrow()));
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(asKaren).exchange();
    }

    private MvcTestResult post(String path, String... fields) {
        var request = mvc.post().uri(path).with(asKaren).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private static void assertRedirect(MvcTestResult result, String location) {
        assertThat(result).hasStatus3xxRedirection().hasRedirectedUrl(location);
    }
}
