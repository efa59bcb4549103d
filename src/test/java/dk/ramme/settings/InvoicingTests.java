package dk.ramme.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.login.SignedInAs;
import dk.ramme.organisation.OrganisationData;
import dk.ramme.organisation.OrganisationDatum;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** How the organisation is invoiced, which certificates it has, and which news are mailed. */
@RammeTest
class InvoicingTests {

    private static final String EAN = "5798009811578";

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    OrganisationData data;

    @Autowired
    TransactionTemplate transaction;

    private UUID nordlys;
    private SignedInAs karen;

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
        karen = administrator("Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
    }

    @Test
    void an_invoice_goes_to_an_ean_number_with_name_attention_and_reference_and_the_page_says_who_chose_it() {
        var saved = post(
                karen,
                Map.of(
                        "way",
                        "EAN",
                        "ean",
                        EAN,
                        "name",
                        "Økonomi",
                        "attention",
                        "Åse",
                        "reference",
                        "4711",
                        "version",
                        "{}"));

        assertThat(saved).hasRedirectedUrl("/settings");
        assertThat(invoicing()).containsExactly(EAN, "Økonomi", "Åse", "4711");
        assertThat(get(karen, "/settings/invoicing"))
                .bodyText()
                .contains("Hvem har ændret hvad", "Karen Holm", "Nu: " + EAN + ", Økonomi, Åse, 4711");
    }

    @Test
    void by_email_what_was_typed_for_an_ean_number_is_left_out() {
        post(karen, Map.of("way", "EMAIL", "email", "faktura@nordlys.example", "ean", "123", "version", "{}"));

        assertThat(invoicing()).containsExactly("faktura@nordlys.example");
    }

    @ParameterizedTest
    @CsvSource({
        "EAN, ean, 5798009811587, EAN-nummeret passer ikke",
        "EAN, ean, '', Skriv det EAN-nummer",
        "EAN, name, '', Skriv navnet",
        "EMAIL, email, '', Skriv den e-mailadresse",
        "PIGEON, email, x, Vælg"
    })
    void what_cannot_be_is_refused_at_its_field(String way, String field, String typed, String said) {
        assertThat(post(karen, Map.of("way", way, field, typed, "version", "{}")))
                .hasStatus(422)
                .bodyText()
                .contains("<title>Fejl: ", said);
        assertThat(invoicing()).isEmpty();
    }

    @Test
    void the_later_of_two_sees_both_answers_and_can_send_their_own_again() {
        var mads = administrator("Mads Lund", Role.ORGANISATION_ADMINISTRATOR);
        post(mads, Map.of("way", "EMAIL", "email", "mads@nordlys.example", "version", "{}"));

        var mine = Map.of("way", "EMAIL", "email", "karen@nordlys.example", "version", "{}");

        assertThat(post(karen, mine))
                .hasStatus(409)
                .bodyText()
                .contains("Mads Lund", "mads@nordlys.example", "{INVOICE_EMAIL=mads@nordlys.example}");
        assertThat(invoicing()).containsExactly("mads@nordlys.example");
        post(
                karen,
                Map.of(
                        "way", "EMAIL",
                        "email", "karen@nordlys.example",
                        "version", "{INVOICE_EMAIL=mads@nordlys.example}"));
        assertThat(invoicing()).containsExactly("karen@nordlys.example");
    }

    @Test
    void other_administrators_see_it_and_cannot_change_it() {
        var bo = administrator("Bo Beck", Role.USER_ADMINISTRATOR);
        post(karen, Map.of("way", "EMAIL", "email", "faktura@nordlys.example", "version", "{}"));

        assertThat(get(bo, "/settings/invoicing"))
                .hasStatusOk()
                .bodyText()
                .contains("faktura@nordlys.example", "Kun en organisationsadministrator")
                .doesNotContain("type=\"radio\"");
        assertThat(post(bo, Map.of("way", "EMAIL", "email", "bo@nordlys.example")))
                .hasStatus(403);
    }

    @Test
    void a_certificate_that_ends_within_ninety_days_is_marked() {
        inside(() -> data.take(nordlys, List.of(certificate("Løn", clock.today().plusDays(60))), clock.instant()));
        inside(() ->
                data.take(nordlys, List.of(certificate("Arkiv", clock.today().plusDays(200))), clock.instant()));

        assertThat(get(karen, "/settings/certificates"))
                .bodyText()
                .containsOnlyOnce(">Udløber snart<")
                .containsOnlyOnce(">Gælder<")
                .contains("Ét certifikat udløber inden for 90 dage");
    }

    private static OrganisationDatum certificate(String name, LocalDate until) {
        return new OrganisationDatum(OrganisationDatum.Kind.VOCES, name + "-1", name, until);
    }

    private List<String> invoicing() {
        return Tenancy.in(
                nordlys,
                () -> transaction.execute(status -> data.of(nordlys).stream()
                        .filter(one -> one.kind().isInvoicing())
                        .sorted(java.util.Comparator.comparing(OrganisationDatum::kind))
                        .map(OrganisationDatum::value)
                        .toList()));
    }

    private void inside(Runnable work) {
        Tenancy.in(nordlys, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private SignedInAs administrator(String name, Role role) {
        return SignedInAs.user(nordlys, organisations.administrator(nordlys, name, role));
    }

    private MvcTestResult get(SignedInAs who, String path) {
        return mvc.get().uri(path).with(who).exchange();
    }

    private MvcTestResult post(SignedInAs who, Map<String, String> form) {
        var request = mvc.post().uri("/settings/invoicing").with(who).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }
}
