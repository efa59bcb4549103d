package dk.ramme.notification;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.link.BaseUrl;
import dk.ramme.notification.LetterWriter.Letter;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Makes the message that is handed to the mail server: headers, and the letter as text and as HTML. */
@Component
class Envelope {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final ITemplateEngine templates;
    private final MailSettings settings;
    private final BaseUrl baseUrl;

    Envelope(ITemplateEngine templates, MailSettings settings, BaseUrl baseUrl) {
        this.templates = templates;
        this.settings = settings;
        this.baseUrl = baseUrl;
    }

    /** @throws IllegalArgumentException when the recipient's address is none */
    MimeMessage around(Letter letter, QueuedMail mail) throws MessagingException {
        var message = new SteadyMessage("<" + mail.id() + "@" + baseUrl.host() + ">");
        message.setFrom(address(settings.from(), settings.fromName()));
        message.setRecipient(RecipientType.TO, address(mail.recipient().email(), letter.to()));
        message.setSubject(oneLine(letter.subject()), UTF_8);
        // The day it was written, so that a mail sent twice after a crash is the same mail.
        message.setSentDate(Date.from(mail.createdAt()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", letter.language());
        message.setContent(bodies(letter));
        message.saveChanges();
        return message;
    }

    private MimeMultipart bodies(Letter letter) throws MessagingException {
        var context = new Context(Locale.forLanguageTag(letter.language()));
        context.setVariable("letter", letter);
        var text = new MimeBodyPart();
        text.setText(templates.process("mail/letter.txt", context), UTF_8);
        var html = new MimeBodyPart();
        html.setText(templates.process("mail/letter", context), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        try {
            return new InternetAddress(EmailAddress.parse(address).value(), oneLine(name), UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new MessagingException("every Java has UTF-8", impossible);
        }
    }

    /** No text from outside can begin a header of its own (T45). */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** A message that keeps its id. */
    private static final class SteadyMessage extends MimeMessage {

        private final String id;

        SteadyMessage(String id) {
            super((Session) null);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
