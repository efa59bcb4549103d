package dk.ramme.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.identifier.CprNumber;
import dk.ramme.leak.TestNumbers;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whoever tries many CPR numbers is refused, stands on the trail, and is told of (U8; security finding 4). */
@RammeTest
class TriedNumbersTests {

    private static final String MANY = "/users/many";

    @Autowired
    private Pages pages;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Stored stored;

    @Autowired
    private TestClock clock;

    @Autowired
    private AnOrganisation organisations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    private UUID nordlys = UUID.randomUUID();
    private UUID evas = nordlys;
    private SignedInAs eva = SignedInAs.user(nordlys, nordlys);

    @BeforeEach
    void administrators() {
        nordlys = organisations.ready();
        organisations.administrator(nordlys, "Karen Dam", Role.ORGANISATION_ADMINISTRATOR);
        evas = organisations.administrator(nordlys, "Eva Dam", Role.values());
        eva = SignedInAs.user(nordlys, evas);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {MANY, "/setup/import/file"})
    void all_numbers_of_one_birth_date_in_a_file_are_refused(String address) {
        assertThat(sent(address, rows(10_000, 10_000)))
                .hasStatus(422)
                .bodyText()
                .contains("flere forskellige CPR-numre med samme fødselsdato");

        assertThat(stored.count(nordlys, "import_run")).isZero();
        assertThat(stored.trail(nordlys)).containsExactly("CPR_NUMBERS_TRIED");
        assertThat(stored.count(nordlys, "notification where kind = 'identity-numbers-tried'"))
                .isEqualTo(2);
        assertThat(stored.count(nordlys, "outbox_mail where template = 'identity-numbers-tried'"))
                .isEqualTo(2);
    }

    @Test
    void as_many_as_a_list_of_people_may_have_are_read() {
        assertThat(sent(MANY, rows(5, 5))).hasStatus(302);
    }

    @Test
    void one_more_is_not() {
        assertThat(sent(MANY, rows(6, 6))).hasStatus(422);
    }

    @Test
    void three_of_one_name_are_refused() {
        assertThat(sent(MANY, rows(3, 1))).hasStatus(422);
    }

    @Test
    void the_same_number_in_many_rows_is_one_person_with_many_signatures() {
        var rows = new StringBuilder();
        for (var rid = 1; rid <= 20; rid++) {
            rows.append("%d;Otto Friis;otto@nordlys.example;0901843991%n".formatted(rid));
        }

        assertThat(sent("/setup/import/file", "RID;" + HEADER + rows)).hasStatus(302);
    }

    @Test
    void numbers_of_one_birth_date_that_are_typed_have_an_end_until_tomorrow() {
        for (var n = 1; n <= 5; n++) {
            assertThat(typed(n)).hasStatus(302);
        }

        assertThat(stored.trail(nordlys)).containsOnlyOnce("CPR_NUMBERS_USED_UP");
        assertThat(typed(5)).as("the same again").bodyText().contains("en bruger med det navn og det CPR-nummer");
        assertThat(typed(6)).hasStatus(422).bodyText().contains("med samme fødselsdato i dag");
        assertThat(typed(6)).as("and again").bodyText().contains("med samme fødselsdato i dag");

        assertThat(stored.trail(nordlys)).endsWith("CPR_NUMBERS_TRIED");
        assertThat(stored.count(nordlys, "notification where kind = 'identity-numbers-tried'"))
                .isEqualTo(4);
        clock.advance(Duration.ofHours(25));
        assertThat(typed(7)).hasStatus(302);
    }

    /** A number that is not the namesake's is answered with a question, and was tried as well as the right one. */
    @Test
    void numbers_tried_beside_the_name_of_a_user_count_though_nobody_is_created() {
        assertThat(typed("Otto Friis", 9)).hasStatus(302);
        for (var n = 1; n <= 4; n++) {
            assertThat(typed("Otto Friis", n)).hasStatus(422).bodyText().contains("Er det en anden person?");
        }

        assertThat(typed("Otto Friis", 5)).hasStatus(422).bodyText().contains("med samme fødselsdato i dag");
    }

    @Test
    void corrections_count_as_creations_do_where_the_number_is_looked_at() {
        var ida = organisations.importedUser(nordlys, "Ida Friis", "ida@nordlys.example");
        for (var n = 1; n <= 5; n++) {
            assertThat(corrected(ida, n)).hasStatus(409);
        }
        for (var n = 1; n <= 5; n++) {
            typed(n);
        }

        assertThat(corrected(ida, 0)).hasStatus(422).bodyText().contains("med samme fødselsdato i dag");
    }

    @Test
    void nobody_reads_files_with_numbers_without_end() {
        IntStream.range(0, 40).forEach(n -> {
            var answer = sent(MANY, rows(1, 1));
            assertThat(answer).hasStatus(302);
            pages.post(eva, Pages.location(answer) + "/cancel");
        });

        assertThat(sent(MANY, rows(1, 1))).hasStatus(422).bodyText().contains("mere end 40 filer");
        assertThat(stored.trail(nordlys)).endsWith("CPR_NUMBERS_TRIED");
    }

    /** Whoever knows a person's name and birth date has some hundreds of numbers to try. */
    @ParameterizedTest
    @EnumSource
    void numbers_of_one_user_have_an_end_however_many_files_there_are(ByWhat what) {
        var otto = organisations.importedUser(nordlys, "Otto Friis", "otto@nordlys.example", OTTOS);
        var rid = stored.in(
                nordlys,
                () -> jdbc.sql("select rid from organisation_user where id = :id")
                        .param("id", otto)
                        .query(String.class)
                        .single());

        for (var n = 1; n <= 5; n++) {
            assertThat(problems(what.file(rid, number(n)))).doesNotContain("NUMBERS_TRIED");
        }
        assertThat(problems(what.file(rid, number(3)))).as("the same again").doesNotContain("NUMBERS_TRIED");
        assertThat(stored.trail(nordlys)).doesNotContain("CPR_NUMBERS_TRIED").containsOnlyOnce("CPR_NUMBERS_USED_UP");
        assertThat(stored.count(nordlys, "notification where kind = 'identity-numbers-used-up'"))
                .as("told when there is room for none more, before any is refused")
                .isEqualTo(2);
        assertThat(stored.count(
                        nordlys,
                        "notification where kind = 'identity-numbers-used-up' and arguments::text ~ 'Otto|[0-9]{6}'"))
                .as("neither whose it may be nor a number")
                .isZero();

        assertThat(problems(what.file(rid, number(6)))).containsExactly("NUMBERS_TRIED");
        assertThat(problems(what.file(rid, OTTOS.value())))
                .as("the right one looks like every other")
                .containsExactly("NUMBERS_TRIED");
        assertThat(problems("RID;Navn;E-mail;CPR\n77;Otto Friis;;" + OTTOS.value() + "\n"))
                .as("another way")
                .containsExactly("NUMBERS_TRIED");
        assertThat(typed("Otto Friis", 9)).hasStatus(422).bodyText().contains("med samme fødselsdato i dag");
        assertThat(stored.trail(nordlys)).contains("CPR_NUMBERS_TRIED");
        assertThat(stored.count(nordlys, "notification where kind = 'identity-numbers-tried'"))
                .isPositive();
    }

    /** Five a week are a mistake each time, and two hundred and sixty a year (U8; security finding 4). */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoever_tries_slowly_over_months_is_told_of_once(boolean byFile) {
        organisations.importedUser(nordlys, "Otto Friis", "otto@nordlys.example", OTTOS);
        var alarms = meters.counter("ramme.alarms", "what", "cpr-numbers");
        for (var n = 1; n <= 8; n++) {
            one(byFile, n);
            clock.advance(Duration.ofDays(9));
            eva = SignedInAs.user(nordlys, evas);
        }
        one(byFile, 3);
        assertThat(stored.trail(nordlys)).doesNotContain("CPR_NUMBERS_SLOWLY", "CPR_NUMBERS_TRIED");
        var before = alarms.count();

        one(byFile, 9);
        one(byFile, 9);

        assertThat(stored.trail(nordlys)).containsOnlyOnce("CPR_NUMBERS_SLOWLY").doesNotContain("CPR_NUMBERS_TRIED");
        for (var told : List.of("notification where kind", "outbox_mail where template")) {
            assertThat(stored.count(nordlys, told + " = 'identity-numbers-slowly'"))
                    .as("each organisation administrator")
                    .isEqualTo(2);
        }
        assertThat(alarms.count()).as("whoever runs Ramme").isEqualTo(before + 1);
    }

    private void one(boolean byFile, int n) {
        if (byFile) problems(ByWhat.NAME.file("", number(n)));
        else typed("Otto Friis", n);
    }

    /** Which of many rows is the right one must not show by its being the one that is let through. */
    @Test
    void in_one_file_the_right_number_is_let_through_no_more_than_others() {
        organisations.importedUser(nordlys, "Otto Friis", "otto@nordlys.example", OTTOS);
        for (var n = 1; n <= 5; n++) {
            problems(ByWhat.NAME.file("", number(n)));
        }

        assertThat(problems("RID;Navn;E-mail;CPR\n78;Otto Friis;;%s\n79;Otto Friis;;%s\n"
                        .formatted(number(7), OTTOS.value())))
                .containsExactly("NUMBERS_TRIED", "NUMBERS_TRIED");
    }

    /** A region's list, handed in again and again under the same RID numbers or new ones, has one number for each user. */
    @Test
    void a_list_of_all_people_is_read_again_and_again() {
        var people = new StringBuilder("RID;Navn;E-mail;CPR\n");
        for (var n = 0; n < 400; n++) {
            var cpr = new CprNumber("%02d%02d%02d%04d".formatted(1 + n / 240, 1 + n / 20 % 12, 70 + n % 20, n));
            TestNumbers.known(cpr);
            organisations.importedUser(nordlys, "Otto Friis" + letters(n), "o" + n + "@nordlys.example", cpr);
            people.append("%d;Otto Friis%s;o%d@nordlys.example;%s%n".formatted(n + 1, letters(n), n, cpr.value()));
        }

        for (var time = 0; time < 7; time++) {
            assertThat(problems(people.toString())).hasSize(400).doesNotContain("NUMBERS_TRIED");
        }
    }

    @Test
    void a_user_who_is_renamed_stands_beside_no_more_numbers_than_one_that_is_typed() {
        organisations.importedUser(nordlys, "Otto Friis", "otto@nordlys.example", OTTOS);
        var others = IntStream.range(1, 7)
                .mapToObj(n -> organisations.importedUser(
                        nordlys, "Otto Holm", "h" + n + "@nordlys.example", new CprNumber(number(n))))
                .toList();

        others.subList(0, 5).forEach(other -> assertThat(renamed(other)).hasStatus(302));

        assertThat(renamed(others.get(5))).hasStatus(422).bodyText().contains("med samme fødselsdato i dag");
    }

    /** How a row says which user it is about. */
    enum ByWhat {
        NAME,
        RID,
        ADMINISTRATOR_NAME,
        ADMINISTRATOR_RID;

        String file(String rid, String number) {
            return switch (this) {
                case NAME -> "RID;Navn;E-mail;CPR\n76;Otto Bo Friis;;" + number + "\n";
                case RID -> "RID;Navn;E-mail;CPR\n" + rid + ";Ida Holm;;" + number + "\n";
                case ADMINISTRATOR_NAME -> administrator("75", "Otto Friis", number);
                case ADMINISTRATOR_RID -> administrator(rid, "Ida Holm", number);
            };
        }

        private static String administrator(String rid, String name, String number) {
            return "RID;Register;Rolle;Navn;E-mail;CPR\n%s;NEMID;Administrator;%s;otto@nordlys.example;%s\n"
                    .formatted(rid, name, number);
        }
    }

    private static final CprNumber OTTOS = TestNumbers.known(new CprNumber("0901843990"));

    private static String number(int n) {
        return TestNumbers.known(new CprNumber("090184399" + n)).value();
    }

    private MvcTestResult renamed(UUID user) {
        return pages.post(
                eva,
                "/users/" + user + "/edit",
                Map.of("name", "Otto Friis", "email", "x@nordlys.example", "language", "da", "version", "0"));
    }

    /** What is found in the file, which is discarded. */
    private List<String> problems(String file) {
        var answer = sent("/setup/import/file", file);
        assertThat(answer).hasStatus(302);
        var at = Pages.location(answer);
        var problems = stored.in(
                nordlys,
                () -> jdbc.sql("""
                        select code from import_problem where import_id = :import
                            and code not in ('EMAIL_MISSING', 'NO_IDENTITY') order by line
                        """)
                        .param("import", UUID.fromString(at.substring(at.lastIndexOf('/') + 1)))
                        .query(String.class)
                        .list());
        pages.post(eva, at + "/cancel");
        return problems;
    }

    private static final String HEADER = "Navn;E-mail;CPR\n";

    /** @param names how many of them are called something of their own */
    private static String rows(int count, int names) {
        var rows = new StringBuilder(HEADER);
        for (var n = 0; n < count; n++) {
            rows.append(String.format(
                    Locale.ROOT, "Otto Friis%s;o%d@nordlys.example;090184%04d%n", letters(n % names), n, n));
        }
        return rows.toString();
    }

    private static String letters(int number) {
        return String.valueOf(number)
                .chars()
                .mapToObj(digit -> Character.toString('a' + digit - '0'))
                .reduce("", String::concat);
    }

    private MvcTestResult typed(int n) {
        return typed("Otto Friis" + letters(n), n);
    }

    private MvcTestResult typed(String name, int n) {
        return pages.post(
                eva,
                "/users/new",
                Map.of("name", name, "email", "otto@nordlys.example", "cpr", "090184399" + n, "language", "da"));
    }

    private MvcTestResult corrected(UUID user, int version) {
        var form = new HashMap<>(Map.of("name", "Ida Friis", "email", "ida@nordlys.example", "language", "da"));
        form.put("version", String.valueOf(version));
        form.put("cpr", "0901843990");
        return pages.post(eva, "/users/" + user + "/edit", form);
    }

    private MvcTestResult sent(String address, String file) {
        var text = address.equals(MANY) || file.startsWith("RID") ? file : withRids(file);
        return mvc.post()
                .uri(address)
                .multipart()
                .file(new MockMultipartFile("file", "a.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)))
                .param("wanted", "USERS", "ADMINISTRATORS")
                .with(eva)
                .with(csrf())
                .exchange();
    }

    private static String withRids(String file) {
        var lines = file.split("\n");
        var rids = new StringBuilder("RID;" + lines[0] + "\n");
        for (var n = 1; n < lines.length; n++)
            rids.append(n).append(';').append(lines[n]).append('\n');
        return rids.toString();
    }
}
