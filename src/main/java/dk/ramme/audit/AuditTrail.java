package dk.ramme.audit;

import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    /** A row for each thing that was decided about; what is about nothing that is kept here has one row too. */
    private static final String INSERT = """
            insert into audit_event (organisation_id, at, actor_kind, actor_user_id, actor_name, action, subject_type,
                subject_id, details, address, request_id, level, auth_time)
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
        insert(actor, action, subjectType, new UUID[] {subjectId}, json.writeValueAsString(withWork(details)));
    }

    /** Records the same decision about many things: a row each, in one statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(
            Actor actor, String action, String subjectType, Collection<UUID> subjectIds, Map<String, ?> details) {
        var told = new String[subjectIds.size()];
        Arrays.fill(told, json.writeValueAsString(withWork(details)));
        insert(actor, action, subjectType, subjectIds.toArray(UUID[]::new), told);
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
        var told = details.values().stream()
                .map(each -> json.writeValueAsString(withWork(each)))
                .toArray(String[]::new);
        insert(actor, action, subjectType, details.keySet().toArray(UUID[]::new), told);
    }

    /** Records that something was refused; written at once, whatever becomes of the request. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void recordRefusal(String action, String subjectType, @Nullable UUID subjectId, Map<String, ?> details) {
        recordAs(actors.current(), action, subjectType, subjectId, details);
    }

    /** What background work has decided says so. */
    private static Map<String, ?> withWork(Map<String, ?> details) {
        var work = OnBehalf.current().orElse(null);
        if (work == null) return details;
        var with = new LinkedHashMap<String, Object>(details);
        with.put("partOf", work.of());
        return with;
    }

    private void insert(
            Actor actor, String action, String subjectType, @Nullable UUID[] subjectIds, String... details) {
        jdbc.sql(INSERT)
                .param("organisation", Tenancy.current().orElse(null))
                .param("at", Timestamp.from(clock.instant()))
                .param("kind", actor.kind().name())
                .param("userId", actor.userId())
                .param("name", actor.name())
                .param("action", action)
                .param("subjectType", subjectType)
                .param("subjectIds", subjectIds)
                .param("details", details)
                .param("address", actor.address())
                .param("requestId", actor.requestId())
                .param("level", actor.level())
                .param("authTime", timestamp(actor.authTime()))
                .update();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
