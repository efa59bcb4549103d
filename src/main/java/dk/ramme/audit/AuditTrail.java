package dk.ramme.audit;

import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the trail. A row is written in the transaction of the decision it tells of, so that there is never one
 * without the other; a refusal has no such transaction and gets its own.
 */
@Service
public class AuditTrail {

    private static final String COLUMNS = """
            insert into audit_event (organisation_id, at, actor_kind, actor_user_id, actor_name, action, subject_type,
                subject_id, details, address, request_id, level, auth_time)
            """;

    private static final String INSERT = COLUMNS + """
            values (:organisation, :at, :kind, :userId, :name, :action, :subjectType,
                :subjectId, cast(:details as jsonb), :address, :requestId, :level, :authTime)
            """;

    private static final String INSERT_ALL = COLUMNS + """
            select cast(:organisation as uuid), cast(:at as timestamptz), :kind, cast(:userId as uuid), :name, :action,
                :subjectType, of.subject, cast(of.told as jsonb), :address, :requestId, :level,
                cast(:authTime as timestamptz)
            from unnest(:subjectIds, :details) as of (subject, told)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Actors actors;

    AuditTrail(JdbcClient jdbc, JsonMapper json, Clock clock, Actors actors) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.actors = actors;
    }

    /**
     * Records a decision of the current actor.
     *
     * @param action what was decided, as PAST_TENSE words, e.g. {@code LOGIN_POLICY_CHANGED}
     * @param subjectType the kind of thing it concerns, e.g. {@code organisation}, {@code user}, {@code appointment}
     * @param details values before and after; never a CPR number or a token
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, String subjectType, @Nullable UUID subjectId, Map<String, ?> details) {
        recordAs(actors.current(), action, subjectType, subjectId, details);
    }

    /** Records a decision of someone who is not the current actor: background work in a user's name. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAs(
            Actor actor, String action, String subjectType, @Nullable UUID subjectId, Map<String, ?> details) {
        values(jdbc.sql(INSERT), actor, action, subjectType, json.writeValueAsString(details))
                .param("subjectId", subjectId)
                .update();
    }

    /** Records the same decision about many things: a row each, in one statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(
            Actor actor, String action, String subjectType, Collection<UUID> subjectIds, Map<String, ?> details) {
        var told = new String[subjectIds.size()];
        Arrays.fill(told, json.writeValueAsString(details));
        insertAll(actor, action, subjectType, subjectIds, told);
    }

    /** Records a decision of the current actor about many things, with what there is to say of each. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordEach(String action, String subjectType, Map<UUID, ? extends Map<String, ?>> details) {
        recordEach(actors.current(), action, subjectType, details);
    }

    /** Records a decision of the given actor about many things, with what there is to say of each. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordEach(
            Actor actor, String action, String subjectType, Map<UUID, ? extends Map<String, ?>> details) {
        var told = details.values().stream().map(json::writeValueAsString).toArray(String[]::new);
        insertAll(actor, action, subjectType, details.keySet(), told);
    }

    private void insertAll(
            Actor actor, String action, String subjectType, Collection<UUID> subjectIds, String[] details) {
        values(jdbc.sql(INSERT_ALL), actor, action, subjectType, details)
                .param("subjectIds", subjectIds.toArray(UUID[]::new))
                .update();
    }

    /** Records that something was refused; written at once, whatever becomes of the request. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void recordRefusal(String action, String subjectType, @Nullable UUID subjectId, Map<String, ?> details) {
        recordAs(actors.current(), action, subjectType, subjectId, details);
    }

    private StatementSpec values(
            StatementSpec statement, Actor actor, String action, String subjectType, Object details) {
        return statement
                .param("organisation", Tenancy.current().orElse(null))
                .param("at", Timestamp.from(clock.instant()))
                .param("kind", actor.kind().name())
                .param("userId", actor.userId())
                .param("name", actor.name())
                .param("action", action)
                .param("subjectType", subjectType)
                .param("details", details)
                .param("address", actor.address())
                .param("requestId", actor.requestId())
                .param("level", actor.level())
                .param("authTime", timestamp(actor.authTime()));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
