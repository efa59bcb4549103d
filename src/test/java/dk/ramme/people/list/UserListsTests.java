package dk.ramme.people.list;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.tenancy.Tenancy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@RammeTest
class UserListsTests {

    private final UUID anybody = UUID.randomUUID();

    @Autowired
    UserLists lists;

    @Autowired
    AnOrganisation organisations;

    @Test
    void names_stand_in_danish_order() {
        var nordlys = organisations.ready();
        for (var name : List.of("Åse Dam", "Zoe Lund", "Anna Holm", "Ærø Bo", "Ødis Krog", "aase Vig")) {
            organisations.importedUser(nordlys, name, "a@nordlys.example");
        }

        var names = Tenancy.in(nordlys, () -> lists.find(UserList.IMPORTED, UserQuery.all(), anybody)).rows().stream()
                .map(UserRow::name)
                .toList();

        assertThat(names).containsExactly("Anna Holm", "Zoe Lund", "Ærø Bo", "Ødis Krog", "Åse Dam", "aase Vig");
    }

    @ParameterizedTest
    @EnumSource
    void every_user_is_met_once_walking_forth_and_back(UserSort sort) {
        var nordlys = organisations.ready();
        // the same name and address many times over, so that pages part in the midst of it
        IntStream.range(0, 123)
                .forEach(n -> organisations.importedUser(
                        nordlys, "Ida " + n / 40, n % 3 == 0 ? null : n / 60 + "@nordlys.example"));

        var forth = walk(nordlys, sort, true);
        var back = walk(nordlys, sort, false);

        assertThat(forth).hasSize(123).doesNotHaveDuplicates();
        assertThat(back).isEqualTo(forth);
    }

    @Test
    void a_list_stands_in_the_order_asked_for() {
        var nordlys = organisations.ready();
        organisations.importedUser(nordlys, "Bo", "Ærø@nordlys.example");
        organisations.importedUser(nordlys, "Ida", null);
        organisations.importedUser(nordlys, "Anna", "zoe@nordlys.example");
        organisations.importedUser(nordlys, "Åse", "Anna@nordlys.example");

        assertThat(names(nordlys, UserSort.NAME_DOWN)).containsExactly("Åse", "Ida", "Bo", "Anna");
        assertThat(names(nordlys, UserSort.EMAIL)).containsExactly("Ida", "Åse", "Anna", "Bo");
        assertThat(names(nordlys, UserSort.EMAIL_DOWN)).containsExactly("Bo", "Anna", "Åse", "Ida");
        assertThat(names(nordlys, UserSort.OLDEST)).containsExactly("Bo", "Ida", "Anna", "Åse");
        assertThat(names(nordlys, UserSort.NEWEST)).containsExactly("Åse", "Anna", "Ida", "Bo");
    }

    @Test
    void what_is_searched_for_is_found_and_its_signs_mean_themselves() {
        var nordlys = organisations.ready();
        organisations.importedUser(nordlys, "Birgit Østergaard", "birgit@nordlys.example");
        organisations.importedUser(nordlys, "Procent 100%", "p@nordlys.example");

        assertThat(found(nordlys, "ØSTER")).containsExactly("Birgit Østergaard");
        assertThat(found(nordlys, "birgit@")).containsExactly("Birgit Østergaard");
        assertThat(found(nordlys, "100%")).containsExactly("Procent 100%");
        assertThat(found(nordlys, "_")).isEmpty();
    }

    @Test
    void another_organisation_sees_none_of_them() {
        var nordlys = organisations.ready();
        organisations.importedUser(nordlys, "Birgit Østergaard", "birgit@nordlys.example");

        var slice = Tenancy.in(organisations.ready(), () -> lists.find(UserList.IMPORTED, UserQuery.all(), anybody));

        assertThat(slice.rows()).isEmpty();
        assertThat(slice.total()).isZero();
    }

    private List<String> found(UUID organisation, String text) {
        var query = searching(text);
        return Tenancy.in(organisation, () -> lists.find(UserList.IMPORTED, query, anybody)).rows().stream()
                .map(UserRow::name)
                .toList();
    }

    private List<String> names(UUID organisation, UserSort sort) {
        return Tenancy.in(organisation, () -> lists.find(UserList.IMPORTED, sorted(sort), anybody)).rows().stream()
                .map(UserRow::name)
                .toList();
    }

    private List<UUID> walk(UUID organisation, UserSort sort, boolean forth) {
        var met = new ArrayList<UUID>();
        var query = sorted(sort);
        if (!forth) {
            // stand on the last page first
            query = sorted(sort).beside(walk(organisation, sort, true).get(99), null, 1);
        }
        while (true) {
            var asked = query;
            var slice = Tenancy.in(organisation, () -> lists.find(UserList.IMPORTED, asked, anybody));
            var page = slice.rows().stream().map(UserRow::id).toList();
            met.addAll(forth ? met.size() : 0, page);
            if (forth ? !slice.hasNext() : !slice.hasPrevious()) {
                return met;
            }
            query = forth
                    ? sorted(sort).beside(page.get(page.size() - 1), null, 1)
                    : sorted(sort).beside(null, page.get(0), 1);
        }
    }

    private static UserQuery sorted(UserSort sort) {
        return new UserQuery(null, null, null, null, null, null, sort, null, null, null);
    }

    private static UserQuery searching(String text) {
        return new UserQuery(text, null, null, null, null, null, null, null, null, null);
    }
}
