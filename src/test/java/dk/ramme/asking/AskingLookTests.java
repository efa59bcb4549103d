package dk.ramme.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.journey.Onlooker;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Employees who ask, and the administrators it waits for, looked at in a browser. */
@RammeTest
class AskingLookTests {

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WebApplicationContext beans;

    @ParameterizedTest
    @ValueSource(ints = {1200, 360})
    void an_employee_asks_and_a_user_administrator_answers(int width) {
        var onlooker = new Onlooker(beans, "asking", "da", width);
        var nordlys = organisations.ready();
        var karen = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        try (var context = onlooker.context()) {
            var page = onlooker.page(context);
            onlooker.look(page, "/ask", "landing");
            onlooker.look(page, "/ask?problem=timeout", "ended");
        }
        try (var context = onlooker.context(nordlys, karen)) {
            var page = onlooker.page(context);
            onlooker.look(page, "/home", "nobody-manages");
            onlooker.look(page, "/users", "nobody-manages-list");
        }
        var bo = organisations.administrator(nordlys, "Bo Lund", Role.USER_ADMINISTRATOR);
        ask(nordlys);
        try (var context = onlooker.context(nordlys, bo)) {
            var page = onlooker.page(context);
            onlooker.look(page, "/home", "home");
            page.locator("main a[href='/users/requests']").click();
            onlooker.seen(page, "requests");
            page.locator("main ul.rows a").first().click();
            page.locator("main form .button").last().click();
            onlooker.seen(page, "answer-empty");
        }
        assertThat(onlooker.complaints()).isEmpty();
    }

    private void ask(UUID organisation) {
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status ->
                        jdbc.sql("""
                insert into employee_request (id, organisation_id, issuer, subject, name, birth_date, email, language, message,
                    state, asked_at)
                values (gen_random_uuid(), :organisation, 'x', 'y', 'Mona Dam-Østergaard', date '1980-01-01',
                    'mona@nordlys.example', 'da', 'Jeg er ny i bogholderiet', 'OPEN', now())
                """).param("organisation", organisation).update()));
    }
}
