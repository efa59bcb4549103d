package dk.ramme.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.journey.Onlooker;
import dk.ramme.tenancy.Tenancy;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A user's life and roles, walked through in a browser: each page in each state is looked at. */
@RammeTest
class UserLifeLookTests {

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Users users;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WebApplicationContext beans;

    @ParameterizedTest
    @CsvSource({"da, 360", "en, 1200"})
    void a_user_is_created_corrected_suspended_reopened_and_deleted(String language, int width) {
        var onlooker = new Onlooker(beans, "life", language, width);
        var nordlys = organisations.ready();
        var bo = organisations.administrator(nordlys, "Bo Lund", Role.USER_ADMINISTRATOR);
        var ida = organisations.administrator(nordlys, "Ida Friis");
        try (var context = onlooker.context(nordlys, bo)) {
            var page = onlooker.page(context);
            onlooker.look(page, "/users", "list");
            page.locator("main a[href='/users/new']").click();
            send(onlooker, page, "new-empty");
            page.fill("#name", "Åse Bæk-Ørsted");
            page.fill("#email", "aase@nordlys.example");
            page.fill("#birthDate", "27-3-1984");
            send(onlooker, page, "created");
            page.locator("main a[href$='/edit']").click();
            page.fill("#email", "aase.baek@nordlys.example");
            onlooker.seen(page, "edit");
            touched(nordlys, page);
            send(onlooker, page, "edit-conflict");
            send(onlooker, page, "edited");
            suspend(onlooker, page, ida);
            onlooker.look(page, "/users/" + bo + "/delete", "delete-oneself");
            onlooker.look(page, "/users/" + ida + "/delete", "delete");
            send(onlooker, page, "deleted");
            onlooker.look(page, "/users/requests", "requests-none");
        }
        assertThat(onlooker.complaints()).isEmpty();
    }

    private void suspend(Onlooker onlooker, Page page, UUID ida) {
        onlooker.look(page, "/users/" + ida + "/suspend", "suspend");
        send(onlooker, page, "suspend-empty");
        page.fill("#reason", "På orlov til maj");
        send(onlooker, page, "suspended");
        page.locator("main form[action$='/reopen'] .button").click();
        onlooker.seen(page, "reopened");
    }

    @ParameterizedTest
    @CsvSource({"da, 1200", "da, 360"})
    void a_user_asks_for_a_role_and_an_organisation_administrator_answers(String language, int width) {
        var onlooker = new Onlooker(beans, "roles", language, width);
        var nordlys = organisations.ready();
        var karen = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        var ida = organisations.administrator(nordlys, "Ida Friis");
        try (var context = onlooker.context(nordlys, ida)) {
            var page = onlooker.page(context);
            onlooker.look(page, "/me", "me");
            page.locator("main a[href='/me/roles']").click();
            send(onlooker, page, "ask-empty");
            page.locator(".choice:has(input[value=USER_ADMINISTRATOR]) label").click();
            page.fill("#reason", "Jeg skal oprette nye kolleger");
            send(onlooker, page, "asked");
            onlooker.look(page, "/me/roles", "ask-again");
        }
        try (var context = onlooker.context(nordlys, karen)) {
            var page = onlooker.page(context);
            onlooker.look(page, "/settings/administrators", "administrators");
            onlooker.look(page, "/settings/role-requests", "requests");
            page.locator("main ul.rows a").first().click();
            send(onlooker, page, "answer-empty");
            page.locator(".choice:has(input[value=YES]) label").click();
            send(onlooker, page, "answered");
            onlooker.look(page, "/users/" + karen + "/roles", "give");
            page.locator(".choice:has(input[value=ORGANISATION_ADMINISTRATOR]) label")
                    .click();
            send(onlooker, page, "give-last");
            onlooker.look(page, "/settings/user-creation", "user-creation");
            onlooker.look(page, "/settings", "settings");
        }
        assertThat(onlooker.complaints()).isEmpty();
    }

    /** A colleague corrects the user the page is about. */
    private void touched(UUID organisation, Page page) {
        var id = UUID.fromString(page.url().replaceAll(".*/users/([^/]+)/edit.*", "$1"));
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> {
                    var user = users.lock(id).orElseThrow();
                    user.correct("Åse Bæk", "aase@nordlys.example", "da");
                    users.save(user);
                }));
    }

    private static void send(Onlooker onlooker, Page page, String state) {
        page.locator("main form .button").last().click();
        onlooker.seen(page, state);
    }
}
