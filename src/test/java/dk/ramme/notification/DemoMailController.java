package dk.ramme.notification;

import dk.ramme.DemoPage;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.HtmlUtils;

/** Shows the mails Ramme has sent while it is tried out; one page for whoever has no mail program for the receivers. */
@RestController
class DemoMailController {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Europe/Copenhagen"));

    private final Mailbox mailbox;

    DemoMailController(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping(path = "/demo/mail", produces = MediaType.TEXT_HTML_VALUE)
    String list() {
        var rows = mailbox.all().stream().map(DemoMailController::row).collect(Collectors.joining());
        return DemoPage.of("<h1>Mails sendt af Ramme</h1>"
                + (rows.isEmpty()
                        ? "<p>Ingen endnu. Siden viser alt, hvad Ramme sender, mens den bliver afprøvet.</p>"
                        : "<table><thead><tr><th>Til<th>Emne<th>Tid</thead><tbody>" + rows + "</tbody></table>"));
    }

    @GetMapping(path = "/demo/mail/{id}", produces = MediaType.TEXT_HTML_VALUE)
    String show(@PathVariable String id) {
        var mail = find(id);
        return DemoPage.of("<p><a href=\"/demo/mail\">Alle mails</a></p><h1>" + escaped(mail.subject()) + "</h1><p>Fra "
                + escaped(mail.from()) + "<br>Til " + escaped(mail.to()) + "<br>" + TIME.format(mail.at())
                + "</p><h2>Som HTML</h2><iframe title=\"Mailen som HTML\" sandbox=\"allow-top-navigation-by-user-activation\" src=\"/demo/mail/"
                + key(mail) + "/html\"></iframe><h2>Som tekst</h2><pre>"
                + escaped(mail.text()).replaceAll("(https?://\\S+)", "<a href=\"$1\">$1</a>") + "</pre>");
    }

    @GetMapping(path = "/demo/mail/{id}/html", produces = MediaType.TEXT_HTML_VALUE)
    String html(@PathVariable String id) {
        return find(id).html().replaceFirst("<head>", "<head><base target=\"_top\">");
    }

    private static String row(ReceivedMail mail) {
        return "<tr><td>%s<td><a href=\"/demo/mail/%s\">%s</a><td>%s"
                .formatted(escaped(mail.to()), key(mail), escaped(mail.subject()), TIME.format(mail.at()));
    }

    private ReceivedMail find(String id) {
        return mailbox.all().stream()
                .filter(mail -> key(mail).equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What stands before the @ of the Message-ID: the id of the outbox row. */
    private static String key(ReceivedMail mail) {
        return mail.id().replaceAll("^<|@.*$", "");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
