package dk.ramme.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.rights.UserRight;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

/** A user with roles, rights and logins of their own, and a group with its name and rights. */
@RammeTest
class UserVerbsTests {

    private static final String ISSUER = "https://mitid.test";

    private static final UserRight INCOME = new UserRight("EINCOME", "eIndkomst", "eIncome", false);
    private static final UserRight POST = new UserRight("DIGITAL_POST", "Digital Post", "Digital Post", false);
    private static final UserRight PROPERTY = new UserRight("TINGLYSNING", "Tinglysning", "Land registration", false);

    @Autowired
    Users users;

    @Autowired
    RightGrants rights;

    @Autowired
    Roles roles;

    @Autowired
    BoundIdentities identities;

    @Autowired
    Groups groups;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Stored stored;

    @Autowired
    TestClock clock;

    private UUID nordlys;
    private UUID anna;

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
        anna = organisations.importedUser(nordlys, "Anna Holm", "anna@nordlys.example");
    }

    /** A form that somebody filled in meanwhile is still about the user they saw. */
    @Test
    void a_role_is_held_once_and_leaves_the_user_as_they_are() {
        var before = does(User::version);

        assertThat(gives(Role.USER_ADMINISTRATOR)).isTrue();
        assertThat(gives(Role.USER_ADMINISTRATOR)).isFalse();
        assertThat(gives(Role.RIGHTS_ADMINISTRATOR)).isTrue();
        does(user -> {
            user.take(Role.USER_ADMINISTRATOR);
            user.take(Role.ORGANISATION_ADMINISTRATOR);
            return user;
        });

        assertThat(stored.in(nordlys, () -> roles.of(anna))).containsExactly(Role.RIGHTS_ADMINISTRATOR);
        assertThat(does(User::version)).isEqualTo(before);
    }

    @Test
    void another_login_of_the_same_issuer_takes_the_place_of_the_former() {
        var former = UUID.randomUUID().toString();
        var now = UUID.randomUUID().toString();

        binds(anna, former);
        binds(anna, now);

        assertThat(stored.count(nordlys, "bound_identity")).isOne();
        assertThat(stored.in(nordlys, () -> identities.isBound(anna, ISSUER, now)))
                .isTrue();
        assertThat(stored.in(nordlys, () -> identities.isBound(anna, ISSUER, former)))
                .isFalse();
    }

    @Test
    void a_login_is_one_users_alone() {
        var login = UUID.randomUUID().toString();
        var bo = organisations.importedUser(nordlys, "Bo Lund", "bo@nordlys.example");
        binds(anna, login);

        assertThatThrownBy(() -> binds(bo, login)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void a_group_has_a_name_of_its_own() {
        var at = clock.instant();
        stored.in(nordlys, () -> groups.saveAndFlush(UserGroup.create(nordlys, "Lager", at)));

        assertThatThrownBy(() -> stored.in(nordlys, () -> groups.saveAndFlush(UserGroup.create(nordlys, "LAGER", at))))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> UserGroup.create(nordlys, " ", at));
        assertThatIllegalArgumentException().isThrownBy(() -> UserGroup.create(nordlys, "x".repeat(101), at));
    }

    @Test
    void a_right_is_had_once_and_leaves_the_user_as_they_are() {
        var before = does(User::version);

        for (int times = 0; times < 2; times++) {
            does(user -> {
                user.give(INCOME, clock.instant());
                user.give(POST, clock.instant());
                user.take(PROPERTY);
                return user;
            });
        }
        assertThat(stored.in(nordlys, () -> rights.of(anna))).containsExactly(POST, INCOME);
        does(user -> {
            user.take(POST);
            return user;
        });

        assertThat(stored.in(nordlys, () -> rights.of(anna))).containsExactly(INCOME);
        assertThat(does(User::version)).isEqualTo(before);
    }

    @Test
    void a_group_has_a_right_once_and_leaves_none_behind() {
        var at = clock.instant();
        var id = stored.in(nordlys, () -> {
            var group = UserGroup.create(nordlys, "Lager", at);
            group.give(INCOME, at);
            return groups.saveAndFlush(group).id();
        });

        stored.in(nordlys, () -> {
            var group = groups.lock(id).orElseThrow();
            group.give(INCOME, at);
            group.give(POST, at);
            group.give(PROPERTY, at);
            group.take(PROPERTY);
            return group;
        });
        assertThat(stored.count(nordlys, "group_right")).isEqualTo(2);
        stored.in(nordlys, () -> {
            groups.delete(groups.lock(id).orElseThrow());
            return id;
        });
        assertThat(stored.count(nordlys, "group_right")).isZero();
    }

    private boolean gives(Role role) {
        return does(user -> user.give(role, clock.instant()));
    }

    private void binds(UUID user, String subject) {
        stored.in(nordlys, () -> {
            var found = users.findById(user).orElseThrow();
            found.bind(ISSUER, subject, clock.instant());
            return users.saveAndFlush(found);
        });
    }

    private <T> T does(Function<User, T> deed) {
        return stored.in(nordlys, () -> deed.apply(users.findById(anna).orElseThrow()));
    }
}
