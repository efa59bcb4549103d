package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.Users;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a device that is ordered is sent (M4). */
@RammeTest
class DeliveryTests {

    private static final String OWN = "Nordlys Energi A/S, Havnegade 12, 2. th., 8000 Aarhus C";

    @Autowired
    AnOrganisation organisations;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Users users;

    @Autowired
    Clock clock;

    KeyringScene scene;
    SignedInAs administrator;

    @BeforeEach
    void begin() {
        scene = new KeyringScene(organisations, mvc, jdbc, transaction, users, clock);
        scene.begin(IdentificationMeans.APP);
        administrator = SignedInAs.user(scene.organisation, scene.administrator);
        organisations.registeredAt(scene.organisation, "Havnegade 12, 2. th., 8000 Aarhus C");
    }

    @Test
    void the_organisations_address_stands_in_full_and_an_order_keeps_it_when_it_changes() throws Exception {
        assertThat(KeyringScene.text(scene.get(page(), administrator))).contains(OWN, "Til en anden adresse");

        assertThat(order("CHIP", "ORGANISATION", "", "", "", "")).hasRedirectedUrl("/users/" + scene.user);
        organisations.registeredAt(scene.organisation, "Torvet 1, 9000 Aalborg");

        assertThat(sentTo()).isEqualTo("Nordlys Energi A/S|Havnegade 12, 2. th.|8000|Aarhus C");
        for (var path : new String[] {"/orders", "/users/" + scene.user}) {
            assertThat(KeyringScene.text(scene.get(path, administrator)))
                    .as(path)
                    .contains("Sendes til " + OWN)
                    .doesNotContain("Aalborg");
        }
        assertThat(KeyringScene.text(scene.get("/me/means", scene.asUser()))).contains("Sendes til " + OWN);
    }

    @Test
    void another_address_is_kept_with_the_order_and_told_to_whom_it_is_about_and_not_to_the_trail() throws Exception {
        scene.user = scene.administrator;
        assertThat(order("CHIP", "OTHER", " Birgit Østergaard ", "Fjordvej 3", "4000", "Roskilde"))
                .hasRedirectedUrl("/users/" + scene.user);

        assertThat(sentTo()).isEqualTo("Birgit Østergaard|Fjordvej 3|4000|Roskilde");
        assertThat(KeyringScene.text(scene.get("/orders", administrator)))
                .contains("Sendes til Birgit Østergaard, Fjordvej 3, 4000 Roskilde");
        assertThat(KeyringScene.text(scene.get("/me/data", scene.asUser())))
                .as("in words, not in codes")
                .contains("Fjordvej 3", "Roskilde", "bestilt")
                .doesNotContain("ORDERED");
        assertThat(scene.in(() -> scene.jdbc
                        .sql("select details::text from audit_event where action = 'DEVICE_ORDERED'"
                                + " and organisation_id = :organisation")
                        .param("organisation", scene.organisation)
                        .query(String.class)
                        .single()))
                .as("the trail says for whom, and not where they may live")
                .contains("OTHER", scene.user.toString())
                .doesNotContain("Fjordvej");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "OTHER|''|Fjordvej 3|4000|Roskilde|attention|Skriv, hvem der tager imod",
                "OTHER|Birgit|' '|4000|Roskilde|street|Skriv vej og nummer",
                "OTHER|Birgit|Fjordvej 3|''|Roskilde|postalCode|Skriv postnummeret",
                "OTHER|Birgit|Fjordvej 3|400|Roskilde|postalCode|Postnummeret skal være fire cifre",
                "OTHER|Birgit|Fjordvej 3|4000|''|town|Skriv byen",
                "ELSEWHERE|Birgit|Fjordvej 3|4000|Roskilde|to|Vælg, hvor det skal sendes hen"
            })
    void what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
            String to, String attention, String street, String postalCode, String town, String field, String words)
            throws Exception {
        var answer = order("CHIP", to, attention, street, postalCode, town);

        assertThat(answer).hasStatus(422);
        assertThat(KeyringScene.text(answer))
                .containsPattern("(?s)id=\"" + field + "-error\".{0,400}" + words)
                .contains("value=\"" + town + "\"", "value=\"" + attention + "\"");
        assertThat(orders()).isZero();
    }

    @Test
    void what_is_typed_beside_the_organisations_own_address_is_passed_over() {
        assertThat(order("CHIP", "ORGANISATION", "Birgit", "", "x", "")).hasRedirectedUrl("/users/" + scene.user);

        assertThat(sentTo()).startsWith("Nordlys Energi A/S|");
    }

    private String page() {
        return "/users/" + scene.user + "/order";
    }

    private MvcTestResult order(
            String kind, String to, String attention, String street, String postalCode, String town) {
        return scene.post(
                page(),
                administrator,
                "kind",
                kind,
                "to",
                to,
                "attention",
                attention,
                "street",
                street,
                "postalCode",
                postalCode,
                "town",
                town);
    }

    private String sentTo() {
        return scene.in(() -> scene.jdbc
                .sql("select concat_ws('|', delivery_name, delivery_street, delivery_postal_code, delivery_town)"
                        + " from device_order where user_id = :user")
                .param("user", scene.user)
                .query(String.class)
                .single());
    }

    private long orders() {
        return scene.in(() -> scene.jdbc
                .sql("select count(*) from device_order where user_id = :user")
                .param("user", scene.user)
                .query(Long.class)
                .single());
    }
}
