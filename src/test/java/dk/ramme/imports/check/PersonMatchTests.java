package dk.ramme.imports.check;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.imports.check.PersonMatch.Known;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two records with one RID number are of one person (I5). */
class PersonMatchTests {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // a CPR number settles it, whatever the names
                "true,  Mette Hansen, 1980-01-01, Mette Holm,           1980-01-01, SAME",
                "false, Mette Hansen, 1980-01-01, Mette Hansen,         1980-01-01, OTHER",
                // so does another birth date
                "-,     Mette Hansen, 1980-01-01, Mette Hansen,         1981-01-01, OTHER",
                // born on one day: the names may differ in what is left out, and in how letters are written
                "-,     Mette Hansen, 1980-01-01, Mette Marie Hansen,   1980-01-01, SAME",
                "-,     Mette Hansen, 1980-01-01, METTE  HANSEN,        1980-01-01, SAME",
                "-,     Søren Åkjær,  1980-01-01, Soeren Aakjaer,       1980-01-01, SAME",
                "-,     Anne-Grete É, 1980-01-01, Anne Grete E,         1980-01-01, SAME",
                "-,     Mette Hansen, 1980-01-01, Mette Hansen Holm,    1980-01-01, SAME",
                "-,     Mette Hansen, 1980-01-01, Mette Holm,           1980-01-01, UNKNOWN",
                "-,     Otto Friis,   1980-01-01, Frida Nord,           1980-01-01, UNKNOWN",
                // no birth date on one side: name by name, but for those in between
                "-,     Mette Hansen, -,          Mette Hansen,         1980-01-01, SAME",
                "-,     Mette Hansen, -,          Mette Marie Hansen,   -,          SAME",
                "-,     Mette Hansen, -,          Mette Hansen Holm,    -,          UNKNOWN",
                "-,     Mette,        -,          Mette Hansen,         -,          UNKNOWN",
                "-,     Otto Friis,   -,          Frida Nord,           1980-01-01, UNKNOWN"
            })
    void one_person_or_two(
            Boolean sameCpr, String name, LocalDate born, String other, LocalDate otherBorn, PersonMatch answer) {
        assertThat(PersonMatch.of(sameCpr, new Known(name, born), new Known(other, otherBorn)))
                .isEqualTo(answer);
        assertThat(PersonMatch.of(sameCpr, new Known(other, otherBorn), new Known(name, born)))
                .isEqualTo(answer);
    }
}
