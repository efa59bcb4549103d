package dk.ramme.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThatThrownBy;

import dk.ramme.AnOrganisation;
import dk.ramme.Beside;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Users;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Of two who wait for each other the database lets one go on: the other is told so, and it is no failure of ours. */
@RammeTest
class ChangedAtOnceTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Pages pages;

    @Autowired
    AnOrganisation inTests;

    @Autowired
    Organisations organisations;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    /** The database finds out by a timer that two wait for each other; under a clock that somebody shifted none goes off. */
    @BeforeEach
    void the_timers_of_the_database_go_off() {
        assumeThatThrownBy(() -> transaction.execute(status -> {
                    jdbc.sql("set local statement_timeout = 50").update();
                    return jdbc.sql("select pg_sleep(1)").query((row, n) -> n).list();
                }))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whoever_had_to_give_way_is_told_that_nothing_is_saved() throws Exception {
        var nordlys = inTests.ready();
        var bo = inTests.administrator(nordlys, "Bo Lund", Role.USER_ADMINISTRATOR);
        var ida = inTests.administrator(nordlys, "Ida Holm", Role.RIGHTS_ADMINISTRATOR);
        var session = SignedInAs.user(nordlys, bo);
        // once before, so that what a session writes of itself waits for nobody
        assertThat(pages.get(session, "/help")).hasStatusOk();

        // the user before the organisation, the other way round than everybody: whoever has waited longest gives way
        var answer = new Beside(beans, nordlys)
                .second(
                        () -> users.lock(ida).orElseThrow(),
                        () -> organisations.lock(nordlys).orElseThrow(),
                        () -> pages.post(session, "/users/" + ida + "/suspend", Map.of("reason", "Orlov")));

        assertThat(answer)
                .hasStatus(409)
                .bodyText()
                .contains("<h1>To rettelser kom på samme tid</h1>", "Åbn siden igen")
                .doesNotContain("??", "administrator gemte");
    }
}
