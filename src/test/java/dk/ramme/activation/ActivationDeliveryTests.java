package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whoever activates users with devices sees what these cost, and says once where they are sent (words finding 8). */
@RammeTest
class ActivationDeliveryTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Pages pages;

    @Autowired
    AnOrganisation organisations;

    ActivationScene scene;
    SignedInAs administrator;
    UUID activation;

    @BeforeEach
    void begin() {
        scene = new ActivationScene(beans);
        administrator = SignedInAs.user(scene.organisation, scene.administrator.user());
        organisations.registeredAt(scene.organisation, "Havnegade 12, 8000 Aarhus C");
        activation = scene.chosen(scene.user("Anna Holm"), scene.user("Bo Krog"));
    }

    @Test
    void the_price_stands_beside_what_costs_something_and_beside_nothing_else() throws Exception {
        var page = text(get("login"));

        assertThat(page).containsPattern("(?s)Kodeviser</label>\\s*<p class=\"hint\"[^>]*>\\s*<span>[^<]*koster 33,50");
        assertThat(page)
                .containsPattern(
                        "(?s)App med koder</label>\\s*<p class=\"hint\"[^>]*>\\s*<span>[^<]*tager i brug\\.</span>\\s*</p>");
    }

    @Test
    void without_a_device_nobody_is_asked_where_to_send_it() {
        assertThat(post("login", "ways", "PRIVATE_MITID")).hasRedirectedUrl(page("check"));

        assertThat(get("delivery")).hasRedirectedUrl(page("check"));
    }

    @Test
    void everything_goes_to_the_organisation_unless_something_else_is_said() throws Exception {
        assertThat(post("login", "ways", "PRIVATE_MITID", "ways", "CODE_DISPLAY"))
                .hasRedirectedUrl(page("delivery"));
        assertThat(text(get("delivery"))).contains("Nordlys Energi A/S, Havnegade 12, 8000 Aarhus C");
        assertThat(text(get("check"))).contains("Enhederne sendes til", "Havnegade 12");

        run();

        assertThat(sentTo("Havnegade 12", "ORGANISATION")).isEqualTo(2);
    }

    @Test
    void another_address_is_said_once_for_all_and_kept_by_each_order_only() throws Exception {
        post("login", "ways", "CODE_DISPLAY", "ways", "PRIVATE_MITID");
        assertThat(post("delivery", "to", "OTHER", "attention", "Lager", "street", "Fjordvej 3", "postalCode", "40"))
                .hasStatus(422)
                .bodyText()
                .contains("Postnummeret skal være fire cifre", "Skriv byen", "value=\"Fjordvej 3\"");
        assertThat(post(
                        "delivery",
                        "to",
                        "OTHER",
                        "attention",
                        "Lager",
                        "street",
                        "Fjordvej 3",
                        "postalCode",
                        "4000",
                        "town",
                        "Roskilde"))
                .hasRedirectedUrl(page("check"));
        assertThat(text(get("check"))).contains("Lager, Fjordvej 3, 4000 Roskilde");
        assertThat(text(get("delivery"))).contains("value=\"Fjordvej 3\"");

        run();

        assertThat(sentTo("Fjordvej 3", "OTHER")).isEqualTo(2);
        assertThat(scene.count("bulk_run", "jsonb_exists(parameters, 'street')"))
                .isZero();
        assertThat(post("delivery", "to", "ORGANISATION")).as("too late").hasRedirectedUrl("/bulk/" + activation);
        assertThat(post("delivery", "to", "OTHER")).as("too late, and wrong").hasRedirectedUrl("/bulk/" + activation);
    }

    private void run() {
        post("check");
        scene.runs.finished(activation);
    }

    private int sentTo(String street, String delivery) {
        return scene.count("device_order", "delivery_street = '" + street + "' and delivery = '" + delivery + "'");
    }

    private String page(String step) {
        return "/bulk/" + activation + "/" + step;
    }

    private MvcTestResult get(String step) {
        return pages.get(administrator, page(step));
    }

    private MvcTestResult post(String step, String... parameters) {
        return pages.post(administrator, page(step), parameters);
    }

    private static String text(MvcTestResult page) throws Exception {
        return page.getResponse().getContentAsString();
    }
}
