package dk.ramme.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.journey.Onlooker;
import dk.ramme.people.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** Every page of the set-up and the settings in every state, as a browser shows it. */
@RammeTest
class SetupLookTests {

    @Autowired
    AnOrganisation organisations;

    @Autowired
    WebApplicationContext beans;

    @ParameterizedTest
    @CsvSource({"da, 1200", "en, 320"})
    void no_page_in_any_state_has_a_fault_a_machine_can_find(String language, int width) {
        var onlooker = new Onlooker(beans, "setup", language, width);
        var nordlys = organisations.inSetup();
        var karen = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        try (var context = onlooker.context(nordlys, karen)) {
            var page = onlooker.page(context);
            lookAtQuestions(onlooker, page);
            lookAtAdministrators(onlooker, page);
            lookAtConflict(onlooker, page, nordlys);
            lookAtConfirmation(onlooker, page);
            for (var path : List.of("/home", "/settings", "/settings/login-methods", "/settings/means")) {
                onlooker.look(page, path, "ready" + path.replace('/', '-'));
            }
            lookAtAdministratorsLater(onlooker, page);
        }
        assertThat(onlooker.complaints()).isEmpty();
    }

    private void lookAtQuestions(Onlooker onlooker, Page page) {
        onlooker.look(page, "/home", "home");
        onlooker.look(page, "/setup", "tasks");
        onlooker.look(page, "/setup/identity", "identity");
        onlooker.look(page, "/setup/import", "import");
        // the registry is chosen beforehand, so that nothing is chosen only by whoever has it so
        page.locator("main input[name=wanted]").evaluateAll("all => all.forEach(one => one.checked = false)");
        send(onlooker, page, "import-error");
        choose(page, "NO");
        send(onlooker, page, "private-mitid");
        send(onlooker, page, "private-mitid-error");
        choose(page, "YES");
        send(onlooker, page, "means");
        choose(page, "APP");
        send(onlooker, page, "means-error");
        choose(page, "APP");
        choose(page, "CHIP");
        send(onlooker, page, "own-means");
        send(onlooker, page, "own-means-error");
        choose(page, "PRIVATE");
        send(onlooker, page, "administrators-one");
    }

    private void lookAtAdministrators(Onlooker onlooker, Page page) {
        onlooker.look(page, "/setup/administrators/add", "add");
        send(onlooker, page, "add-empty");
        page.fill("#name", "Søren Ågård");
        page.fill("#email", "soren.nordlys.dk");
        page.fill("#cpr", "320190-1234");
        send(onlooker, page, "add-wrong");
        page.fill("#email", "soren@nordlys.example");
        page.fill("#cpr", "");
        page.fill("#birthDate", "1. 2. 1980");
        send(onlooker, page, "administrators");
        onlooker.look(page, "/setup", "tasks-further");
    }

    /** Søren Ågård has been invited by the confirmation. */
    private void lookAtAdministratorsLater(Onlooker onlooker, Page page) {
        onlooker.look(page, "/settings/administrators/add", "ready-add");
        send(onlooker, page, "ready-add-empty");
        onlooker.look(page, "/settings/administrators", "ready-administrators");
        page.locator("main ul.rows a").last().click();
        onlooker.seen(page, "ready-invitation");
        page.fill("#email", "");
        send(onlooker, page, "ready-invitation-error");
    }

    private void lookAtConflict(Onlooker onlooker, Page page, UUID organisation) {
        var mads = organisations.administrator(organisation, "Mads Overgaard-Lund", Role.ORGANISATION_ADMINISTRATOR);
        page.navigate(onlooker.base() + "/setup/means");
        try (var other = onlooker.context(organisation, mads)) {
            var theirs = onlooker.page(other);
            theirs.navigate(onlooker.base() + "/setup/means");
            choose(theirs, "CODE_READER");
            theirs.locator("main form .button").click();
        }
        choose(page, "CHIP");
        send(onlooker, page, "conflict");
        send(onlooker, page, "after-conflict");
    }

    private void lookAtConfirmation(Onlooker onlooker, Page page) {
        page.navigate(onlooker.base() + "/setup/administrators");
        send(onlooker, page, "summary");
        send(onlooker, page, "done");
    }

    /** As a person does: by pressing the card. */
    private static void choose(Page page, String answer) {
        page.locator(".choice:has(input[value=" + answer + "]) label").click();
    }

    /** Presses the button of the page's last form. */
    private static void send(Onlooker onlooker, Page page, String state) {
        page.locator("main form .actions .button").last().click();
        onlooker.seen(page, state);
    }
}
