package dk.ramme.activation;

import dk.ramme.people.Hindrance;
import dk.ramme.people.need.Attention;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why users are not activated, sent no link or not called back: what the organisation's policy and the limits say about each. */
final class ExclusionRules {

    /**
     * Order matters: the first reason is told. Of several users who are one person, by number and name (U8), the one with the
     * smallest id is activated, since a run walks by id; {@code i} is the user's row of the run.
     */
    private static final String TO_ACTIVATE = """
            case when not :ready then 'NOT_READY'
                 when u.state <> 'DEACTIVATED' then 'NOT_DEACTIVATED'
                 when u.email is null then 'NO_EMAIL'
                 when u.cpr_sealed is null and u.birth_date is null then 'NO_CPR'
                 when exists (select from organisation_user o
                     where o.organisation_id = u.organisation_id and o.cpr_index = u.cpr_index
                         and o.cpr_index_key = u.cpr_index_key and o.id <> u.id and o.name_ends = u.name_ends
                         and (o.state in ('AWAITING_ACTIVATION', 'ACTIVE', 'SUSPENDED')
                             or o.state = 'DEACTIVATED' and o.email is not null and o.id < u.id
                                 and exists (select from bulk_user a where a.run_id = i.run_id and a.user_id = o.id)))
                     then 'ALREADY_A_USER'
                 when not :allowed then 'NOT_OFFERED' end
            """;

    /** Whoever has begun has been changed since; a device that is on its way cannot be called off. */
    private static final String TO_CALL_BACK = """
            case when u.state <> 'AWAITING_ACTIVATION' then 'NOT_AWAITING'
                 when exists (select from device_order d where d.organisation_id = u.organisation_id
                     and d.user_id = u.id and d.state = 'DISPATCHED') then 'DEVICE_SENT' end
            """;

    /** Why a user would be sent no link now. */
    private static final String TO_SEND_LINKS = """
            case when u.state <> 'AWAITING_ACTIVATION' then 'NOT_AWAITING'
                 when u.email is null then 'NO_EMAIL'
                 when (%1$s) is not null then (%1$s)
                 when (select count(*) from link k where k.organisation_id = u.organisation_id
                     and k.purpose = 'ACTIVATION' and k.subject_id = u.id and k.created_at > :hourAgo) >= :mostLinks
                     then 'TOO_MANY' end
            """.formatted(Attention.shutSql());

    private ExclusionRules() {}

    /**
     * @param ready whether the organisation's set-up is confirmed
     * @param allowed whether the organisation still offers all that was chosen
     */
    static Hindrance toActivate(boolean ready, boolean allowed) {
        return new Hindrance(TO_ACTIVATE, Map.of("ready", ready, "allowed", allowed));
    }

    static Hindrance toCallBack() {
        return new Hindrance(TO_CALL_BACK, Map.of());
    }

    /** @param inNeed what {@link Attention} has to know */
    static Hindrance toSendLinks(Map<String, Object> inNeed, Instant now) {
        var parameters = new HashMap<String, @Nullable Object>(inNeed);
        parameters.put("hourAgo", Timestamp.from(now.minus(Duration.ofHours(1))));
        parameters.put("mostLinks", ActivationLinks.MOST_AN_HOUR);
        return new Hindrance(TO_SEND_LINKS, parameters);
    }
}
