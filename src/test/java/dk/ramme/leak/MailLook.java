package dk.ramme.leak;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Looks at mails as they are read: headers, and each part with its encoding undone. */
final class MailLook {

    private MailLook() {}

    static void at(MimeMessage[] mails, Leaks leaks) {
        for (var mail : mails) {
            try {
                var where = "mail \"" + mail.getSubject() + "\"";
                leaks.look(where, String.valueOf(mail.getSubject()));
                leaks.look(where, String.join("\n", Collections.list(mail.getAllHeaderLines())));
                look(mail, where, leaks);
            } catch (MessagingException | IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }

    private static void look(Part part, String where, Leaks leaks) throws MessagingException, IOException {
        @Nullable Object content = part.getContent();
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) look(parts.getBodyPart(i), where, leaks);
        } else {
            leaks.look(where, String.valueOf(content));
        }
    }
}
