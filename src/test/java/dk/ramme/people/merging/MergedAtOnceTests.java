package dk.ramme.people.merging;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Beside;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.login.ActingAs;
import dk.ramme.people.Role;
import dk.ramme.people.merging.Merging.Refusal;
import dk.ramme.people.merging.Merging.Refused;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Of two administrators who make one user of the same two at once, each keeping the other one, one does (users finding 7). */
@RammeTest
class MergedAtOnceTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Merging merging;

    @Autowired
    Parting parting;

    @Autowired
    Stored stored;

    private UUID nordlys;
    private UUID bo;
    private UUID aage;
    private UUID one;
    private UUID other;

    @BeforeEach
    void twoUsersWhoAreOnePerson() {
        nordlys = organisations.ready();
        bo = organisations.administrator(nordlys, "Bo Lund", Role.USER_ADMINISTRATOR);
        aage = organisations.administrator(nordlys, "Aage Friis", Role.USER_ADMINISTRATOR);
        var cpr = AnOrganisation.anyCpr();
        one = organisations.importedUser(nordlys, "Dorthe Juhl", "dorthe@nordlys.example", cpr);
        other = organisations.importedUser(nordlys, "Dorthe Juhl", "dj@nordlys.example", cpr);
    }

    @Test
    void two_are_merged_once() throws Exception {
        var refused = new Beside(beans, nordlys)
                .second(
                        () -> acting(bo, () -> merging.merge(one, other, 0, 0)),
                        () -> {},
                        () -> acting(aage, () -> merging.merge(other, one, 0, 0)));

        assertThat(refused).isEqualTo(Refusal.MERGED_ALREADY);
        assertThat(stored.count(nordlys, "organisation_user where merged_into = '" + one + "'"))
                .isOne();
        assertThat(stored.count(nordlys, "organisation_user where merged_into = '" + other + "'"))
                .isZero();
        assertThat(stored.count(nordlys, "audit_event where action = 'USER_MERGED'"))
                .isOne();
    }

    @Test
    void two_are_parted_once() throws Exception {
        acting(bo, () -> merging.merge(one, other, 0, 0));

        var refused = new Beside(beans, nordlys)
                .second(
                        () -> acting(bo, () -> parting.part(other)),
                        () -> {},
                        () -> acting(aage, () -> parting.part(other)));

        assertThat(refused).isEqualTo(Refusal.TOO_LATE);
        assertThat(stored.count(nordlys, "audit_event where action = 'USERS_PARTED'"))
                .isEqualTo(2);
        assertThat(stored.count(nordlys, "organisation_user where state = 'DELETED'"))
                .isZero();
    }

    /** @return why it was refused; null when it was not */
    private Refusal acting(UUID by, Runnable deed) {
        return ActingAs.user(nordlys, by, () -> {
            try {
                deed.run();
                return null;
            } catch (Refused refused) {
                return refused.why();
            }
        });
    }
}
