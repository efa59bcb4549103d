package dk.ramme.notification;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps each received mail as a file, in the order of folders GreenMail reads them by, and gives them back at start. */
final class KeptMails implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeptMails.class);

    private final GreenMail server;
    private final Path folder;
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "kept-mails");
        thread.setDaemon(true);
        return thread;
    });

    KeptMails(GreenMail server, Path folder) {
        this.server = server;
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            server.loadEmails(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (FolderException failure) {
            throw new IllegalStateException(failure);
        }
        keeper.scheduleWithFixedDelay(this::keep, 1, 1, TimeUnit.SECONDS);
    }

    private void keep() {
        for (var message : server.getReceivedMessages()) {
            try {
                var file = file(message);
                if (!Files.exists(file)) {
                    Files.createDirectories(file.getParent());
                    try (var out = Files.newOutputStream(file)) {
                        message.writeTo(out);
                    }
                }
            } catch (IOException | MessagingException | RuntimeException failure) {
                log.warn("A mail could not be kept", failure);
            }
        }
    }

    private Path file(MimeMessage message) throws MessagingException {
        var to = ((InternetAddress) message.getAllRecipients()[0]).getAddress();
        return folder.resolve(to)
                .resolve("INBOX")
                .resolve(message.getMessageID().replaceAll("^<|@.*$", "") + ".eml");
    }

    @Override
    public void close() {
        keeper.shutdown();
        keep();
    }
}
