package dk.ramme.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.imports.RegistryRefused.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

/** Against a registry that can be told to misbehave, over real sockets. */
@ExtendWith(OutputCaptureExtension.class)
class HttpSignatureRegistryTests {

    private static final CvrNumber NORDLYS = new CvrNumber("24256790");
    private static final CvrNumber REGION = new CvrNumber("31086019");
    private static final String FIRST_PAGE = "24256790/users?";
    private static final String SECRET = "1503679994";

    private static RegistrySimulator simulator;

    @BeforeAll
    static void start() {
        simulator = new RegistrySimulator(0, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void calm() {
        simulator.calm();
    }

    @ParameterizedTest
    @EnumSource(names = "PERSONS", mode = EnumSource.Mode.EXCLUDE)
    void every_section_comes_as_rows_under_titles_that_an_import_knows(Section section) {
        var page = registry().page(NORDLYS, section, null);

        assertThat(page.rows())
                .isNotEmpty()
                .allMatch(row -> row.size() == page.titles().size());
        assertThat(Columns.of(section, page.titles()).ignored()).isEmpty();
    }

    @Test
    void page_by_page_everybody_comes_once() {
        var registry = registry();
        var rids = new ArrayList<String>();
        var pages = 0;

        String cursor = null;
        do {
            var page = registry.page(REGION, Section.USERS, cursor);
            page.rows().forEach(row -> rids.add(row.get(0)));
            assertThat(page.total()).isEqualTo(2400);
            cursor = page.next();
            pages++;
        } while (cursor != null);

        assertThat(pages).isEqualTo(24);
        assertThat(rids).hasSize(2400).doesNotHaveDuplicates();
        assertThat(simulator.fetches())
                .hasSize(24)
                .allSatisfy((page, times) -> assertThat(times).isOne());
    }

    @Test
    void nobody_is_let_in_with_another_key() {
        var registry = new HttpSignatureRegistry(settings(simulator.url(), "another"), Clock.systemUTC());

        assertRefused(registry, Reason.NOT_ALLOWED);
        assertThat(simulator.fetches()).containsEntry(FIRST_PAGE, 1);
    }

    @Test
    void a_company_nobody_knows_is_told_from_other_refusals() {
        var unknown = new CvrNumber("13748136");

        var refused =
                catchThrowableOfType(RegistryRefused.class, () -> registry().page(unknown, Section.USERS, null));

        assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_COMPANY);
        assertThat(simulator.fetches()).containsEntry("13748136/users?", 1);
    }

    @Test
    void a_failure_that_passes_is_not_noticed() {
        simulator.fail(RegistryFault.status(503), RegistryFault.status(429));

        assertThat(firstPage().rows()).hasSize(100);
        assertThat(simulator.fetches()).containsEntry(FIRST_PAGE, 3);
    }

    @Test
    void a_failure_that_stays_is_given_up_after_three_attempts() {
        simulator.fail(10, RegistryFault.status(503));

        assertUnavailable(registry());
        assertThat(simulator.fetches()).containsEntry(FIRST_PAGE, 3);
    }

    @Test
    void the_registry_says_when_to_come_back() {
        simulator.fail(RegistryFault.status(429, "Retry-After", "1"));

        var time = timeOf(this::firstPage);

        assertThat(time).isGreaterThan(Duration.ofSeconds(1));
        assertThat(simulator.fetches()).containsEntry(FIRST_PAGE, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "999999999", "Fri, 01 Jan 2100 00:00:00 GMT"})
    void a_registry_that_wants_to_be_left_alone_for_long_is(String until) {
        simulator.fail(10, RegistryFault.status(503, "Retry-After", until));

        var time = timeOf(() -> assertUnavailable(registry()));

        assertThat(time).isLessThan(Duration.ofSeconds(5));
        assertThat(simulator.fetches()).containsEntry(FIRST_PAGE, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "99999999999999999999", "Fri, 01 Jan 2010 00:00:00 GMT"})
    void a_time_to_come_back_that_is_none_changes_nothing(String nonsense) {
        simulator.fail(RegistryFault.status(503, "Retry-After", nonsense));

        assertThat(firstPage().rows()).hasSize(100);
    }

    @Test
    void a_slow_answer_is_asked_for_again() {
        simulator.fail(RegistryFault.slow(Duration.ofSeconds(5)));

        assertThat(hasty().page(NORDLYS, Section.USERS, null).rows()).hasSize(100);
        assertThat(simulator.fetches()).containsEntry(FIRST_PAGE, 2);
    }

    @Test
    void the_deadline_holds_for_all_attempts_together() {
        simulator.fail(10, RegistryFault.slow(Duration.ofSeconds(10)));
        var registry = new HttpSignatureRegistry(
                settings(simulator.url(), RegistrySimulator.TOKEN, Duration.ofSeconds(5), 10, Duration.ofMillis(700)),
                Clock.systemUTC());

        var time = timeOf(() -> assertUnavailable(registry));

        assertThat(time).isBetween(Duration.ofMillis(600), Duration.ofSeconds(4));
    }

    @Test
    void a_registry_that_sends_a_byte_now_and_then_keeps_nobody() throws InterruptedException {
        var hungUp = new CountDownLatch(3);
        simulator.fail(3, RegistryFault.endless(1, Duration.ofMillis(20), hungUp::countDown));

        var time = timeOf(() -> assertUnavailable(hasty()));

        assertThat(time).isBetween(Duration.ofMillis(1200), Duration.ofSeconds(6));
        assertThat(hungUp.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_answer_without_end_is_not_read_to_it() throws InterruptedException {
        var hungUp = new CountDownLatch(1);
        simulator.fail(RegistryFault.endless(1 << 16, Duration.ZERO, hungUp::countDown));

        assertRefused(registry(), Reason.NOT_AS_AGREED);
        assertThat(hungUp.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(simulator.fetches()).containsEntry(FIRST_PAGE, 1);
    }

    @Test
    void broken_connections_are_tried_again() {
        simulator.fail(RegistryFault.hangUpHalfWay(), RegistryFault.hangUp());

        assertThat(firstPage().rows()).hasSize(100);
    }

    @Test
    void connections_that_break_again_and_again_are_given_up() {
        simulator.fail(20, RegistryFault.hangUp());

        assertUnavailable(registry());

        // the client of the JDK asks once more by itself when a connection ends before the first byte
        assertThat(simulator.fetches().get(FIRST_PAGE)).isBetween(3, 6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NONSENSE 1503679994\r\n\r\n",
                "HTTP/1.1 abc 1503679994\r\n\r\n",
                "HTTP/1.1 200 OK\r\n1503679994"
            })
    void what_is_not_even_http_is_no_answer_and_is_kept_out_of_the_log(String answer, CapturedOutput log)
            throws Exception {
        try (var server = new RawServer(answer)) {
            var registry = new HttpSignatureRegistry(settings(server.url(), "key"), Clock.systemUTC());

            assertUnavailable(registry);

            assertThat(server.connections()).isBetween(3, 6);
            assertThat(log).contains("the signature registry failed").doesNotContain(SECRET);
        }
    }

    @Test
    void nobody_there_is_no_answer() {
        var registry = new HttpSignatureRegistry(settings("http://localhost:1", "key"), Clock.systemUTC());

        assertUnavailable(registry);
    }

    @Test
    void whoever_is_told_to_stop_does_not_wait() {
        simulator.fail(RegistryFault.slow(Duration.ofSeconds(5)));
        Thread.currentThread().interrupt();

        var time = timeOf(() -> assertUnavailable(registry()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(time).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void a_redirect_is_not_followed() {
        var elsewhere = simulator.url() + "/v1/companies/31086019/users";
        simulator.fail(RegistryFault.status(302, "Location", elsewhere));

        assertRefused(registry(), Reason.NOT_AS_AGREED);
        assertThat(simulator.fetches()).containsOnlyKeys(FIRST_PAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "401, NOT_ALLOWED", "403, NOT_ALLOWED", "404, UNKNOWN_COMPANY", "400, NOT_AS_AGREED", "405, NOT_AS_AGREED",
        "410, NOT_AS_AGREED", "418, NOT_AS_AGREED", "204, NOT_AS_AGREED", "202, NOT_AS_AGREED", "304, NOT_AS_AGREED"
    })
    void a_no_is_taken_for_a_no(int status, Reason reason) {
        simulator.fail(RegistryFault.status(status));

        assertRefused(registry(), reason);
        assertThat(simulator.fetches()).containsEntry(FIRST_PAGE, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain", "application/xml", "application/jsonp", "nonsense", ""})
    void only_json_is_read(String type) {
        simulator.fail(RegistryFault.page(type, good().getBytes(StandardCharsets.UTF_8)));

        assertRefused(registry(), Reason.NOT_AS_AGREED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "application/vnd.registry+json"})
    void json_is_read_whatever_else_its_type_says(String type) {
        simulator.fail(RegistryFault.page(type, good().getBytes(StandardCharsets.UTF_8)));

        assertThat(firstPage().rows()).hasSize(1);
    }

    @Test
    void values_come_as_they_are_said() {
        simulator.fail(RegistryFault.page("""
                {"news": {"a": [1, {"b": null}]}, "items": [
                  {"cpr": 311299123, "rid": 7, "name": " <b>Åse</b>\\n", "email": null, "hobby": ["x"], "status": "HVAD?"},
                  {"rid": "", "name": null}],
                 "next": null, "section": "users", "cvr": 24256790}"""));

        var page = firstPage();

        assertThat(page.titles())
                .containsExactly("rid", "name", "email", "cpr", "birthDate", "status", "validUntil", "cvr");
        assertThat(page.rows())
                .containsExactly(
                        List.of("7", " <b>Åse</b>\n", "", "311299123", "", "HVAD?", "", ""),
                        List.of("", "", "", "", "", "", "", ""));
        assertThat(page.total()).isNull();
        assertThat(page.next()).isNull();
    }

    @Test
    void a_very_long_value_is_the_row_checks_to_judge() {
        var name = "Å".repeat(20_000);
        simulator.fail(RegistryFault.page(good().replace("Karen Holm", name)));

        assertThat(firstPage().rows().get(0)).contains(name);
    }

    @ParameterizedTest
    @MethodSource("poison")
    void what_is_not_the_page_that_was_agreed_is_refused_whole(String because, String page) {
        simulator.fail(RegistryFault.page(page));

        assertRefused(registry(), Reason.NOT_AS_AGREED, because);
        assertThat(simulator.fetches()).containsEntry(FIRST_PAGE, 1);
    }

    /** Lines of reason and page. */
    static Stream<Arguments> poison() throws IOException {
        var file = new ClassPathResource("imports/poison-pages.txt");
        return file.getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\|", 2))
                .map(line -> Arguments.of(line[0].strip(), line[1].strip()));
    }

    @Test
    void more_items_than_asked_for_are_refused() {
        var item = "{\"rid\": \"1\", \"name\": \"A\"}";
        simulator.fail(RegistryFault.page(pageOf((item + ",").repeat(99) + item, "null")));
        simulator.fail(RegistryFault.page(pageOf((item + ",").repeat(100) + item, "null")));

        assertThat(firstPage().rows()).hasSize(100);
        assertRefused(registry(), Reason.NOT_AS_AGREED);
    }

    @Test
    void a_page_that_leads_to_itself_is_refused() {
        var page = pageOf("{\"rid\": \"1\", \"name\": \"A\"}", "\"again\"");
        simulator.fail(2, RegistryFault.page(page));

        assertThat(firstPage().next()).isEqualTo("again");
        assertThat(catchThrowableOfType(RegistryRefused.class, () -> registry().page(NORDLYS, Section.USERS, "again"))
                        .reason())
                .isEqualTo(Reason.NOT_AS_AGREED);
    }

    @Test
    void a_cursor_comes_back_to_the_registry_as_it_gave_it() {
        var page = pageOf("{\"rid\": \"1\", \"name\": \"A\"}", "\"a+b/c=&limit=1 %41\"");
        simulator.fail(RegistryFault.page(page), RegistryFault.page(good()));

        registry().page(NORDLYS, Section.USERS, firstPage().next());

        assertThat(simulator.askedLast()).endsWith("?limit=100&cursor=a%2Bb%2Fc%3D%26limit%3D1+%2541");
    }

    @Test
    void a_cursor_too_long_to_be_kept_is_refused() {
        simulator.fail(RegistryFault.page(pageOf(
                "{\"rid\": \"1\", \"name\": \"A\"}", "\"" + "x".repeat(RegistryJson.LONGEST_CURSOR + 1) + "\"")));

        assertRefused(registry(), Reason.NOT_AS_AGREED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Åse", "\u00C0\u0080", "\u00ED\u00A0\u0080", "\u00FF"})
    void bytes_that_are_not_utf_8_are_refused(String name) {
        var page = good().replace("Karen Holm", name);
        simulator.fail(RegistryFault.page("application/json", page.getBytes(StandardCharsets.ISO_8859_1)));

        assertRefused(registry(), Reason.NOT_AS_AGREED);
    }

    @Test
    void utf_16_is_refused() {
        simulator.fail(RegistryFault.page("application/json", good().getBytes(StandardCharsets.UTF_16)));

        assertRefused(registry(), Reason.NOT_AS_AGREED);
    }

    @Test
    void a_page_nested_without_end_is_refused() {
        simulator.fail(RegistryFault.page("{\"news\": " + "[".repeat(50_000)));

        assertRefused(registry(), Reason.NOT_AS_AGREED);
    }

    @Test
    void a_page_larger_than_agreed_is_refused() {
        simulator.fail(RegistryFault.page(good() + " ".repeat(256 * 1024)));

        assertRefused(registry(), Reason.NOT_AS_AGREED);
    }

    @Test
    void without_an_address_there_is_no_registry() {
        var registry = new HttpSignatureRegistry(settings("", null), Clock.systemUTC());

        assertThat(registry.isThere()).isFalse();
        assertThat(registry().isThere()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://registry.example",
                "ftp://registry.example",
                "https://user:secret@registry.example",
                "https://registry.example/?key=secret",
                "registry.example"
            })
    void the_registry_is_reached_by_https_alone(String url) {
        assertThatThrownBy(() -> settings(url, "key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_key_that_cannot_be_sent_is_refused_without_being_shown() {
        assertThatThrownBy(() -> settings("https://registry.example", "secret\r\nX: 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThat(settings("https://registry.example", "secret").toString()).doesNotContain("secret");
    }

    private static HttpSignatureRegistry registry() {
        return new HttpSignatureRegistry(settings(simulator.url(), RegistrySimulator.TOKEN), Clock.systemUTC());
    }

    /** Waits half a second for an answer, where others wait five. */
    private static HttpSignatureRegistry hasty() {
        return new HttpSignatureRegistry(
                settings(simulator.url(), RegistrySimulator.TOKEN, Duration.ofMillis(500), 3, Duration.ofMillis(2500)),
                Clock.systemUTC());
    }

    private RegistryPage firstPage() {
        return registry().page(NORDLYS, Section.USERS, null);
    }

    private static SignatureRegistrySettings settings(String url, @Nullable String token) {
        return settings(url, token, Duration.ofSeconds(5), 3, Duration.ofSeconds(10));
    }

    private static SignatureRegistrySettings settings(
            String url, @Nullable String token, Duration readTimeout, int attempts, Duration patience) {
        return new SignatureRegistrySettings(
                URI.create(url),
                token,
                null,
                "X-API-Key",
                Duration.ofSeconds(2),
                readTimeout,
                attempts,
                patience,
                100,
                DataSize.ofKilobytes(256));
    }

    private static String good() {
        return pageOf("{\"rid\": \"1\", \"name\": \"Karen Holm\", \"cpr\": \"" + SECRET + "\"}", "null");
    }

    private static String pageOf(String items, String next) {
        return "{\"cvr\": \"24256790\", \"section\": \"users\", \"total\": 1, \"next\": " + next + ", \"items\": ["
                + items + "]}";
    }

    private static void assertUnavailable(HttpSignatureRegistry registry) {
        assertThatThrownBy(() -> registry.page(NORDLYS, Section.USERS, null)).isInstanceOf(RegistryUnavailable.class);
    }

    private static void assertRefused(HttpSignatureRegistry registry, Reason reason) {
        assertRefused(registry, reason, "");
    }

    /** Nothing of what the registry sent may stand in the exception or in what caused it. */
    private static void assertRefused(HttpSignatureRegistry registry, Reason reason, String because) {
        var refused = catchThrowableOfType(RegistryRefused.class, () -> registry.page(NORDLYS, Section.USERS, null));
        assertThat(refused)
                .isNotNull()
                .hasNoCause()
                .hasMessageContaining(because)
                .hasMessageNotContaining(SECRET);
        assertThat(refused.reason()).isEqualTo(reason);
    }

    private static Duration timeOf(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
