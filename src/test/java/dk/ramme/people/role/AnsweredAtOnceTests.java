package dk.ramme.people.role;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Beside;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.login.ActingAs;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.Users;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever answers a request has locked the user before the request looks at them. */
@RammeTest
class AnsweredAtOnceTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    AskingForRole asking;

    @Autowired
    Users users;

    @Autowired
    Roles roles;

    @Autowired
    Stored stored;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Test
    void a_role_is_given_though_the_user_changes_themself_at_the_same_moment() throws Exception {
        var nordlys = organisations.ready();
        var karen = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        var bo = organisations.administrator(nordlys, "Bo Lund", Role.RIGHTS_ADMINISTRATOR);
        ActingAs.user(nordlys, bo, () -> {
            asking.ask(Role.USER_ADMINISTRATOR, "Jeg afløser en kollega i ferien.");
            return bo;
        });
        var request = stored.in(
                nordlys,
                () -> jdbc.sql("select id from role_request where user_id = :bo")
                        .param("bo", bo)
                        .query(UUID.class)
                        .single());

        new Beside(beans, nordlys)
                .second(
                        () -> users.lock(bo).orElseThrow().chooseLogin(true, Set.of(), "words", clock.instant()),
                        () -> {},
                        () -> ActingAs.user(nordlys, karen, () -> {
                            asking.approve(request);
                            return request;
                        }));

        assertThat(stored.in(nordlys, () -> roles.of(bo)))
                .containsExactlyInAnyOrder(Role.RIGHTS_ADMINISTRATOR, Role.USER_ADMINISTRATOR);
    }
}
