package dk.ramme.imports.check;

import static dk.ramme.imports.check.RowProblem.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.Masked;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ImportScene;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowCheckTests {

    private static final Columns COLUMNS =
            Columns.of(Section.USERS, List.of("RID", "Navn", "E-mail", "CPR", "Fødselsdato", "Status", "CVR"));
    private static final RowCheck CHECK =
            new RowCheck(COLUMNS, new CvrNumber("24256790"), LocalDate.of(2026, 11, 24), ImportScene.NO_RIGHTS);

    static Stream<Arguments> rows() {
        return Stream.of(
                arguments("17|Åse Ærø|a@b.dk|010180-9999|01-01-1980|Aktiv|24256790", List.of()),
                arguments("17|Åse Ærø|a@b.dk||1.1.1980||24 25 67 90", List.of()),
                arguments("17|Åse Ærø|a@b.dk||1980-01-01|gyldig|", List.of()),
                arguments("17|Åse Ærø|a@b.dk|610180-9999|||", List.of()),
                arguments("|Åse|a@b.dk|0101809999|||", List.of(RID_MISSING)),
                arguments("17a|Åse|a@b.dk|0101809999|||", List.of(RID_NOT_DIGITS)),
                arguments("1,2E+12|Åse|a@b.dk|0101809999|||", List.of(RID_NOT_DIGITS)),
                arguments("123456789012345678901|Åse|a@b.dk|0101809999|||", List.of(RID_NOT_DIGITS)),
                arguments("=17|Åse|a@b.dk|0101809999|||", List.of(RID_NOT_DIGITS)),
                arguments("17||a@b.dk|0101809999|||", List.of(NAME_MISSING)),
                arguments("17|42|a@b.dk|0101809999|||", List.of(NAME_IMPOSSIBLE)),
                arguments("17|Åse\r\nBcc: x@y.dk|a@b.dk|0101809999|||", List.of(NAME_IMPOSSIBLE)),
                arguments("17|Åse\u202Eeksæ|a@b.dk|0101809999|||", List.of(NAME_IMPOSSIBLE)),
                arguments("17|" + "Å".repeat(201) + "|a@b.dk|0101809999|||", List.of(NAME_IMPOSSIBLE)),
                arguments("17|Åse 010180-9999|a@b.dk|0101809999|||", List.of(NAME_HOLDS_CPR)),
                arguments("17|S\u00C3\u00B8ren|a@b.dk|0101809999|||", List.of(NAME_GARBLED)),
                arguments("17|S\uFFFDren|a@b.dk|0101809999|||", List.of(NAME_GARBLED)),
                arguments("17|<script>alert(1)</script>|a@b.dk|0101809999|||", List.of()),
                arguments("17|=cmd|a@b.dk|0101809999|||", List.of()),
                arguments("17|Åse||0101809999|||", List.of(EMAIL_MISSING)),
                arguments("17|Åse|a@b|0101809999|||", List.of(EMAIL_IMPOSSIBLE)),
                arguments("17|Åse|a@b.dk, c@d.dk|0101809999|||", List.of(EMAIL_IMPOSSIBLE)),
                arguments("17|Åse|a@b.dk\nBcc:x|0101809999|||", List.of(EMAIL_IMPOSSIBLE)),
                arguments("17|Åse|åse@b.dk|0101809999|||", List.of(EMAIL_LETTERS)),
                arguments("17|Åse|0101809999@b.dk|0101809999|||", List.of(EMAIL_IMPOSSIBLE)),
                arguments("17|Åse|a@b.dk|3102809999|||", List.of(CPR_IMPOSSIBLE)),
                arguments("17|Åse|a@b.dk|0101279999|||", List.of(CPR_IMPOSSIBLE)),
                arguments("17|Åse|a@b.dk|0101304000|||", List.of(CPR_IMPOSSIBLE)),
                arguments("17|Åse|a@b.dk|0101809999x|||", List.of(CPR_IMPOSSIBLE)),
                arguments("17|Åse|a@b.dk|101809999|||", List.of(CPR_NINE_DIGITS)),
                arguments("17|Åse|a@b.dk|3102809999|01-01-1980||", List.of(CPR_IMPOSSIBLE)),
                arguments("17|Åse|a@b.dk||31-02-1980||", List.of(BIRTH_DATE_IMPOSSIBLE)),
                arguments("17|Åse|a@b.dk||01-01-80||", List.of()),
                arguments("17|Åse|a@b.dk||01-01-20||", List.of(BIRTH_DATE_IMPOSSIBLE)),
                arguments("17|Åse|a@b.dk||01-01-2027||", List.of(BIRTH_DATE_IMPOSSIBLE)),
                arguments("17|Åse|a@b.dk|0101809999|02-01-1980||", List.of(BIRTH_DATE_OTHER)),
                arguments("17|Åse|a@b.dk|0101809999|x||", List.of(BIRTH_DATE_OTHER)),
                arguments("17|Åse|a@b.dk||||", List.of(NO_IDENTITY)),
                arguments("17|Åse|||||", List.of(EMAIL_MISSING, NO_IDENTITY)),
                arguments("17|Åse|a@b.dk|0101809999||Udløbet|", List.of(NOT_ACTIVE)),
                arguments("17|Åse|a@b.dk|0101809999||INACTIVE|", List.of(NOT_ACTIVE)),
                arguments("17|Åse|a@b.dk|0101809999||på vej|", List.of(STATUS_UNKNOWN)),
                arguments("17|Åse|a@b.dk|0101809999|||13748136", List.of(OTHER_ORGANISATION)),
                arguments("17|Åse|a@b.dk|0101809999|||x", List.of(OTHER_ORGANISATION)),
                arguments("17|Åse|a@b.dk|0101809999||||surplus", List.of(TOO_MANY_FIELDS)),
                arguments("17|Åse|a@b.dk|0101809999|||||| ", List.of()),
                arguments("17|Åse|a@b.dk|0101809999", List.of()),
                arguments("||x||||", List.of(RID_MISSING, NAME_MISSING, EMAIL_IMPOSSIBLE)));
    }

    @ParameterizedTest
    @MethodSource
    void rows(String text, List<RowProblem> problems) {
        var checked = CHECK.check(row(2, text));

        assertThat(checked.findings()).extracting(Finding::problem).isEqualTo(problems);
        assertThat(checked.leftOut()).isEqualTo(problems.stream().anyMatch(p -> p.weight() == Severity.LEFT_OUT));
    }

    @Test
    void no_finding_shows_a_cpr_number() {
        rows().map(arguments -> CHECK.check(row(2, (String) arguments.get()[0])))
                .flatMap(checked -> checked.findings().stream())
                .forEach(finding -> assertThat(finding.value()).doesNotContainPattern("[0-9]{6}-?9999"));
        assertThat(Masked.cpr("310280 1234", 100)).isEqualTo("310280-****");
        assertThat(Masked.cpr("31x02x80x12x34", 100)).isEqualTo("31x02x80x**x**");
        assertThat(Masked.text("CPR er 010180-1234 og 0101801234", 100)).isEqualTo("CPR er 010180-**** og 010180-****");
    }

    @Test
    void the_first_row_with_a_rid_number_counts() {
        var repeats = new Repeats();

        var bad = repeats.check(CHECK.check(row(2, "17||a@b.dk|0101809999|||")));
        var first = repeats.check(CHECK.check(row(3, "17|Åse|a@b.dk|0101809999|||")));
        var second = repeats.check(CHECK.check(row(4, "1 7|Bo|b@b.dk|0101709999|||")));
        var other = repeats.check(CHECK.check(row(5, "017|Ib|i@b.dk|0101609999|||")));

        assertThat(bad.leftOut()).isTrue();
        assertThat(first.findings()).isEmpty();
        assertThat(second.findings())
                .singleElement()
                .extracting(Finding::problem, Finding::otherLine)
                .containsExactly(RID_TWICE, 3);
        assertThat(other.findings()).isEmpty();
    }

    @Test
    void the_same_person_under_two_rid_numbers_is_two_users_to_look_at() {
        var repeats = new Repeats();

        repeats.check(CHECK.check(row(2, "17|Åse|a@b.dk|0101809999|||")));
        var second = repeats.check(CHECK.check(row(3, "18|Åse|a@b.dk|010180-9999|||")));

        assertThat(second.leftOut()).isFalse();
        assertThat(second.findings())
                .singleElement()
                .extracting(Finding::problem, Finding::otherLine, Finding::value)
                .containsExactly(CPR_TWICE, 2, "010180-****");
    }

    /** I3: without CPR numbers on both sides name and birth date are all that tells. */
    @Test
    void the_same_name_and_birth_date_may_be_one_person_unless_two_numbers_tell_them_apart() {
        var repeats = new Repeats();

        var numbered = repeats.check(CHECK.check(row(2, "17|Åse Bæk|a@b.dk|0101809999|||")));
        var other = repeats.check(CHECK.check(row(3, "18|ÅSE BÆK|b@b.dk||01-01-1980||")));
        var second = repeats.check(CHECK.check(row(4, "19|Åse Bæk|c@b.dk|010180-9985|||")));
        var elder = repeats.check(CHECK.check(row(5, "20|Åse Bæk|d@b.dk||01-01-1979||")));

        assertThat(numbered.findings()).isEmpty();
        assertThat(other.leftOut()).isFalse();
        assertThat(other.findings())
                .extracting(Finding::problem, Finding::otherLine)
                .contains(tuple(NAMESAKE_ROW, 2));
        assertThat(second.findings())
                .extracting(Finding::problem, Finding::otherLine)
                .contains(tuple(NAMESAKE_ROW, 3));
        assertThat(elder.findings()).extracting(Finding::problem).doesNotContain(NAMESAKE_ROW);
    }

    @Test
    void a_million_numbers_are_told_apart() {
        var lines = new LineByNumber();

        for (int i = 0; i < 1_000_000; i++)
            assertThat(lines.putIfAbsent(Integer.toString(i), i)).isNull();

        assertThat(lines.putIfAbsent("424242", 0)).isEqualTo(424242);
        assertThat(lines.putIfAbsent("0424242", 7)).isNull();
        assertThat(lines.putIfAbsent("12345678901234567890", 8)).isNull();
        assertThat(lines.putIfAbsent("12345678901234567890", 9)).isEqualTo(8);
    }

    private static Row row(int line, String text) {
        return new Row(line, Arrays.asList(text.split("\\|", -1)));
    }
}
