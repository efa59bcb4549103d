package dk.ramme.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.Superuser;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The guard sees a number wherever it leaks to. Its places are looked at here with a guard of their own. */
@RammeTest
class LeakGuardTests {

    private static final String KAREN = "1503679994";

    @Autowired
    Superuser superuser;

    private final Leaks leaks = new Leaks();

    @ParameterizedTest
    @ValueSource(strings = {"cpr=" + KAREN, "150367-9994", "{\"cpr\":\"1503679994\"}", "/users?q=150367-9994&page=2"})
    void with_and_without_hyphen(String text) {
        leaks.look("here", text);

        assertThat(leaks.found()).singleElement().asString().contains("here", KAREN);
    }

    @Test
    void in_a_signed_token() {
        leaks.look("here", "id_token=" + token("{\"dk.cpr\":\"" + KAREN + "\"}"));

        assertThat(leaks.found()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"150367-****", "15036799941", "1234567890", "+45 15 03 67 99"})
    void nothing_else_is_one(String text) {
        leaks.look("here", text);

        assertThat(leaks.found()).isEmpty();
    }

    @Test
    void numbers_made_up_for_a_test_are_known() {
        var anybody = AnOrganisation.anyCpr();

        leaks.look("here", anybody.value());

        assertThat(leaks.found()).hasSize(1);
    }

    @Test
    void in_any_kind_of_column() {
        superuser.does(
                "create schema leaked",
                "create table leaked.thing (clean text, words text, list text[], sheet json, tree jsonb, bytes bytea, number bigint)",
                "insert into leaked.thing values ('150367-****', 'er 150367-9994', array['a', '1503679994'],"
                        + " '{\"cpr\": \"1503679994\"}', '{\"a\": [1503679994]}', '\\x00ff' || convert_to('1503679994', 'UTF8'),"
                        + " 1503679994)",
                "insert into leaked.thing (clean) values ('" + token("{}") + "')");

        DatabaseLook.at(superuser.url(), superuser.name(), superuser.password(), "leaked", leaks);
        superuser.does("drop schema leaked cascade");

        assertThat(leaks.found())
                .extracting(found -> found.replaceAll(":.*", ""))
                .containsExactly(
                        "database leaked.thing.bytes",
                        "database leaked.thing.list",
                        "database leaked.thing.number",
                        "database leaked.thing.sheet",
                        "database leaked.thing.tree",
                        "database leaked.thing.words");
    }

    @Test
    void in_the_subject_and_every_part_of_a_mail() throws MessagingException {
        MailLook.at(new MimeMessage[] {mail("Velkommen 150367-9994", "hej", "hej")}, leaks);
        MailLook.at(new MimeMessage[] {mail("Velkommen", "Dit nummer er " + KAREN, "æ")}, leaks);
        MailLook.at(new MimeMessage[] {mail("Velkommen", "æ", "<b>" + KAREN + "</b>")}, leaks);
        MailLook.at(new MimeMessage[] {mail("Velkommen", "hej", "hej")}, leaks);

        assertThat(leaks.found()).hasSizeBetween(3, 5).anyMatch(found -> found.contains("Dit nummer"));
    }

    @Test
    void in_what_the_application_says() {
        var passedOn = new ByteArrayOutputStream();
        var stream = new WatchedStream(
                new PrintStream(passedOn, true, StandardCharsets.UTF_8), line -> leaks.look("log", line));

        stream.print("Karen ");
        stream.println("150367-9994 æ");
        stream.println("Karen 150367-****");

        assertThat(leaks.found()).hasSize(1);
        assertThat(passedOn.toString(StandardCharsets.UTF_8))
                .isEqualTo("Karen 150367-9994 æ%nKaren 150367-****%n".formatted());
    }

    private static String token(String claims) {
        var part = Base64.getUrlEncoder().withoutPadding();
        return part.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + part.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }

    private static MimeMessage mail(String subject, String text, String html) throws MessagingException {
        var mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setSubject(subject, "UTF-8");
        var plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        var rich = new MimeBodyPart();
        rich.setContent(html, "text/html; charset=UTF-8");
        mail.setContent(new MimeMultipart("alternative", plain, rich));
        mail.saveChanges();
        return mail;
    }
}
