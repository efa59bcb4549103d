package dk.ramme.joining.appointment;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the invitations an organisation mails to an address, whomever they name and whether they were withdrawn or not
 * (T51, T52). The caller holds the lock of the organisation, so that two at once do not count as one. The rows have no key and are
 * no entities: they are counted and forgotten.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class InvitationMails {

    /** Nobody needs more mails than this, and nobody should be flooded with them. */
    static final int MOST_A_DAY = 10;

    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    InvitationMails(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws SentTooOften when the address has had its share of today */
    public void requireRoom(String email) {
        var sent = jdbc.sql("select count(*) from invitation_mail where email = :email and sent_at > :since")
                .param("email", EmailAddress.mailbox(email))
                .param("since", yesterday())
                .query(Integer.class)
                .single();
        if (sent >= MOST_A_DAY) {
            throw new SentTooOften();
        }
    }

    /** Counts one more, and forgets those that count no longer. */
    public void count(String email) {
        jdbc.sql("delete from invitation_mail where sent_at <= :since")
                .param("since", yesterday())
                .update();
        jdbc.sql("insert into invitation_mail (organisation_id, email, sent_at) values (:organisation, :email, :now)")
                .param("organisation", Tenancy.organisation())
                .param("email", EmailAddress.mailbox(email))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private Timestamp yesterday() {
        return Timestamp.from(clock.instant().minus(DAY));
    }
}
