package dk.ramme.joining.register;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.register.Company.Signing;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompanyTests {

    private static final Representative KAREN = new Representative("Karen Holm", LocalDate.of(1967, 3, 15), null);
    private static final Representative SOREN = new Representative("Søren Ågård", LocalDate.of(1979, 11, 2), null);

    @Test
    void it_has_ended_from_the_day_it_ceased() {
        var day = LocalDate.of(2026, 6, 30);
        var company = company(null, day, Signing.ALONE, true, KAREN);

        assertThat(company.hasEnded(day.minusDays(1))).isFalse();
        assertThat(company.hasEnded(day)).isTrue();
        assertThat(company(null, null, Signing.ALONE, true, KAREN).hasEnded(day))
                .isFalse();
    }

    @Test
    void who_began_after_the_employee_signatures_has_nothing_to_import() {
        assertThat(begun(LocalDate.of(2023, 10, 31)).hasNothingToImport()).isFalse();
        assertThat(begun(LocalDate.of(2023, 11, 1)).hasNothingToImport()).isTrue();
        assertThat(begun(null).hasNothingToImport()).isFalse();
    }

    @Test
    void one_person_is_the_company_alone_only_when_nobody_else_acts() {
        assertThat(company(null, null, Signing.ALONE, false, KAREN).isOnePersonAlone())
                .isTrue();
        assertThat(company(null, null, Signing.ALONE, true, KAREN).isOnePersonAlone())
                .isFalse();
        assertThat(company(null, null, Signing.JOINT, false, KAREN).isOnePersonAlone())
                .isFalse();
        assertThat(company(null, null, Signing.ALONE, false, KAREN, SOREN).isOnePersonAlone())
                .isFalse();
    }

    private static Company begun(@Nullable LocalDate day) {
        return company(day, null, Signing.ALONE, true, KAREN);
    }

    private static Company company(
            @Nullable LocalDate begun,
            @Nullable LocalDate ended,
            Signing signing,
            boolean users,
            Representative... representatives) {
        return new Company(
                new CvrNumber("24256790"), "Nordlys", "", "", begun, ended, signing, users, List.of(representatives));
    }
}
