package dk.ramme.notification;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** A mail as its receiver sees it. */
public record ReceivedMail(String id, String from, String to, String subject, Instant at, String text, String html) {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    /** The first address in the plain text. */
    public String firstLink() {
        var found = LINK.matcher(text);
        if (!found.find()) {
            throw new AssertionError("no link in: " + text);
        }
        return found.group();
    }

    static ReceivedMail read(MimeMessage message) {
        try {
            var bodies = (Multipart) message.getContent();
            return new ReceivedMail(
                    message.getMessageID(),
                    shown(message.getFrom()[0]),
                    shown(message.getAllRecipients()[0]),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    message.getSentDate().toInstant(),
                    body(bodies, "text/plain"),
                    body(bodies, "text/html"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String shown(jakarta.mail.Address address) {
        var internet = (InternetAddress) address;
        return internet.getPersonal() == null
                ? internet.getAddress()
                : internet.getPersonal() + " <" + internet.getAddress() + ">";
    }

    private static String body(Multipart bodies, String type) throws MessagingException, IOException {
        for (int i = 0; i < bodies.getCount(); i++) {
            BodyPart part = bodies.getBodyPart(i);
            if (part.isMimeType(type)) {
                return ((String) part.getContent()).replace("\r\n", "\n");
            }
        }
        return "";
    }
}
