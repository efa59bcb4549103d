package dk.ramme.granting;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Beside;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.granting.RightsController.RightsForm;
import dk.ramme.imports.write.ImportedUsers;
import dk.ramme.login.ActingAs;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.RightGrants;
import dk.ramme.people.Role;
import dk.ramme.people.request.Request.AlreadyAnswered;
import dk.ramme.rights.RightName;
import dk.ramme.rights.UserRight;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A right that several give at the same moment is given once, and the later of them is told or has nothing left to do. */
@RammeTest
class GivenAtOnceTests {

    private static final String RIGHT = "NEMREFUSION";

    @Autowired
    ApplicationContext beans;

    @Autowired
    AnOrganisation inTests;

    @Autowired
    Organisations organisations;

    @Autowired
    AskingForRight asking;

    @Autowired
    AnsweringRights answering;

    @Autowired
    GivingRights giving;

    @Autowired
    ImportedUsers imported;

    @Autowired
    RightGrants rights;

    @Autowired
    Stored stored;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private UUID nordlys;
    private UUID ida;
    private UUID rune;
    private UUID ruth;
    private UUID request;

    @BeforeEach
    void begin() {
        nordlys = inTests.ready();
        ida = inTests.administrator(nordlys, "Ida Friis");
        rune = inTests.administrator(nordlys, "Rune Lund", Role.RIGHTS_ADMINISTRATOR);
        ruth = inTests.administrator(nordlys, "Ruth Bæk", Role.RIGHTS_ADMINISTRATOR);
        ActingAs.user(nordlys, ida, () -> {
            asking.ask(ida, RIGHT, "Jeg skal indberette sygefravær");
            return ida;
        });
        request = stored.in(
                nordlys,
                () -> jdbc.sql("select id from right_request").query(UUID.class).single());
    }

    @Test
    void by_two_who_say_yes_to_the_same_request() throws Exception {
        var told = new Beside(beans, nordlys).second(() -> approve(rune), () -> {}, () -> {
            try {
                return approve(ruth);
            } catch (AlreadyAnswered answered) {
                return "told";
            }
        });

        assertThat(told).isEqualTo("told");
        assertThat(held()).containsExactly(RIGHT);
        assertThat(stored.trail(nordlys)).containsExactly("RIGHT_REQUESTED", "RIGHT_REQUEST_APPROVED");
    }

    @Test
    void by_one_who_says_yes_and_one_who_gives_it_without_knowing() throws Exception {
        var told = new Beside(beans, nordlys)
                .second(
                        () -> ActingAs.user(nordlys, rune, () -> {
                            giving.assign(ida, Set.of(RIGHT), RightsForm.mark(List.of()));
                            return ida;
                        }),
                        () -> {},
                        () -> {
                            try {
                                return approve(ruth);
                            } catch (AlreadyAnswered answered) {
                                return "told";
                            }
                        });

        assertThat(told).isEqualTo("told");
        assertThat(held()).containsExactly(RIGHT);
    }

    /** A chunk of an import holds the organisation as every administrator does. */
    @Test
    void by_one_who_says_yes_and_an_import() throws Exception {
        var done = new Beside(beans, nordlys)
                .second(
                        () -> {
                            organisations.lock(nordlys).orElseThrow();
                            imported.addRights(
                                    List.of(new ImportedUsers.ImportedRight(ida, new RightName("NemRefusion", RIGHT))),
                                    clock.instant());
                        },
                        () -> {},
                        () -> approve(ruth));

        assertThat(done).isEqualTo("approved");
        assertThat(held()).containsExactly(RIGHT);
    }

    private String approve(UUID by) {
        return ActingAs.user(nordlys, by, () -> {
            answering.approve(request);
            return "approved";
        });
    }

    private List<String> held() {
        return stored.in(
                nordlys, () -> rights.of(ida).stream().map(UserRight::code).toList());
    }
}
