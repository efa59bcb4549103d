package dk.ramme.people.list;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.tenancy.Tenancy;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts of users are kept as rows, and added up where they have become many. */
@RammeTest
class UserTallyJobTests {

    @Autowired
    UserTallyJob job;

    @Autowired
    UserCounts counts;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private UUID nordlys;

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
        organisations.importedUser(nordlys, "Ida Friis", "ida@nordlys.example");
        organisations.importedUser(nordlys, "Bo Lund", "bo@nordlys.example");
    }

    @Test
    void many_rows_become_one_for_each_day_and_state_and_say_the_same() {
        change("state = 'ACTIVE', self_activated_at = now()", 1);
        wear(300);
        var before = in(counts::now);
        assertThat(rows()).isGreaterThan(500);

        job.addUp();

        assertThat(rows()).isEqualTo(2);
        assertThat(in(counts::now)).isEqualTo(before);
        assertThat(before.deactivated()).isEqualTo(1);
        assertThat(before.active()).isEqualTo(1);
    }

    @Test
    void few_rows_are_left_as_they_are() {
        wear(10);
        var before = rows();

        job.addUp();

        assertThat(rows()).isEqualTo(before);
    }

    /** Changes a user's state there and back, a row each. */
    private void wear(int times) {
        for (int n = 0; n < times; n++) {
            change("state = 'AWAITING_ACTIVATION'", 1);
            change("state = 'DEACTIVATED'", 1);
        }
    }

    private void change(String to, int howMany) {
        var from = to.contains("DEACTIVATED") ? "AWAITING_ACTIVATION" : "DEACTIVATED";
        in(() -> jdbc.sql("update organisation_user set " + to
                        + " where id in (select id from organisation_user where state = '" + from
                        + "' order by name limit " + howMany + ")")
                .update());
    }

    private int rows() {
        return in(() ->
                jdbc.sql("select count(*) from user_tally").query(Integer.class).single());
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(nordlys, () -> transaction.execute(status -> work.get()));
    }
}
