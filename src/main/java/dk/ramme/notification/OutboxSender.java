package dk.ramme.notification;

import dk.ramme.notification.MailServer.Connection;
import dk.ramme.tenancy.Duty;
import dk.ramme.tenancy.Tenancy;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox. Each mail is taken, sent and marked in a transaction of its own: a crash between the
 * server's yes and our mark leaves it waiting, and it is sent once more with the same Message-ID and link. Nothing else
 * makes a mail go out twice, and nothing makes it get lost.
 */
@Component
class OutboxSender {

    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);
    private static final int BATCH = 200;

    /** Fewer mails than this are not worth a connection more. */
    private static final int LEAST_A_LANE = 25;

    private final OutboxRows rows;
    private final LetterWriter letters;
    private final Envelope envelope;
    private final OpenConnections connections;
    private final MailSettings settings;
    private final UndeliveredMail undelivered;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OutboxSender(
            OutboxRows rows,
            LetterWriter letters,
            Envelope envelope,
            MailServer server,
            MailSettings settings,
            UndeliveredMail undelivered,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.letters = letters;
        this.envelope = envelope;
        this.connections = new OpenConnections(server);
        this.settings = settings;
        this.undelivered = undelivered;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Tries a handful of the mails that are due, none while sending is off. Connections stay open from one handful to the
     * next and are closed when nothing is due any more.
     *
     * @return how many were due
     * @throws RuntimeException where one could not even be marked, when the others have had their turn
     */
    int sendDue() {
        if (!settings.sending()) {
            return 0;
        }
        var due = Tenancy.on(Duty.OUTBOX, () -> transaction.execute(status -> rows.due(BATCH)));
        if (due.isEmpty()) {
            connections.close();
            return 0;
        }
        var work = new ConcurrentLinkedQueue<>(due);
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        var lanes = Math.min(settings.connections(), 1 + due.size() / LEAST_A_LANE);
        if (lanes == 1) {
            lane(work, failures);
        } else {
            beside(lanes, work, failures);
        }
        if (!failures.isEmpty()) throw failures.element();
        return due.size();
    }

    private void beside(int lanes, Queue<OutboxRows.Due> work, Queue<RuntimeException> failures) {
        var threads = Executors.newFixedThreadPool(lanes);
        try {
            CompletableFuture.allOf(IntStream.range(0, lanes)
                            .mapToObj(n -> CompletableFuture.runAsync(() -> lane(work, failures), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdown();
        }
    }

    /** Takes mail after mail over one connection. */
    private void lane(Queue<OutboxRows.Due> work, Queue<RuntimeException> failures) {
        try (var lane = connections.take()) {
            for (var one = work.poll(); one != null; one = work.poll()) {
                if (handle(one, lane.connection(), failures).kind() == Outcome.Kind.LATER
                        && !lane.connection().isOpen()) {
                    return;
                }
            }
            lane.keep();
        } catch (MessagingException unreachable) {
            log.warn("The mail server cannot be reached; {} mails wait: {}", work.size(), unreachable.getMessage());
            for (var one = work.poll(); one != null; one = work.poll()) {
                postpone(one, Outcome.of(unreachable));
            }
        }
    }

    /** A mail that cannot be marked, say because its organisation's rows are in trouble, holds up no other. */
    private Outcome handle(OutboxRows.Due due, Connection connection, Queue<RuntimeException> failures) {
        try {
            return handle(due, connection);
        } catch (RuntimeException failure) {
            log.error("The mail {} cannot be handled; the others go on", due.id(), failure);
            failures.add(failure);
            return Outcome.later(failure.getClass().getSimpleName());
        }
    }

    private Outcome handle(OutboxRows.Due due, Connection connection) {
        return Tenancy.in(
                due.organisationId(),
                () -> transaction.execute(status -> {
                    var mail = rows.claim(due.id()).orElse(null);
                    if (mail == null) {
                        return Outcome.sent();
                    }
                    var outcome = deliver(mail, connection);
                    mark(mail, outcome);
                    return outcome;
                }));
    }

    private void postpone(OutboxRows.Due due, Outcome outcome) {
        Tenancy.in(
                due.organisationId(),
                () -> transaction.executeWithoutResult(
                        status -> rows.claim(due.id()).ifPresent(mail -> mark(mail, outcome))));
    }

    /** Touches no database: what fails here is the mail's trouble, what fails in marking must undo the transaction. */
    private Outcome deliver(QueuedMail mail, Connection connection) {
        try {
            connection.send(envelope.around(letters.write(mail), mail));
            return Outcome.sent();
        } catch (MessagingException problem) {
            return Outcome.of(problem);
        } catch (IllegalArgumentException impossible) {
            return Outcome.refused(String.valueOf(impossible.getMessage()));
        } catch (RuntimeException broken) {
            log.error("The mail {} ({}) cannot be written", mail.id(), mail.letter(), broken);
            return Outcome.later(broken.getClass().getSimpleName());
        }
    }

    private void mark(QueuedMail mail, Outcome outcome) {
        switch (outcome.kind()) {
            case SENT -> rows.sent(mail.id());
            case REFUSED -> giveUp(mail, outcome.reason());
            case LATER -> {
                if (mail.createdAt().plus(settings.giveUpAfter()).isAfter(clock.instant())) {
                    rows.later(mail.id(), clock.instant().plus(settings.wait(mail.attempts() + 1)), outcome.reason());
                } else {
                    giveUp(mail, outcome.reason());
                }
            }
        }
    }

    private void giveUp(QueuedMail mail, String reason) {
        log.warn("The mail {} ({}) is given up: {}", mail.id(), mail.letter(), reason);
        rows.failed(mail.id(), reason);
        undelivered.tell(mail);
    }
}
