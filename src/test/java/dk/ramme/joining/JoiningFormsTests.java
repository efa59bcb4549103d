package dk.ramme.joining;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.login.SignedInAs;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/** Wrong, empty, too long and hostile values are told at the field and in the summary, and what was typed stays. */
@RammeTest
class JoiningFormsTests {

    private static final String HOSTILE = "\"><script>alert('x')</script>";

    @Autowired
    MockMvcTester mvc;

    CvrNumber cvr;
    Walker karen;

    @BeforeEach
    void aCompanyWithKaren() {
        cvr = Companies.withKaren();
        karen = new Walker(mvc, SignedInAs.person("Karen Holm", LocalDate.of(1967, 3, 15), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "12345678",
                "1234567",
                "abcdefgh",
                "\"><script>alert('x')</script>",
                "00000000",
                "' or 1=1 --"
            })
    void a_company_number_that_is_none_is_refused_at_the_field(String typed) {
        var answer = karen.post("/joining/company", "cvr", typed);

        assertWrong(answer, "cvr", typed);
    }

    @Test
    void a_company_number_of_a_hundred_thousand_signs_is_refused_at_the_field() {
        assertWrong(karen.post("/joining/company", "cvr", "1".repeat(100_000)), "cvr", "1111");
    }

    @Test
    void a_company_nobody_knows_is_refused_at_the_field() {
        var unknown = AnyCvr.fresh().value();

        var answer = karen.post("/joining/company", "cvr", unknown);

        assertWrong(answer, "cvr", unknown);
        assertThat(answer).bodyText().contains("Vi kan ikke finde en organisation");
    }

    @Test
    void a_company_that_has_ended_is_refused_at_the_field() {
        var ended = Companies.register(Map.of("endedOn", "2022-12-31"));

        assertThat(karen.post("/joining/company", "cvr", ended.value()))
                .hasStatus(422)
                .bodyText()
                .contains("er ophørt i CVR-registret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "director", "\"><script>alert('x')</script>"})
    void a_role_that_is_none_is_refused(String typed) {
        karen.chooses(cvr);

        var answer = karen.post("/joining/role", "role", typed);

        assertThat(answer).hasStatus(422).bodyText().contains("href=\"#role\"").doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name      |``",
                "name      |12345",
                "email     |``",
                "email     |soren.nordlys.dk",
                "email     |søren@nordlys.dk",
                "email     |a@b",
                "knownBy   |shoe size",
                "cpr       |``",
                "cpr       |3201901234",
                "cpr       |021179-999",
                "cpr       |0101604000 or 1=1",
                "language  |kl",
            })
    void an_administrator_with_something_wrong_is_refused_at_that_field(String field, String typed) {
        atTheAdministrators();

        var answer = add(field, typed);

        assertWrong(answer, field, field.equals("knownBy") || field.equals("language") ? "" : typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "email", "cpr"})
    void a_hostile_value_is_refused_or_shown_harmless(String field) {
        atTheAdministrators();

        var answer = add(field, HOSTILE);

        if (answer.getResponse().getStatus() == 422) {
            assertWrong(answer, field, HOSTILE);
        } else {
            assertThat(karen.get("/joining/administrators")).bodyText().doesNotContain("<script>alert");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "email", "cpr", "birthDate"})
    void a_value_of_ten_thousand_signs_is_refused_at_the_field(String field) {
        atTheAdministrators();

        var answer = field.equals("birthDate") ? addByBirthDate("2".repeat(10_000)) : add(field, "a".repeat(10_000));

        assertWrong(answer, field, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "31-02-1980", "1980", "02-11-79", "01-01-2999", "01-01-1850", "i går"})
    void a_birth_date_that_is_none_is_refused_at_the_field(String typed) {
        atTheAdministrators();

        assertWrong(addByBirthDate(typed), "birthDate", typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2-11-1979", "02.11.1979", "02/11/1979", "02111979", " 2. 11. 1979 "})
    void a_birth_date_is_understood_however_it_is_written(String typed) {
        atTheAdministrators();

        Walker.assertGoesTo(addByBirthDate(typed), "/joining/administrators");
        assertThat(karen.get("/joining/administrators")).bodyText().contains("2. november 1979");
    }

    @Test
    void everything_typed_stays_after_an_error() {
        atTheAdministrators();

        var answer = add("email", "soren.nordlys.dk");

        assertThat(answer)
                .hasHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate")
                .bodyText()
                .contains("value=\"Søren Ågård\"", "value=\"soren.nordlys.dk\"", "value=\"021179-9995\"");
    }

    @Test
    void the_same_person_twice_is_refused() {
        atTheAdministrators();
        add("email", "soren@nordlys.dk");

        var answer = add("email", "soren@other.dk");

        assertThat(answer).hasStatus(422).bodyText().contains("Personen står allerede på listen");
    }

    @Test
    void the_terms_must_be_accepted() {
        atTheAdministrators();
        add("email", "soren@nordlys.dk");

        var answer = karen.post("/joining/terms");

        assertThat(answer).hasStatus(422).bodyText().contains("href=\"#accepted\"", "Fejl: Vilkår");
    }

    @Test
    void an_email_address_for_oneself_must_be_one() {
        atTheAdministrators();

        assertWrong(karen.post("/joining/administrators/myself", "email", "karen"), "email", "karen");
    }

    @Test
    void an_english_reader_gets_english_pages() {
        assertThat(mvc.get().uri("/joining").header("Accept-Language", "en"))
                .bodyText()
                .contains("Connect your organisation", "A management representative named in the CVR register");
    }

    private void atTheAdministrators() {
        karen.chooses(cvr).is("representative", "/joining/administrators");
    }

    /** Somebody in order but for this field. */
    private MvcTestResult add(String field, String typed) {
        var fields = new LinkedHashMap<>(Map.of(
                "name", "Søren Ågård",
                "email", "soren@nordlys.dk",
                "knownBy", "cpr",
                "cpr", "021179-9995",
                "birthDate", "",
                "language", "da"));
        fields.put(field, typed);
        return karen.post(
                "/joining/administrators/add",
                fields.entrySet().stream()
                        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                        .toArray(String[]::new));
    }

    private MvcTestResult addByBirthDate(String typed) {
        return karen.post(
                "/joining/administrators/add",
                "name",
                "Søren Ågård",
                "email",
                "soren@nordlys.dk",
                "knownBy",
                "birthDate",
                "cpr",
                "",
                "birthDate",
                typed,
                "language",
                "da");
    }

    private static void assertWrong(MvcTestResult answer, String field, String kept) {
        assertThat(answer).hasStatus(422);
        assertThat(Walker.body(answer))
                .contains(
                        "href=\"#" + field + "\"",
                        "aria-invalid=\"true\"",
                        "<title>Fejl: ",
                        HtmlUtils.htmlEscape(kept, "UTF-8"))
                .doesNotContain("<script>alert");
    }
}
