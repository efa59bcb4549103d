package dk.ramme.notification;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Whether sending has stopped, as the duty that sends for all organisations sees it. */
interface OutboxStops extends Repository<StoppedSending, Boolean> {

    @Query("select s from StoppedSending s")
    Optional<StoppedSending> find();

    /** Of two nodes that stop at once the later one says why, and when the server is asked again. */
    @Modifying
    @Query("insert into StoppedSending (onlyOne, since, nextTryAt, tries, reason)"
            + " values (true, :since, :next, :tries, :reason) on conflict (onlyOne) do update"
            + " set since = excluded.since, nextTryAt = excluded.nextTryAt, tries = excluded.tries,"
            + " reason = excluded.reason")
    void keep(Instant since, Instant next, int tries, String reason);

    @Modifying
    @Query("delete from StoppedSending s")
    void end();
}
