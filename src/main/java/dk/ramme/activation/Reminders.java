package dk.ramme.activation;

import dk.ramme.activation.ActivationEvent.ActivationLinkReminded;
import dk.ramme.audit.Actor;
import dk.ramme.audit.AuditTrail;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.link.Links;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.WaysIn;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Reminds users whose link ends soon. The row that says so, the mail and its token are written together, and the row's
 * key lets nobody be reminded twice, however many nodes look and whenever one dies. Users are locked while it is seen
 * that they still wait, so that none who is active is reminded.
 */
@Service
class Reminders {

    static final int CHUNK = 200;

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Links links;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final EachOrganisation each;
    private final ActivationSettings settings;
    private final Clock clock;

    Reminders(
            JdbcClient jdbc,
            Organisations organisations,
            Links links,
            AuditTrail trail,
            ApplicationEventPublisher events,
            EachOrganisation each,
            ActivationSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.links = links;
        this.trail = trail;
        this.events = events;
        this.each = each;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reminds everyone whose time it is. @return how many */
    int remindDue() {
        if (settings.reminders().isEmpty()) {
            return 0;
        }
        return each.eachInTurns(this::organisationsWithLinks, organisation -> remindSome());
    }

    private int remindSome() {
        return settings.reminders().stream()
                .mapToInt(this::remind)
                .filter(reminded -> reminded > 0)
                .findFirst()
                .orElse(0);
    }

    private List<UUID> organisationsWithLinks() {
        var furthest = settings.reminders().get(settings.reminders().size() - 1);
        return jdbc.sql("""
                select o.organisation_id from (select distinct organisation_id from activation) o
                where exists (select from link l where l.organisation_id = o.organisation_id
                    and l.purpose = 'ACTIVATION' and l.used_at is null and l.revoked_at is null
                    and l.expires_at > :now and l.expires_at <= :until)
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(clock.instant().plus(furthest)))
                .query(UUID.class)
                .list();
    }

    private int remind(Duration ahead) {
        var organisation = organisations.hold(Tenancy.organisation()).orElseThrow();
        var due = due(ahead, organisation);
        if (due.isEmpty()) {
            return 0;
        }
        note(due, ahead);
        trail.recordAll(
                Actor.system(),
                "ACTIVATION_REMINDED",
                "user",
                due.stream().map(Due::userId).toList(),
                Map.of("daysBefore", ahead.toDays()));
        var tokens = links.addTokens(due.stream().map(Due::linkId).toList());
        var items = IntStream.range(0, due.size())
                .mapToObj(n -> item(due.get(n), tokens.get(n), ahead))
                .toList();
        events.publishEvent(new ActivationLinkReminded(organisation.id(), organisation.name(), items));
        return due.size();
    }

    /** A reminder nearer to the end makes one further from it needless. Whom somebody else has locked is left for next time. */
    private List<Due> due(Duration ahead, Organisation organisation) {
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
                for update of u, l skip locked
                """.formatted(WaysIn.sql("Now")))
                .param("organisation", organisation.id())
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(clock.instant().plus(ahead)))
                .params(WaysIn.parameters("Now", organisation.loginPolicy()))
                .param("ahead", ahead.toSeconds())
                .param("most", CHUNK)
                .query((row, n) -> new Due(
                        row.getObject("link_id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("language"),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
    }

    private void note(List<Due> due, Duration ahead) {
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

    private static ActivationLinkReminded.Item item(Due due, LinkToken token, Duration ahead) {
        return new ActivationLinkReminded.Item(
                "activation-reminder:" + due.linkId() + ":" + ahead.toSeconds(),
                due.userId(),
                due.name(),
                due.email(),
                due.language(),
                token,
                due.expiresAt());
    }

    private record Due(UUID linkId, UUID userId, String name, String email, String language, Instant expiresAt) {}
}
