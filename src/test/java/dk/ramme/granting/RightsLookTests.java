package dk.ramme.granting;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.journey.Onlooker;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The pages about rights, walked through in a browser. */
@RammeTest
class RightsLookTests {

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WebApplicationContext beans;

    @ParameterizedTest
    @CsvSource({"da, 1200", "da, 360"})
    void a_user_asks_for_a_right_and_a_group_is_given_some(String language, int width) {
        var onlooker = new Onlooker(beans, "rights", language, width);
        var nordlys = organisations.ready();
        organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        var ida = organisations.administrator(nordlys, "Ida Friis");
        try (var context = onlooker.context(nordlys, ida)) {
            var page = onlooker.page(context);
            onlooker.look(page, "/rights", "catalogue");
            onlooker.look(page, "/me/rights", "ask-nobody");
            send(onlooker, page, "ask-empty");
            choose(page, "NEMREFUSION");
            page.fill("#reason", "Jeg skal indberette sygefravær");
            send(onlooker, page, "asked");
        }
        var rune = organisations.administrator(nordlys, "Rune Lund", Role.RIGHTS_ADMINISTRATOR);
        var group = aGroup(nordlys, ida);
        try (var context = onlooker.context(nordlys, rune)) {
            var page = onlooker.page(context);
            onlooker.look(page, "/home", "waiting");
            onlooker.look(page, "/rights/requests", "requests");
            page.locator("main ul.rows a").first().click();
            var address = page.url();
            send(onlooker, page, "answer-empty");
            choose(page, "YES");
            send(onlooker, page, "answered");
            page.navigate(address);
            onlooker.seen(page, "answered-already");
            onlooker.look(page, "/groups/" + group + "/rights", "group");
            choose(page, "VEHICLES");
            send(onlooker, page, "group-given");
            onlooker.look(page, "/users/" + ida + "/rights", "give");
            choose(page, "AUB");
            send(onlooker, page, "given");
        }
        assertThat(onlooker.complaints()).isEmpty();
    }

    private UUID aGroup(UUID organisation, UUID member) {
        var group = UUID.randomUUID();
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> {
                    jdbc.sql(
                                    "insert into user_group (id, organisation_id, name, created_at) values (?, ?, 'Lager', now())")
                            .params(group, organisation)
                            .update();
                    jdbc.sql(
                                    "insert into group_member (organisation_id, group_id, user_id, since) values (?, ?, ?, now())")
                            .params(organisation, group, member)
                            .update();
                }));
        return group;
    }

    private static void choose(Page page, String value) {
        page.locator(".choice:has(input[value=" + value + "]) label").click();
    }

    private static void send(Onlooker onlooker, Page page, String state) {
        page.locator("main form .button").last().click();
        onlooker.seen(page, state);
    }
}
