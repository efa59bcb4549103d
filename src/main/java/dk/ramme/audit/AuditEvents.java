package dk.ramme.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What the trail tells of single rows and of single users, the newest first; the index by user answers each question. */
public interface AuditEvents extends Repository<AuditEvent, Long> {

    String ABOUT = " from AuditEvent e where e.organisationId = :organisation and e.concerns = :user";
    String TOLD = "select new dk.ramme.audit.AuditEvents$Told(e.at, e.action, e.actorName)" + ABOUT
            + " and e.subjectType = 'user'";
    String NEWEST_FIRST = " order by e.at desc, e.id desc";

    /** When it was. */
    @Query("select e.at from AuditEvent e where e.organisationId = :organisation and e.id = :id")
    Optional<Instant> at(UUID organisation, long id);

    /** What somebody decided about the user. */
    @Query(TOLD + " and e.action in :actions and e.actorName is not null" + NEWEST_FIRST)
    List<Told> decided(UUID organisation, String user, Collection<String> actions, Limit most);

    /** Whatever somebody decided about the user: actions on users begin alike, that somebody looked at them does not. */
    @Query(TOLD + " and e.action like 'USER!_%' escape '!' and e.actorName is not null" + NEWEST_FIRST)
    List<Told> decided(UUID organisation, String user, Limit most);

    /** When this user looked at the other since then. */
    @Query("select e.at" + ABOUT + " and e.action = 'PERSON_SEEN' and e.at > :since and e.actorUserId = :viewer")
    List<Instant> seen(UUID organisation, String user, UUID viewer, Instant since, Limit most);

    /** @param by who decided it, null where nobody here did */
    record Told(Instant at, String action, @Nullable String by) {}
}
