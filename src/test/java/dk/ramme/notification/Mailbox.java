package dk.ramme.notification;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** The mails people have received from Ramme. */
@TestComponent
public class Mailbox {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final GreenMail server;

    Mailbox(GreenMail server) {
        this.server = server;
    }

    /** The newest mail to the address whose subject has the words in it; waits until there is one. */
    public ReceivedMail await(String address, String subjectPart) {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < patience) {
            var found = to(address).stream()
                    .filter(mail -> mail.subject().contains(subjectPart))
                    .reduce((former, later) -> later);
            if (found.isPresent()) {
                return found.get();
            }
            pause();
        }
        throw new AssertionError("no mail to " + address + " about \"" + subjectPart + "\"; there are "
                + to(address).stream().map(ReceivedMail::subject).toList());
    }

    /** What the address has received so far, oldest first. */
    public List<ReceivedMail> to(String address) {
        return Arrays.stream(server.getReceivedMessagesForDomain(address))
                .filter(message -> isTo(message, address))
                .map(ReceivedMail::read)
                .toList();
    }

    /** Everything, newest first. */
    List<ReceivedMail> all() {
        return Arrays.stream(server.getReceivedMessages())
                .map(ReceivedMail::read)
                .sorted(Comparator.comparing(ReceivedMail::at).reversed())
                .toList();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return Arrays.stream(message.getAllRecipients())
                    .anyMatch(one -> one.toString().contains(address));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
