package dk.ramme.notification;

import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox, a handful at a time and over several connections where it is worth it. When the server
 * takes none, all of them wait untouched.
 */
@Component
class OutboxSender {

    private static final int BATCH = 200;

    /** Fewer mails than this are not worth a connection more. */
    private static final int LEAST_A_LANE = 25;

    private final Outbox outbox;
    private final OutboxDelivery delivery;
    private final OutboxStop stop;
    private final OpenConnections connections;
    private final MailSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private boolean begun;

    OutboxSender(
            Outbox outbox,
            OutboxDelivery delivery,
            OutboxStop stop,
            MailServer server,
            MailSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.outbox = outbox;
        this.delivery = delivery;
        this.stop = stop;
        this.connections = new OpenConnections(server);
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Tries a handful of the mails that are due, none while sending is off or the server is to be left alone. Connections
     * stay open from one handful to the next and are closed when nothing is due any more.
     *
     * @return how many were due
     * @throws RuntimeException where one could not even be marked, when the others have had their turn
     */
    int sendDue() {
        if (!settings.sending()) {
            return 0;
        }
        var due = Tenancy.on(CrossTenantTask.OUTBOX, () -> transaction.execute(status -> outbox.due(BATCH)));
        var stopped = due.isEmpty() ? Optional.<StoppedSending>empty() : stop.current();
        if (due.isEmpty() || stopped.filter(this::isLeftAlone).isPresent()) {
            connections.close();
            return 0;
        }
        begun = true;
        return send(due, stopped);
    }

    /** Whoever starts has perhaps been given other settings, and asks at once. */
    private boolean isLeftAlone(StoppedSending stopped) {
        return begun && stopped.holds(clock.instant());
    }

    private int send(List<Outbox.Due> due, Optional<StoppedSending> stopped) {
        var round = new SendingRound(due, stopped.isPresent());
        var lanes = stopped.isPresent() ? 1 : Math.min(settings.connections(), 1 + due.size() / LEAST_A_LANE);
        stopped.ifPresent(any -> delivery.beginAnew());
        if (lanes == 1) {
            lane(round);
        } else {
            beside(lanes, round);
        }
        conclude(round, stopped);
        round.throwFirstFailure();
        return due.size();
    }

    private void conclude(SendingRound round, Optional<StoppedSending> stopped) {
        var refusal = round.refusal();
        if (refusal.isPresent()) {
            stop.because(refusal.get(), connections.server(), round.isAnswered());
            stop.current().ifPresent(delivery::giveUpOld);
        } else if (round.isAnswered()) {
            stopped.ifPresent(former -> stop.end(former, connections.server()));
        }
    }

    private void beside(int lanes, SendingRound round) {
        var threads = Executors.newFixedThreadPool(lanes);
        try {
            CompletableFuture.allOf(IntStream.range(0, lanes)
                            .mapToObj(n -> CompletableFuture.runAsync(() -> lane(round), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdown();
        }
    }

    /** Takes mail after mail over one connection. */
    private void lane(SendingRound round) {
        try (var lane = connections.take()) {
            round.connected();
            for (var one = round.next(); one != null; one = round.next()) {
                var outcome = delivery.send(one, lane.connection(), round);
                if (outcome.wentWrong() && !lane.connection().isOpen()) {
                    return;
                }
            }
            lane.keep();
        } catch (MessagingException unreachable) {
            round.notConnected(Outcome.withoutConnection(unreachable).reason());
        }
    }
}
