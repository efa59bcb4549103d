package dk.ramme.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.settings.RoleChoice;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An administrator who chooses a device for themself gets it ordered when the set-up is confirmed, and not before. */
@RammeTest
class OwnDeviceTests {

    @Autowired
    Pages pages;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stored stored;

    private UUID nordlys;
    private UUID karen;

    @BeforeEach
    void begin() {
        nordlys = organisations.inSetup();
        organisations.registeredAt(nordlys, "Havnegade 12, 8000 Aarhus C");
        karen = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        post(karen, "/setup/import", "wanted", "NO");
        post(karen, "/setup/private-mitid", "allowed", "YES");
        post(karen, "/setup/means", "means", "APP", "means", "CODE_DISPLAY", "means", "CHIP");
    }

    @Test
    void the_device_is_priced_announced_and_ordered_by_the_confirmation() throws Exception {
        assertThat(text(get("/setup/own-means"))).contains("bliver bekræftet, og den koster 33,50", "115,00");
        post(karen, "/setup/own-means", "means", "APP", "means", "CHIP");
        post(karen, "/setup/administrators", "roles", new RoleChoice(Role.USER_ADMINISTRATOR, karen).toString());

        var summary = text(get("/setup/summary"));
        assertThat(summary)
                .contains(
                        "Chip bliver bestilt til Karen Holm: 115,00", "Nordlys Energi A/S, Havnegade 12, 8000 Aarhus C")
                .doesNotContain("Kodeviser bliver bestilt");
        assertThat(ordered()).isEmpty();

        confirm(summary);

        assertThat(ordered()).containsExactly("Karen Holm CHIP ORDERED Havnegade 12");
        assertThat(text(get("/setup/done"))).contains("er bestilt", "/me/means", "logge ind med en app");
    }

    @Test
    void whoever_confirms_ten_times_at_once_orders_once_and_for_every_administrator_who_chose_a_device()
            throws Exception {
        var mads = organisations.administrator(nordlys, "Mads Lund", Role.ORGANISATION_ADMINISTRATOR);
        post(karen, "/setup/own-means", "means", "CODE_DISPLAY", "means", "CHIP");
        post(mads, "/setup/own-means", "means", "CHIP");
        post(karen, "/setup/administrators", "roles", new RoleChoice(Role.USER_ADMINISTRATOR, karen).toString());
        var summary = text(get("/setup/summary"));
        var pool = Executors.newFixedThreadPool(5);

        try {
            Callable<MvcTestResult> click = () -> confirm(summary);
            for (var answer : pool.invokeAll(Collections.nCopies(10, click))) {
                assertThat(answer.get()).hasRedirectedUrl("/setup/done");
            }
        } finally {
            pool.shutdown();
        }

        assertThat(ordered())
                .containsExactly(
                        "Karen Holm CHIP ORDERED Havnegade 12",
                        "Karen Holm CODE_DISPLAY ORDERED Havnegade 12",
                        "Mads Lund CHIP ORDERED Havnegade 12");
    }

    @Test
    void an_order_that_was_not_seen_is_not_made() throws Exception {
        var mads = organisations.administrator(nordlys, "Mads Lund", Role.ORGANISATION_ADMINISTRATOR);
        post(karen, "/setup/own-means", "means", "APP");
        post(karen, "/setup/administrators", "roles", new RoleChoice(Role.USER_ADMINISTRATOR, karen).toString());
        var summary = text(get("/setup/summary"));

        post(mads, "/setup/own-means", "means", "CHIP");

        assertThat(confirm(summary)).hasStatus(409);
        assertThat(ordered()).isEmpty();
    }

    private MvcTestResult confirm(String summary) {
        var seen = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"").matcher(summary);
        assertThat(seen.find()).isTrue();
        return post(karen, "/setup/summary", "seen", seen.group(1));
    }

    private MvcTestResult get(String path) {
        return pages.get(SignedInAs.user(nordlys, karen), path);
    }

    private MvcTestResult post(UUID who, String path, String... parameters) {
        return pages.post(SignedInAs.user(nordlys, who), path, parameters);
    }

    private static String text(MvcTestResult page) throws Exception {
        assertThat(page).hasStatusOk();
        return page.getResponse().getContentAsString();
    }

    private List<String> ordered() {
        return stored.in(nordlys, () -> jdbc.sql("""
                        select u.name || ' ' || o.kind || ' ' || o.state || ' ' || o.delivery_street
                        from device_order o join organisation_user u on u.id = o.user_id order by 1
                        """).query(String.class).list());
    }
}
