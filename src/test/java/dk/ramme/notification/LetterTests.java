package dk.ramme.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.link.BaseUrl;
import dk.ramme.notification.Mail.Recipient;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the mails say, in both languages and both as text and as HTML. */
@RammeTest
class LetterTests {

    private static final Map<String, List<?>> LETTERS = Map.ofEntries(
            Map.entry("administrator-invited", List.of("Nordlys <Energi> A/S", "Karen Holm", "24. november 2026")),
            Map.entry(
                    "administrator-invited-again", List.of("Nordlys <Energi> A/S", "Karen Holm", "24. november 2026")),
            Map.entry(
                    "administrator-invited-to-ready",
                    List.of("Nordlys <Energi> A/S", "Karen Holm", "24. november 2026")),
            Map.entry("ways-given", List.of("Nordlys <Energi> A/S", "Bo Lund", "app", "intet lige nu", "app, chip")),
            Map.entry("ways-taken", List.of("Nordlys <Energi> A/S", "Bo Lund", "intet lige nu", "app", "chip")),
            Map.entry("ways-replaced", List.of("Nordlys <Energi> A/S", "Bo Lund", "privat MitID", "app", "chip")),
            Map.entry("activation-code-locked", List.of("Nordlys <Energi> A/S", "Åse Bæk")),
            Map.entry("invitation-code-locked", List.of("Nordlys <Energi> A/S", "Åse Bæk")),
            Map.entry("organisation-set-up", List.of("Nordlys <Energi> A/S", "Karen Holm")),
            Map.entry("import-finished", List.of("Nordlys <Energi> A/S", 12480, 1, 0, 31207)),
            Map.entry("import-ready", List.of("Nordlys <Energi> A/S", 254)),
            Map.entry("import-refused", List.of("Nordlys <Energi> A/S")),
            Map.entry("import-cancelled", List.of("Nordlys <Energi> A/S", 0, 0, 17, 3)),
            Map.entry("import-failed", List.of("Nordlys <Energi> A/S", 1, 2)),
            Map.entry("users-created", List.of("Nordlys <Energi> A/S", 12480, 1)),
            Map.entry("users-created-cancelled", List.of("Nordlys <Energi> A/S", 0, 0)),
            Map.entry("users-created-failed", List.of("Nordlys <Energi> A/S", 1, 2)),
            Map.entry("activation", List.of("Nordlys <Energi> A/S", "Bo Lund", "24. november 2026")),
            Map.entry("activation-again", List.of("Nordlys <Energi> A/S", "Bo Lund", "24. november 2026")),
            Map.entry("identity-refused", List.of("Nordlys <Energi> A/S", "Åse Bæk", 3)),
            Map.entry("organisation-called", List.of("Nordlys <Energi> A/S")),
            Map.entry("needs-you", List.of("Nordlys <Energi> A/S", 12, "Mangler e-mail (2); Har intet link (10)")),
            Map.entry("rights-given", List.of("Nordlys <Energi> A/S", "Rune Lund", "AUB, NemRefusion")),
            Map.entry("rights-taken", List.of("Nordlys <Energi> A/S", "Rune Lund", "AUB")),
            Map.entry("rights-changed", List.of("Nordlys <Energi> A/S", "Rune Lund", "AUB", "NemRefusion")),
            Map.entry("group-rights-given", List.of("Nordlys <Energi> A/S", "Rune Lund", "Lager & drift", "AUB")),
            Map.entry("group-rights-taken", List.of("Nordlys <Energi> A/S", "Rune Lund", "Lager & drift", "AUB")),
            Map.entry(
                    "group-rights-changed",
                    List.of("Nordlys <Energi> A/S", "Rune Lund", "Lager & drift", "AUB", "NemRefusion")),
            Map.entry("right-requested", List.of("Nordlys <Energi> A/S", "Ida Friis")),
            Map.entry("right-requested-nobody", List.of("Nordlys <Energi> A/S", "Ida Friis")),
            Map.entry("right-refused", List.of("Nordlys <Energi> A/S", "Rune Lund", "AUB")),
            Map.entry("identity-numbers-tried", List.of("Nordlys <Energi> A/S", "Eva Dam")),
            Map.entry("identity-numbers-slowly", List.of("Nordlys <Energi> A/S", "Eva Dam")),
            Map.entry("identity-numbers-used-up", List.of("Nordlys <Energi> A/S", "Eva Dam")),
            Map.entry("role-given", List.of("Nordlys <Energi> A/S", "user administrator", "Karen Holm")),
            Map.entry("role-waiting", List.of("Nordlys <Energi> A/S", "user administrator", "Karen Holm")),
            Map.entry("role-taken", List.of("Nordlys <Energi> A/S", "brugeradministrator", "Karen Holm")));

    @Autowired
    LetterWriter letters;

    @Autowired
    Envelope envelope;

    @Autowired
    BaseUrl baseUrl;

    static Stream<Arguments> every_letter_in_both_languages() {
        return LETTERS.keySet().stream().flatMap(name -> Stream.of(Arguments.of(name, "da"), Arguments.of(name, "en")));
    }

    @ParameterizedTest
    @MethodSource("every_letter_in_both_languages")
    void a_letter_says_who_what_until_when_and_what_else_in_text_and_html(String name, String language)
            throws MessagingException {
        var letter = letters.write(mail(name, language));

        var mail = ReceivedMail.read(message(name, language));

        assertThat(mail.subject()).isEqualTo(letter.subject()).contains("Nordlys <Energi> A/S");
        assertThat(mail.text())
                .startsWith("Ramme\n\n" + letter.greeting())
                .contains(
                        letter.lead(),
                        letter.what(),
                        letter.action(),
                        letter.why(),
                        letter.unknown(),
                        letter.sender(),
                        letter.yourself())
                .contains("\n" + baseUrl.to("/somewhere") + "\n")
                .doesNotContain("{", "}", "&lt;", "??", "null", "[(", "''");
        assertThat(mail.text().lines()).as("no holes").noneMatch(line -> line.contains("  "));
        assertThat(mail.text()).doesNotContain("\n\n\n");
        assertThat(mail.html())
                .contains(
                        "lang=\"" + language + "\"", "Nordlys &lt;Energi&gt; A/S", "href=\"" + baseUrl.to("/somewhere"))
                .doesNotContain(" th:", "xmlns:", "??", "<img", "url(");
        if (letter.until() != null) {
            assertThat(mail.text()).contains(letter.until());
            assertThat(mail.html()).contains("24. november 2026");
        }
    }

    @Test
    void the_headers_say_what_kind_of_mail_it_is() throws MessagingException, UnsupportedEncodingException {
        var message = message("role-given", "en");

        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("Content-Language")).containsExactly("en");
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        assertThat(message.getHeader("To", ",")).isASCII();
        assertThat(MimeUtility.decodeText(message.getHeader("To", ","))).isEqualTo("Åse Bæk <aase@nordlys.example>");
        assertThat(message.getHeader("Subject", "")).isASCII();
    }

    /** Nobody is sent to themself: in no letter of any kind, and in neither language. */
    @Test
    void whoever_did_it_themself_is_not_told_to_ask_themself() {
        for (var language : List.of("da", "en")) {
            for (var name : allLetters()) {
                var letter = letters.write(mail("Åse Bæk", name, arguments(name, "Åse Bæk"), language));

                var said = name.startsWith("identity-numbers") ? letter.unknown() + letter.what() : letter.unknown();
                assertThat(said).as(name + " in " + language).doesNotContainPattern("([Ss]pørg|[Aa]sk) Åse Bæk");
            }
        }
    }

    /**
     * Whatever people typed and whenever it was kept, no mail makes a link of it or gives a number to call (T52; security
     * finding 5).
     */
    @ParameterizedTest
    @MethodSource("hostile_texts")
    void no_mail_of_any_kind_leads_where_somebody_typed(String hostile) throws MessagingException {
        for (var language : List.of("da", "en")) {
            for (var letter : allLetters()) {
                var mail = mail(hostile, letter, arguments(letter, hostile), language);
                var message = envelope.around(letters.write(mail), mail);

                var read = ReceivedMail.read(message);
                var said = read.text() + read.html() + read.subject() + message.getHeader("To", ",");
                assertThat(said.replace(baseUrl.to("/"), "/"))
                        .as(letter + " in " + language)
                        .doesNotContain(
                                "evil", "Evil", "EVIL", "70 10", "7010", "7-0", "\uFF17", "\u2466", "\uD835\uDFD5");
                assertThat(read.text()).contains(letters.write(mail).greeting());
            }
        }
    }

    static Stream<String> hostile_texts() {
        return Stream.of(
                "Dit MitID spaerres. Bekraeft paa https://evil.example",
                "Log ind paa evil-mitid.dk nu",
                "www.evil",
                "evil\uFF0Eexample",
                "evil\u3002com",
                "evil[.]com",
                "evil (dot) dk",
                "Evil.Com",
                "skriv til evil@x",
                "evil.\u0440\u0444",
                "Ring straks til banken paa 70 10 20 30",
                "Ring +4570102030 nu",
                "Bank, ring 7010.2030",
                "Ring 7-0-1-0-2-0-3-0",
                "Ring \uFF17\uFF10\uFF11\uFF10\uFF12\uFF10\uFF13\uFF10",
                "Ring \u2466\u2460\u2460\u2460\u2461\u2460\u2462\u2460",
                "Ring " + "\uD835\uDFD5".repeat(8));
    }

    /** Every letter there is, by its words. */
    private List<String> allLetters() {
        var words = ResourceBundle.getBundle("messages", Locale.ENGLISH);
        var found = words.keySet().stream()
                .filter(key -> key.startsWith("mail.") && key.endsWith(".subject"))
                .map(key -> key.substring("mail.".length(), key.length() - ".subject".length()))
                .sorted()
                .toList();
        assertThat(found).hasSizeGreaterThan(40);
        return found;
    }

    /** The text wherever the letter has room for one; numbers where it counts. */
    private static List<?> arguments(String letter, String hostile) {
        var words = ResourceBundle.getBundle("messages", Locale.ENGLISH);
        var said = words.keySet().stream()
                .filter(key -> key.startsWith("mail." + letter + "."))
                .map(words::getString)
                .collect(Collectors.joining());
        return IntStream.rangeClosed(0, 6)
                .mapToObj(n -> {
                    if (n == 0) return "Nordlys Energi A/S";
                    return said.contains("{" + n + ",") ? (Object) n : hostile;
                })
                .toList();
    }

    @Test
    void a_forged_host_changes_no_link() {
        var forged = new MockHttpServletRequest("GET", "/");
        forged.setServerName("evil.example");
        forged.addHeader("Host", "evil.example");
        forged.addHeader("X-Forwarded-Host", "evil.example");
        forged.addHeader("Forwarded", "host=evil.example");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(forged));
        try {
            var letter = letters.write(mail("activation", "da"));

            assertThat(letter.url()).isEqualTo(baseUrl.to("/somewhere")).startsWith("http://localhost:");
            assertThat(letter.toString()).doesNotContain("evil");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private MimeMessage message(String name, String language) throws MessagingException {
        var mail = mail(name, language);
        return envelope.around(letters.write(mail), mail);
    }

    private static QueuedMail mail(String name, String language) {
        return mail("Åse Bæk", name, Objects.requireNonNull(LETTERS.get(name)), language);
    }

    private static QueuedMail mail(String recipient, String name, List<?> arguments, String language) {
        return new QueuedMail(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "24256790",
                new Recipient(recipient, "aase@nordlys.example", language),
                name,
                arguments,
                "/somewhere",
                null,
                null,
                0,
                Instant.parse("2026-11-24T06:00:00Z"),
                Instant.parse("2026-11-24T06:00:00Z"));
    }
}
