package dk.ramme.notification;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
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

    /** What the address has received so far, oldest first: in its own box, since in the end thousands have got mails. */
    public List<ReceivedMail> to(String address) {
        while (true) {
            try {
                return now(address);
            } catch (ConcurrentModificationException another) {
                // somebody else has got their first mail; the server's list of boxes is not made for that
            }
        }
    }

    private List<ReceivedMail> now(String address) {
        var managers = server.getManagers();
        return managers.getUserManager()
                .findUsers(user -> user.getEmail().contains(address))
                .flatMap(user -> received(managers.getImapHostManager(), user).stream())
                .map(mail -> ReceivedMail.read(mail.getMimeMessage()))
                .toList();
    }

    /** Everything, newest first. */
    List<ReceivedMail> all() {
        return Arrays.stream(server.getReceivedMessages())
                .map(ReceivedMail::read)
                .sorted(Comparator.comparing(ReceivedMail::at).reversed())
                .toList();
    }

    private static List<StoredMessage> received(ImapHostManager boxes, GreenMailUser user) {
        try {
            return boxes.getInbox(user).getMessages();
        } catch (FolderException impossible) {
            throw new IllegalStateException(impossible);
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
