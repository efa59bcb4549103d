package dk.ramme.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import dk.ramme.AnOrganisation;
import dk.ramme.Beside;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.login.SignedInAs;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An administrator who is suspended while their request waits for its turn changes nothing: whether they still are one is
 * asked under the lock, with the state of the user (T38; house finding 3).
 */
@RammeTest
class SuspendedMeanwhileTests {

    /** Asked for before it is looked whether there is such a group. */
    private static final UUID GROUP = UUID.randomUUID();

    @Autowired
    ApplicationContext beans;

    @Autowired
    Pages pages;

    @Autowired
    AnOrganisation inTests;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stored stored;

    static Stream<Arguments> changes() {
        return Stream.of(
                of("/settings/login-methods", Map.of("allowed", "NO", "version", "0")),
                of("/settings/invoicing", Map.of("way", "EMAIL", "email", "faktura@nordlys.example")),
                of("/settings/notifications", Map.of("mailed", "ORDERS")),
                of("/settings/user-creation", Map.of("requests", "BY_CVR", "stood", "CLOSED")),
                of("/settings/end/confirm", Map.of("cvr", "24256790")),
                of("/settings/end/regret", Map.of()),
                of("/groups/new", Map.of("name", "Økonomi")),
                of("/groups/" + GROUP + "/name", Map.of("name", "Drift")),
                of("/groups/" + GROUP + "/delete", Map.of()),
                of("/groups/" + GROUP + "/members/remove", Map.of("user", GROUP.toString())),
                of(
                        "/settings/administrators/add",
                        Map.of(
                                "name",
                                "Mads Lund",
                                "email",
                                "m@nordlys.example",
                                "birthDate",
                                "27-3-1984",
                                "language",
                                "da")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_of_a_ready_organisation(String path, Map<String, String> form) throws Exception {
        refused(inTests.ready(), path, form);
    }

    @Test
    void a_step_of_the_set_up() throws Exception {
        refused(inTests.inSetup(), "/setup/import", Map.of("wanted", "NO", "version", "0"));
    }

    private void refused(UUID organisation, String path, Map<String, String> form) throws Exception {
        var karen = inTests.administrator(organisation, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        var session = SignedInAs.user(organisation, karen);
        // once before, so that what a session writes of itself waits for nobody
        assertThat(pages.get(session, "/help")).hasStatusOk();

        var answer = new Beside(beans, organisation)
                .second(
                        () -> organisations.lock(organisation).orElseThrow(),
                        () -> jdbc.sql("update organisation_user set state = 'SUSPENDED' where id = :id")
                                .param("id", karen)
                                .update(),
                        () -> pages.post(session, path, form));

        assertThat(answer).hasStatus(403);
        assertThat(stored.trail(organisation)).isEmpty();
    }
}
