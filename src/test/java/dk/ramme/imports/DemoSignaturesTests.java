package dk.ramme.imports;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.EanNumber;
import dk.ramme.identifier.EmailAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The demonstration shows what its README promises. */
class DemoSignaturesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final RegisteredCompany NORDLYS =
            Objects.requireNonNull(DemoSignatures.companies(TODAY).get("24256790"));

    @Test
    void two_hundred_and_fifty_people_have_254_signatures() {
        assertThat(NORDLYS.users())
                .hasSize(254)
                .extracting(user -> user.get("rid"))
                .doesNotHaveDuplicates();
        assertThat(values("email", NORDLYS.users())).anyMatch(email -> email.equals("birgit@nordlys.example"));
    }

    @Test
    void three_have_two_with_different_rights() {
        var twice = NORDLYS.users().stream()
                .filter(user -> user.get("cpr") != null)
                .collect(groupingBy(user -> user.get("cpr")))
                .values()
                .stream()
                .filter(signatures -> signatures.size() > 1)
                .toList();

        assertThat(twice).hasSize(3).allSatisfy(signatures -> {
            assertThat(signatures).hasSize(2);
            assertThat(rights(signatures.get(0))).doesNotContainAnyElementsOf(rights(signatures.get(1)));
        });
        assertThat(twice)
                .anyMatch(signatures -> "Dorthe Juhl".equals(signatures.get(0).get("name")));
    }

    @Test
    void the_faults_are_as_many_as_told() {
        assertThat(NORDLYS.users())
                .filteredOn(user -> user.get("email") == null)
                .hasSize(6);
        assertThat(values("email", NORDLYS.users()))
                .filteredOn(email -> EmailAddress.problem(email).isPresent())
                .hasSize(2);
        assertThat(values("cpr", NORDLYS.users()))
                .filteredOn(cpr -> !CprNumber.isValid(cpr))
                .hasSize(1);
        assertThat(NORDLYS.users()).filteredOn(DemoSignaturesTests::hasExpired).hasSize(4);
        assertThat(NORDLYS.users()).filteredOn("status", "INACTIVE").hasSize(2);
        assertThat(NORDLYS.users()).filteredOn(user -> user.containsKey("cvr")).hasSize(1);
        assertThat(values("name", NORDLYS.users()))
                .filteredOn(name -> name.contains("\u00C3"))
                .hasSize(1);
    }

    @Test
    void everybody_has_one_to_four_rights_of_thirteen() {
        var byRid =
                NORDLYS.rights().stream().collect(groupingBy(right -> String.valueOf(right.get("rid")), counting()));

        assertThat(byRid)
                .hasSize(253)
                .allSatisfy((rid, count) -> assertThat(count).isBetween(1L, 5L));
        assertThat(Set.copyOf(values("right", NORDLYS.rights()))).hasSize(13).contains("Fagportal 2009");
    }

    @Test
    void five_administrators_come_from_two_registers() {
        assertThat(values("register", NORDLYS.administrators()))
                .containsExactly("NEMID", "NEMID", "NEMID", "VIRK", "VIRK");
        assertThat(NORDLYS.administrators().get(0))
                .containsEntry("name", "Søren Ågård")
                .containsEntry("role", "SUPER_ADMINISTRATOR");
    }

    @Test
    void ean_numbers_are_right_and_one_certificate_has_expired() {
        assertThat(NORDLYS.organisation())
                .filteredOn(datum -> String.valueOf(datum.get("kind")).endsWith("EAN"))
                .hasSize(4)
                .allMatch(datum -> EanNumber.isValid((String) datum.get("value")));
        assertThat(NORDLYS.organisation())
                .filteredOn(DemoSignaturesTests::hasExpired)
                .hasSize(1);
    }

    @Test
    void nobody_exists() {
        var cprs = DemoSignatures.companies(TODAY).values().stream()
                .flatMap(company -> values("cpr", company.users()).stream());

        assertThat(cprs).hasSizeGreaterThan(2400).allMatch(cpr -> cpr.startsWith("99", 6) && !passesTheOldCheck(cpr));
    }

    @Test
    void it_is_the_same_every_time() {
        assertThat(DemoSignatures.companies(TODAY)).isEqualTo(DemoSignatures.companies(TODAY));
    }

    private static Set<String> rights(Map<String, @Nullable Object> user) {
        return NORDLYS.rights().stream()
                .filter(right -> Objects.equals(right.get("rid"), user.get("rid")))
                .map(right -> String.valueOf(right.get("right")))
                .collect(Collectors.toSet());
    }

    private static boolean hasExpired(Map<String, @Nullable Object> item) {
        return item.get("validUntil") != null
                && LocalDate.parse((String) item.get("validUntil")).isBefore(TODAY);
    }

    private static List<String> values(String field, List<Map<String, @Nullable Object>> items) {
        return items.stream()
                .map(item -> item.get(field))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    private static boolean passesTheOldCheck(String cpr) {
        int sum = 0;
        for (int i = 0; i < 10; i++)
            sum += Character.digit("4327654321".charAt(i), 10) * Character.digit(cpr.charAt(i), 10);
        return sum % 11 == 0;
    }
}
