package dk.ramme.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The sender's side of the outbox. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OutboxRows {

    private static final int LONGEST_ERROR = 500;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    OutboxRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is due, on duty for all organisations. They take turns: the oldest mail of each, then the second oldest, so
     * that one with ten thousand mails holds up nobody. Nothing is locked yet.
     */
    public List<Due> due(int most) {
        return jdbc.sql("""
                with recursive waiting(organisation_id) as (
                    (select organisation_id from outbox_mail where state = 'QUEUED' and next_attempt_at <= :now
                        order by organisation_id limit 1)
                    union all
                    select (select m.organisation_id from outbox_mail m where m.state = 'QUEUED'
                        and m.next_attempt_at <= :now and m.organisation_id > w.organisation_id
                        order by m.organisation_id limit 1)
                    from waiting w where w.organisation_id is not null)
                select id, organisation_id from (
                    select mail.* from waiting w cross join lateral (
                        select id, organisation_id, row_number() over (order by next_attempt_at, id) as turn
                        from outbox_mail where organisation_id = w.organisation_id and state = 'QUEUED'
                            and next_attempt_at <= :now
                        order by next_attempt_at, id limit :most) mail) turns
                order by turn, random() limit :most
                """)
                .param("now", now())
                .param("most", most)
                .query(Due.class)
                .list();
    }

    /** What is due and was written before, on duty for all organisations. */
    public List<Due> dueAndWrittenBefore(Instant moment, int most) {
        return jdbc.sql("""
                select id, organisation_id from outbox_mail
                where state = 'QUEUED' and next_attempt_at <= :now and created_at <= :moment limit :most
                """)
                .param("now", now())
                .param("moment", Timestamp.from(moment))
                .param("most", most)
                .query(Due.class)
                .list();
    }

    /** Takes the mail for this transaction; empty when another sender has it, or it is due no more. */
    public Optional<QueuedMail> claim(UUID id) {
        return jdbc.sql("""
                select * from outbox_mail where id = :id and state = 'QUEUED' and next_attempt_at <= :now
                for update skip locked
                """)
                .param("id", id)
                .param("now", now())
                .query(this::read)
                .optional();
    }

    public void sent(UUID id) {
        jdbc.sql("""
                update outbox_mail set state = 'SENT', sent_at = :now, link_sealed = null, attempts = attempts + 1,
                    last_error = null where id = :id
                """).param("now", now()).param("id", id).update();
    }

    public void failed(UUID id, String error) {
        jdbc.sql("""
                update outbox_mail set state = 'FAILED', link_sealed = null, attempts = attempts + 1, last_error = :error
                where id = :id
                """).param("error", shortened(error)).param("id", id).update();
    }

    public void later(UUID id, Instant next, String error) {
        jdbc.sql("""
                update outbox_mail set attempts = attempts + 1, next_attempt_at = :next, last_error = :error
                where id = :id
                """)
                .param("next", Timestamp.from(next))
                .param("error", shortened(error))
                .param("id", id)
                .update();
    }

    /** It waits until then, and not because anything went wrong. */
    public void held(UUID id, Instant until, String why) {
        jdbc.sql("update outbox_mail set next_attempt_at = :until, last_error = :why where id = :id")
                .param("until", Timestamp.from(until))
                .param("why", shortened(why))
                .param("id", id)
                .update();
    }

    /** Why it still waits; it is due as before. */
    public void note(UUID id, String error) {
        jdbc.sql("update outbox_mail set last_error = :error where id = :id")
                .param("error", shortened(error))
                .param("id", id)
                .update();
    }

    private QueuedMail read(ResultSet row, int number) throws SQLException {
        var model = json.readValue(row.getString("model"), Outbox.Model.class);
        return new QueuedMail(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                new Recipient(row.getString("recipient_name"), row.getString("recipient"), row.getString("language")),
                row.getString("template"),
                model.arguments(),
                model.href(),
                row.getBytes("link_sealed"),
                row.getObject("subject_id", UUID.class),
                row.getInt("attempts"),
                row.getTimestamp("next_attempt_at").toInstant(),
                row.getTimestamp("created_at").toInstant());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String shortened(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    /** A mail whose time has come, and whose it is. */
    record Due(UUID id, UUID organisationId) {}
}
