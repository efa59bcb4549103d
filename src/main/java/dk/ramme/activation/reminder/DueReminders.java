package dk.ramme.activation.reminder;

import dk.ramme.organisation.Organisation;
import dk.ramme.people.need.WaysIn;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who is to be reminded of their link (A4), a lot at a time: found, locked, and noted as reminded. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DueReminders {

    private final JdbcClient jdbc;
    private final Clock clock;

    DueReminders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Across organisations: those that have links which end within this time. */
    public List<UUID> organisationsWithLinks(Duration furthest) {
        return jdbc.sql("""
                select o.organisation_id from (select distinct organisation_id from bulk_run) o
                where exists (select from link l where l.organisation_id = o.organisation_id
                    and l.purpose = 'ACTIVATION' and l.used_at is null and l.revoked_at is null
                    and l.expires_at > :now and l.expires_at <= :until)
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(clock.instant().plus(furthest)))
                .query(UUID.class)
                .list();
    }

    /** A reminder nearer to the end makes one further from it needless. Whom somebody else has locked is left for next time. */
    public List<Due> due(Duration ahead, Organisation organisation, int most) {
        return jdbc.sql("""
                select l.id as link_id, u.id as user_id, u.name, u.email, u.language, l.expires_at
                from link l join organisation_user u on u.id = l.subject_id
                where l.organisation_id = :organisation and l.purpose = 'ACTIVATION' and l.used_at is null
                    and l.revoked_at is null and l.expires_at > :now and l.expires_at <= :until
                    and u.state = 'AWAITING_ACTIVATION' and u.email is not null
                    and %s
                    and l.created_at <= l.expires_at - make_interval(secs => cast(:ahead as double precision))
                    and not exists (select from activation_reminder r
                        where r.link_id = l.id and r.ahead_seconds <= :ahead)
                order by l.expires_at, l.subject_id limit :most
                for no key update of u, l skip locked
                """.formatted(WaysIn.sql("Now")))
                .param("organisation", organisation.id())
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(clock.instant().plus(ahead)))
                .params(WaysIn.parameters("Now", organisation.loginPolicy()))
                .param("ahead", ahead.toSeconds())
                .param("most", most)
                .query((row, n) -> new Due(
                        row.getObject("link_id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("language"),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
    }

    /** The primary key keeps "never twice". */
    public void reminded(List<Due> due, Duration ahead) {
        jdbc.sql("""
                insert into activation_reminder (organisation_id, link_id, ahead_seconds, reminded_at)
                select :organisation, link, :ahead, :now from unnest(:links) as link
                """)
                .param("organisation", Tenancy.organisation())
                .param("ahead", ahead.toSeconds())
                .param("now", Timestamp.from(clock.instant()))
                .param("links", due.stream().map(Due::linkId).toArray(UUID[]::new))
                .update();
    }

    /** Somebody to be reminded of their link, locked with it. */
    record Due(UUID linkId, UUID userId, String name, String email, String language, Instant expiresAt) {}
}
