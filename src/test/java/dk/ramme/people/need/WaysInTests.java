package dk.ramme.people.need;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What counts as a way in is one rule, whether it is asked of one user or of all (L1, M3). */
@RammeTest
class WaysInTests {

    private static final List<LoginPolicy> POLICIES = List.of(
            LoginPolicy.none(),
            LoginPolicy.of(false, Set.of(IdentificationMeans.APP)),
            LoginPolicy.of(true, Set.of(IdentificationMeans.CHIP)),
            LoginPolicy.of(true, Set.of(IdentificationMeans.APP, IdentificationMeans.CHIP)));

    @Autowired
    AnOrganisation organisations;

    @Autowired
    WaysIn ways;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    UUID nordlys;

    /** One user of each sort: waiting or active, private MitID offered and agreed to or not, given and using this or that. */
    @BeforeEach
    void one_of_each_sort() {
        nordlys = organisations.ready();
        for (var state : List.of("AWAITING_ACTIVATION", "ACTIVE")) {
            for (var said : List.of("null", "now()")) {
                for (var offered : List.of(false, true)) {
                    for (var given : List.of("", "APP", "CODE_DISPLAY", "APP CHIP")) {
                        user(state, offered, said, given);
                    }
                }
            }
        }
        in(() -> jdbc.sql("""
                insert into user_means (id, organisation_id, user_id, kind, name, state, begun_at, activated_at, wrong)
                select gen_random_uuid(), organisation_id, id, 'APP', 'Min', 'ACTIVE', now(), now(),
                    case when private_mitid_offered then 10 else 0 end
                from organisation_user where separate_means like '%APP%'
                """).update());
        in(() -> jdbc.sql("""
                update organisation_user set origin = 'APPOINTED'
                where id = (select min(id::text)::uuid from organisation_user where state = 'ACTIVE')
                """).update());
    }

    @Test
    void the_database_says_of_all_users_what_is_said_of_each() {
        var answers = new HashSet<Boolean>();
        for (var policy : POLICIES) {
            for (var user : all()) {
                var one =
                        in(() -> user.state() == UserState.ACTIVE ? ways.any(user, policy) : WaysIn.open(user, policy));
                answers.add(one);

                assertThat(inSql(user, policy))
                        .as(user.state() + " " + user.access().login().separateMeans() + " "
                                + user.access().consentedAt() + " under " + policy)
                        .isEqualTo(one);
            }
        }
        assertThat(answers).containsExactlyInAnyOrder(true, false);
    }

    private boolean inSql(User user, LoginPolicy policy) {
        return in(() -> jdbc.sql("select " + WaysIn.sql("Now") + " from organisation_user u where u.id = :user")
                .params(WaysIn.parameters("Now", policy))
                .param("user", user.id())
                .query(Boolean.class)
                .single());
    }

    private List<User> all() {
        return in(() -> jdbc.sql("select id from organisation_user order by id").query(UUID.class).stream()
                .map(id -> users.findById(id).orElseThrow())
                .toList());
    }

    private void user(String state, boolean offered, String consentedAt, String given) {
        var user = organisations.importedUser(nordlys, "Birthe", "b@nordlys.example");
        in(() -> jdbc.sql(
                        "update organisation_user set state = :state, private_mitid_offered = :offered, consented_at = "
                                + consentedAt + ", separate_means = :given where id = :user")
                .param("state", state)
                .param("offered", offered)
                .param("given", given)
                .param("user", user)
                .update());
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(nordlys, () -> transaction.execute(status -> work.get()));
    }
}
