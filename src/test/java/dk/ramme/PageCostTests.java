package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What pages cost: how many statements and transactions each takes, those of the session and of the frame among them. One
 * transaction reads the session, one what the guard and the header need to know of whoever asks, and one what the page shows.
 * Whoever makes a page dearer, or asks once for each of the rows of a list, sees it here.
 */
@RammeTest
class PageCostTests {

    private static final int USERS = 12;
    private static final int STATEMENTS = 10;
    private static final int TRANSACTIONS = 3;

    @Autowired
    Pages pages;

    @Autowired
    AnOrganisation organisations;

    /** The main pages, of an administrator who holds all roles and so sees the most. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/help",
                "/home",
                "/me",
                "/me/activity",
                "/me/means",
                "/users",
                "/users/needs-you",
                "/users/new",
                "/users/many",
                "/imported-users",
                "/users/requests",
                "/users/{user}/edit",
                "/users/{user}/roles",
                "/users/{user}/rights",
                "/users/{user}/order",
                "/groups",
                "/groups/new",
                "/activation",
                "/activation/waiting",
                "/orders",
                "/notifications",
                "/rights",
                "/rights/requests",
                "/settings",
                "/settings/administrators",
                "/settings/role-requests",
                "/settings/login-methods",
                "/settings/means",
                "/settings/user-creation",
                "/settings/invoicing",
                "/settings/certificates",
                "/settings/notifications",
                "/settings/end",
                "/settings/audit"
            })
    void a_page_takes_no_more_than_it_should(String path) {
        var nordlys = organisations.ready();
        var page = path.replace("{user}", users(nordlys).toString());

        assertCosts(nordlys, page, STATEMENTS, Role.values());
    }

    /** Who activates users is asked for by those who do not. */
    @ParameterizedTest
    @ValueSource(strings = {"/home", "/users", "/imported-users", "/settings"})
    void a_page_takes_no_more_for_who_holds_one_role(String page) {
        var nordlys = organisations.ready();
        users(nordlys);
        organisations.administrator(nordlys, "Mads Friis", Role.USER_ADMINISTRATOR);

        assertCosts(nordlys, page, STATEMENTS, Role.ORGANISATION_ADMINISTRATOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home", "/setup", "/setup/identity", "/setup/import", "/users"})
    void a_page_of_the_set_up_takes_no_more_than_it_should(String page) {
        assertCosts(organisations.inSetup(), page, STATEMENTS, Role.values());
    }

    /** Two looks at the imports beside those that say how far the set-up has come. */
    @Test
    void the_page_where_a_file_is_chosen_takes_no_more_than() {
        assertCosts(organisations.inSetup(), "/setup/import/file", 11, Role.values());
    }

    /** Dearer, since they gather what lies in many tables; the numbers may only fall. */
    @ParameterizedTest
    @CsvSource({"/users/{user}, 15", "/me/data, 24"})
    void a_page_that_gathers_takes_no_more_than(String path, int statements) {
        var nordlys = organisations.ready();
        var page = path.replace("{user}", users(nordlys).toString());

        assertCosts(nordlys, page, statements, Role.values());
    }

    private UUID users(UUID organisation) {
        var last = UUID.randomUUID();
        for (int n = 0; n < USERS; n++) {
            last = organisations.importedUser(
                    organisation, "Birgit Østergaard " + (char) ('A' + n), n + "@nordlys.example");
        }
        return last;
    }

    private void assertCosts(UUID organisation, String page, int statements, Role... roles) {
        var cost = cost(organisation, page, roles);
        assertThat(cost.statements()).as(cost::toString).hasSizeLessThanOrEqualTo(statements);
        assertThat(cost.transactions()).as(cost::toString).hasSizeLessThanOrEqualTo(TRANSACTIONS);
    }

    /** What administrators hold is asked once for all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"/settings/administrators", "/home"})
    void a_page_takes_no_more_for_many_administrators_than_for_two(String page) {
        assertThat(statements(page, 6)).hasSameSizeAs(statements(page, 2));
    }

    private List<String> statements(String page, int administrators) {
        var nordlys = organisations.ready();
        for (int n = 1; n < administrators; n++) {
            organisations.administrator(nordlys, "Mads Friis " + (char) ('A' + n), Role.values());
        }
        return cost(nordlys, page, Role.values()).statements();
    }

    /** Of the second time: the first one writes down that somebody looked. {@code -Dpages.cost=true} prints it. */
    private PageCost cost(UUID organisation, String page, Role... roles) {
        var karen = SignedInAs.user(organisation, organisations.administrator(organisation, "Karen Holm", roles));
        assertThat(pages.get(karen, page)).hasStatusOk();
        var cost = new PageCost();
        try (cost) {
            assertThat(pages.get(karen, page)).hasStatusOk();
        }
        if (Boolean.getBoolean("pages.cost")) {
            System.out.printf(
                    "COST %s %d %d%n%s%n",
                    page, cost.statements().size(), cost.transactions().size(), cost);
        }
        return cost;
    }
}
