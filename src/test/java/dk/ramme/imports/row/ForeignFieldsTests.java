package dk.ramme.imports.row;

import static dk.ramme.imports.check.RowProblem.*;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.RowCheck;
import dk.ramme.imports.check.RowCheck.CheckedRow;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.check.Severity;
import dk.ramme.imports.row.TextDate.Dates;
import dk.ramme.imports.run.ImportScene;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields as other programs and people write them mean what their authors meant, or the row says what is not understood (I2, I3). */
class ForeignFieldsTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final List<String> TITLES =
            List.of("RID", "Navn", "E-mail", "CPR", "Fødselsdato", "Status", "CVR", "Gyldig til", "Rettigheder");

    /** They counted as a CPR or CVR number (imports finding 8). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00A0",
                "\u00A0 ",
                "\u202F",
                "\u3000",
                "\u200B",
                "\uFEFF",
                "\u00AD",
                "\t",
                "\u2007\u2060",
                "'",
                ";"
            })
    void a_field_of_blanks_that_are_none_is_empty(String blank) {
        var checked = check("17", "Åse Ærø", blank, blank, "31-12-1980", "Aktiv" + blank, blank, blank, blank);

        if (!blank.equals("'"))
            assertThat(checked.findings()).extracting(Finding::problem).containsExactly(EMAIL_MISSING);
        assertThat(checked.person() == null).isEqualTo(blank.equals("'"));
    }

    /** A blank made somebody active who was not (imports finding 8). */
    @ParameterizedTest
    @ValueSource(strings = {"Inaktiv\u00A0", "\u200BInaktiv", "inaktiv;", "INAKTIV ", "'inaktiv'"})
    void a_blank_behind_a_status_does_not_make_it_active(String status) {
        assertThat(status(status)).containsExactly(NOT_ACTIVE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'0101809999|0101809999",
                "=\"0101809999\"|0101809999",
                "\"0101809999\"|0101809999",
                "'-|-",
                "O'Neill|O'Neill",
                "'t Hooft|'t Hooft",
                "a@b.dk;|a@b.dk",
                "\"Bo\" Li|\"Bo\" Li",
                "=1+1|=1+1"
            })
    void marks_that_keep_a_spreadsheet_from_changing_a_field_are_not_part_of_it(String written, String meant) {
        assertThat(FieldText.clean(written)).isEqualTo(meant);
    }

    /** Such a name was said to be none (imports finding 11). */
    @Test
    void signs_that_nobody_sees_are_no_part_of_a_name() {
        var checked =
                check("17", "\u200ESø\u00ADren\u00A0Kj\u200Bær\uFEFF", "a@b.dk", "0101809999", "", "", "", "", "");

        assertThat(Objects.requireNonNull(checked.person()).name()).hasToString("Søren Kjær");
        assertThat(checked.findings()).isEmpty();
    }

    /** What spreadsheets and databases write for nothing, or for an error, is nobody's name (imports finding 9). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NULL",
                "null",
                "(null)",
                "<null>",
                "[NULL]",
                "N/A",
                "n/a",
                "#N/A",
                "#I/T",
                "#REFERENCE!",
                "#REF!",
                "#VÆRDI!",
                "#VALUE!",
                "#NAVN?",
                "#NAME?",
                "#DIVISION/0!",
                "#DIV/0!",
                "#NUL!",
                "#######",
                "-",
                "--",
                "—",
                "?",
                "???",
                ".",
                "ukendt",
                "Ukendt",
                "unknown",
                "None",
                "(tom)",
                "(blank)",
                "NaN",
                "undefined",
                "ingen",
                "\\N",
                "DBNull",
                "mangler",
                "ikke oplyst",
                "Not available",
                "'-"
            })
    void what_is_written_for_nothing_is_nothing(String nothing) {
        assertThat(problems(nothing, "Åse", "a@b.dk", "0101809999")).containsExactly(RID_MISSING);
        assertThat(problems("17", nothing, "a@b.dk", "0101809999")).containsExactly(NAME_MISSING);
        assertThat(problems("17", "Åse", nothing, "0101809999")).containsExactly(EMAIL_MISSING);
        assertThat(problems("17", "Åse", "a@b.dk", nothing)).containsExactly(NO_IDENTITY);
        assertThat(check("17", "Åse", "a@b.dk", "", "1-1-1980", "", nothing, nothing, nothing)
                        .findings())
                .isEmpty();
    }

    @Test
    void what_stood_there_is_shown() {
        assertThat(check("17", "#NAVN?", "a@b.dk", "", "1-1-1980", "", "", "", "")
                        .findings())
                .singleElement()
                .extracting(Finding::value)
                .isEqualTo("#NAVN?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "00-00-0000",
                "0000-00-00",
                "00.00.0000",
                "0000-00-00 00:00:00",
                "1900-01-00",
                "1/0/1900",
                "01-01-1900",
                "31-12-1899",
                "1899-12-30",
                "0001-01-01",
                "0001-01-01T00:00:00",
                "01-01-0001 00:00:00",
                "00000000"
            })
    void a_date_that_is_none_is_nothing(String nothing) {
        assertThat(check("17", "Åse", "a@b.dk", "", nothing, "", "", nothing, "")
                        .findings())
                .extracting(Finding::problem)
                .containsExactly(NO_IDENTITY);
        assertThat(check("17", "Åse", "a@b.dk", "0101809999", nothing, "", "", nothing, "")
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Tom,Hansen,Tom Hansen",
        "Jennifer,Null,Jennifer Null",
        "Alma,NULL,Alma",
        "NULL,Bang,Bang",
        "Nan,Nil,Nan Nil",
        "Alma,#NAVN?,Alma"
    })
    void a_name_may_be_called_what_nothing_is_called_elsewhere(String first, String last, String name) {
        var columns = Columns.of(Section.USERS, List.of("RID", "Fornavn", "Efternavn", "E-mail", "CPR"));

        var checked = check(columns, "17", first, last, "a@b.dk", "0101809999");

        assertThat(Objects.requireNonNull(checked.person()).name()).hasToString(name);
        assertThat(checked.findings())
                .extracting(Finding::problem)
                .isEqualTo(name.contains(" ") ? List.of() : List.of(NAME_HALF));
    }

    @Test
    void a_name_put_together_out_of_something_and_nothing_is_marked() {
        var checked = check("17", "Alma NULL", "a@b.dk", "0101809999", "", "", "", "", "");

        assertThat(Objects.requireNonNull(checked.person()).name()).hasToString("Alma");
        assertThat(checked.findings()).extracting(Finding::problem).containsExactly(NAME_HALF);
    }

    @ParameterizedTest
    @CsvSource({
        "Navn;Efternavn,Jens;Hansen,Jens Hansen",
        "Navn;Efternavn,Jens Hansen;Hansen,Jens Hansen",
        "Fornavn;Navn,Jens;Hansen,Jens Hansen",
        "Fornavn;Mellemnavn;Efternavn,Jens;Bo;Hansen,Jens Bo Hansen",
        "Efternavn;Fornavn,Hansen;Jens,Jens Hansen",
        "GivenName;Surname,Jens;Hansen,Jens Hansen",
        "Medarbejder;Fornavn;Efternavn,jha;Jens;Hansen,Jens Hansen",
        "Navn;Fornavn;Efternavn,Jens P. Hansen;Jens;Hansen,Jens P. Hansen"
    })
    void a_name_in_several_columns_is_one(String titles, String fields, String name) {
        var columns = Columns.of(Section.USERS, List.of(("RID;E-mail;" + titles).split(";")));

        var checked = check(columns, ("17;a@b.dk;" + fields).split(";"));

        assertThat(Objects.requireNonNull(checked.person()).name()).hasToString(name);
    }

    /** A name that was read in another encoding than it was written in shows (imports finding 3). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "S?ren Bang",
                "S\uFFFDren Bang",
                "S›ren Bang",
                "Kj¾r Bang",
                "S¿ren Bang",
                "P†lsson Bang",
                "S├©ren",
                "SÃ¸ren",
                "S√∏ren",
                "S¢ren",
                "A╢ Bang"
            })
    void letters_that_have_become_other_signs_are_marked(String name) {
        assertThat(problems("17", name, "a@b.dk", "0101809999")).containsExactly(NAME_GARBLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Søren Kjær",
                "André Ü. O’Neill",
                "Łukasz Żak",
                "Анна Ли",
                "李 娜",
                "Anne-Marie d'Arc",
                "Bo (vikar)",
                "Ib–Bo Li",
                "Jón Þór",
                "Bo 2"
            })
    void letters_of_all_languages_are_letters(String name) {
        assertThat(problems("17", name, "a@b.dk", "0101809999")).isEmpty();
    }

    /** Else the person would be refused, since MitID says it the other way round (imports finding 5). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Krogh, Emil|Emil Krogh|NAME_TURNED",
                "van der Berg,Anne-Marie|Anne-Marie van der Berg|NAME_TURNED",
                "Hansen, Jens, cand.jur.|Hansen, Jens, cand.jur.|NAME_COMMA",
                "John Smith, Jr.|John Smith, Jr.|NAME_COMMA",
                "Jens Hansen, afd. 3|Jens Hansen, afd. 3|NAME_COMMA"
            })
    void a_name_that_stands_last_name_first_is_turned_round(String written, String name, RowProblem problem) {
        var checked = check("17", written, "a@b.dk", "0101809999", "", "", "", "", "");

        assertThat(Objects.requireNonNull(checked.person()).name()).hasToString(name);
        assertThat(checked.findings()).extracting(Finding::problem).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "31-12-1980,1980-12-31",
        "31.12.80,1980-12-31",
        "1/2/1980,1980-02-01",
        "31/12-1980,1980-12-31",
        "31. 12. 1980,1980-12-31",
        "1980-12-31,1980-12-31",
        "1980/12/31,1980-12-31",
        "19801231,1980-12-31",
        "31121980,1980-12-31",
        "311280,1980-12-31",
        "29586,1980-12-31",
        "31. december 1980,1980-12-31",
        "31. dec. 1980,1980-12-31",
        "31-Dec-1980,1980-12-31",
        "1 maj 1980,1980-05-01",
        "31-12-1980 00:00:00,1980-12-31",
        "31-12-1980 kl. 12.30,1980-12-31",
        "31.12.1980 00.00,1980-12-31",
        "1980-12-31T00:00:00,1980-12-31",
        "1980-12-31T00:00:00Z,1980-12-31",
        "1980-12-30T23:00:00.000Z,1980-12-31",
        "1980-12-31 00:00:00.0000000,1980-12-31",
        "1980-12-31T00:00:00+01:00,1980-12-31",
        "1/2/1980 12:00:00 AM,1980-02-01",
        "01-01-05,2005-01-01",
        "01-01-27,1927-01-01"
    })
    void dates_are_read_however_programs_write_them(String written, LocalDate date) {
        var checked = check("17", "Åse", "a@b.dk", "", written, "", "", "", "");

        assertThat(checked.findings()).isEmpty();
        assertThat(Objects.requireNonNull(checked.person()).birthDate()).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"December 31, 1980", "Dec 31 1980"})
    void english_dates_are_read(String written) {
        assertThat(check("17", "Åse", "a@b.dk", "", written, "", "", "", "").findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31-02-1980",
                "04/25/1980",
                "1980-13-01",
                "32. maj 1980",
                "31-xyz-1980",
                "01-01-20",
                "1980",
                "12-1980",
                "41-12-80"
            })
    void what_is_no_date_is_none(String written) {
        assertThat(check("17", "Åse", "a@b.dk", "", written, "", "", "", "").findings())
                .extracting(Finding::problem)
                .containsExactly(BIRTH_DATE_IMPOSSIBLE);
    }

    /** With a time behind the date they came along (imports finding 11). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "31-12-2020",
                "31-12-2020 00:00:00",
                "2020-12-31",
                "2020-12-31 00:00:00",
                "31-12-20",
                "31.12.2020",
                "2020-12-31T00:00:00Z",
                "31. dec. 2020",
                "20201231",
                "44196"
            })
    void whoever_has_expired_stays_out_however_it_is_written(String until) {
        assertThat(check("17", "Åse", "a@b.dk", "0101809999", "", "", "", until, "")
                        .findings())
                .extracting(Finding::problem)
                .containsExactly(EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31", "31-12-2099", "31-12-2026 23:59:59", "24-11-2026"})
    void whoever_has_not_expired_comes_along(String until) {
        assertThat(check("17", "Åse", "a@b.dk", "0101809999", "", "", "", until, "")
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sommer", "12/31/2020", "31-12-99", "uge 12"})
    void an_expiry_that_cannot_be_read_is_not_taken_for_none(String until) {
        var checked = check("17", "Åse", "a@b.dk", "0101809999", "", "", "", until, "");

        assertThat(checked.findings()).extracting(Finding::problem).containsExactly(EXPIRY_UNKNOWN);
        assertThat(checked.leftOut()).isTrue();
    }

    /** One date can tell of all the others in its column (imports finding 7). */
    @ParameterizedTest
    @CsvSource({"04/25/1980,1980-04-25", "04/05/1980,1980-04-05", "12/31/80,1980-12-31", "1980-04-05,1980-04-05"})
    void months_come_first_in_a_column_that_proves_it(String written, LocalDate date) {
        assertThat(new TextDate(new Dates(DateOrder.MONTH_FIRST, false), TextDate.Years.ofBirth(TODAY)).parse(written))
                .contains(date);
    }

    @ParameterizedTest
    @CsvSource({"04/25/1980,1980-04-25", "25/04/1980,1980-04-25", "04/04/1980,1980-04-04", "04/05/1980,"})
    void a_date_that_could_be_two_is_none_in_a_column_with_both_orders(String written, LocalDate date) {
        var dates = new TextDate(new Dates(DateOrder.MIXED, false), TextDate.Years.ofBirth(TODAY));

        assertThat(dates.parse(written).orElse(null)).isEqualTo(date);
        assertThat(dates.isTwo(written)).isEqualTo(date == null || written.startsWith("04/04"));
    }

    /** In Danish and English, whatever it is called (imports finding 10). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Inaktiv",
                "inactive",
                "Udløbet",
                "expired",
                "Spærret",
                "blocked",
                "Lukket",
                "closed",
                "Ophørt",
                "ophævet",
                "Fratrådt",
                "Fratrædelse",
                "left",
                "Leaver",
                "terminated",
                "False",
                "FALSK",
                "falsk",
                "0",
                "N",
                "nej",
                "no",
                "Ikke aktiv",
                "not active",
                "ikke længere ansat",
                "deaktiveret",
                "disabled",
                "Slettet",
                "deleted",
                "Revoked",
                "Annulleret",
                "cancelled",
                "canceled",
                "Suspenderet",
                "suspended",
                "Afsluttet",
                "Ended",
                "former",
                "Arkiveret",
                "archived",
                "Opsagt",
                "resigned",
                "retired",
                "Passiv",
                "Låst",
                "locked",
                "Ugyldig",
                "invalid",
                "Nedlagt",
                "Fjernet",
                "removed",
                "Udmeldt",
                "(inaktiv)",
                "Spærret 01-02-2020",
                "Udløb 2019"
            })
    void what_is_over_is_not_in_use(String status) {
        assertThat(status(status)).containsExactly(NOT_ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "Aktiv", "ACTIVE", "Ja", "J", "yes", "Y", "True", "SAND", "1", "Gyldig", "i brug", "ansat",
                "(aktiv)"
            })
    void what_is_in_use_comes_along(String status) {
        assertThat(status(status)).isEmpty();
    }

    /** It counted as active (imports finding 10). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "på vej",
                "NULL",
                "-",
                "?",
                "ukendt",
                "2",
                "A",
                "orlov",
                "Aktiv til 2020",
                "ikke spærret",
                "pending",
                "N/A"
            })
    void a_status_nobody_knows_comes_along_only_when_somebody_says_so(String status) {
        assertThat(status(status)).containsExactly(STATUS_UNKNOWN);
        assertThat(STATUS_UNKNOWN.weight()).isEqualTo(Severity.LEFT_OUT);
    }

    /** Spreadsheets show a number as a date where a cell is told to (imports finding 12). */
    @ParameterizedTest
    @ValueSource(strings = {"31-12-1980", "1980-12-31", "1/2/5280", "31.12.1980 00:00:00"})
    void a_rid_number_that_has_become_a_date_is_never_taken_for_a_number(String rid) {
        assertThat(problems(rid, "Åse", "a@b.dk", "0101809999")).containsExactly(RID_IS_DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,23E+09", "1.01801E+08", "3E+09", "31-12-1980", "31.12.1980"})
    void a_cpr_number_that_a_spreadsheet_has_changed_is_said_to_be(String cpr) {
        assertThat(problems("17", "Åse", "a@b.dk", cpr)).containsExactly(CPR_SPOILED);
    }

    private static List<RowProblem> status(String status) {
        return check("17", "Åse", "a@b.dk", "0101809999", "", status, "", "", "").findings().stream()
                .map(Finding::problem)
                .toList();
    }

    private static List<RowProblem> problems(String rid, String name, String email, String cpr) {
        return check(rid, name, email, cpr, "", "", "", "", "").findings().stream()
                .map(Finding::problem)
                .toList();
    }

    private static CheckedRow check(String... fields) {
        return check(Columns.of(Section.USERS, TITLES), fields);
    }

    private static CheckedRow check(Columns columns, String... fields) {
        return new RowCheck(columns, new CvrNumber("24256790"), TODAY, ImportScene.NO_RIGHTS)
                .check(new Row(2, List.of(fields)));
    }
}
