package dk.ramme.activation;

import dk.ramme.people.need.Attention;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Why users are left out of an activation: what the organisation's policy and the limits say about each.
 *
 * @param inNeed what {@link Attention} has to know
 * @param hourAgo links made since then count
 */
record ExclusionRules(Map<String, Object> inNeed, Instant hourAgo) {

    /**
     * Why a user would be left out now; null for no reason. Order matters: the first reason is told. Of several users who
     * are one person, by number and name (U8), the one with the smallest id is activated, since a run walks by id.
     */
    private static final String REASON = """
            case when u.state <> 'DEACTIVATED' then 'NOT_DEACTIVATED'
                 when u.email is null then 'NO_EMAIL'
                 when u.cpr_sealed is null and u.birth_date is null then 'NO_CPR'
                 when exists (select from organisation_user o
                     where o.organisation_id = u.organisation_id and o.cpr_index = u.cpr_index
                         and o.cpr_index_key = u.cpr_index_key and o.id <> u.id and o.name_ends = u.name_ends
                         and (o.state in ('AWAITING_ACTIVATION', 'ACTIVE', 'SUSPENDED')
                             or o.state = 'DEACTIVATED' and o.email is not null and o.id < u.id
                                 and exists (select from activation_user a
                                     where a.activation_id = i.activation_id and a.user_id = o.id)))
                     then 'ALREADY_A_USER' end
            """;

    static ExclusionRules of(Map<String, Object> inNeed, Instant now) {
        return new ExclusionRules(inNeed, now.minus(Duration.ofHours(1)));
    }

    /** The reason as an expression over a user u and their line i of the activation; it needs the parameters. */
    String reason(Activation activation) {
        return activation.sendsLinks() ? SendingLinks.HINDRANCE : REASON;
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<>(inNeed);
        parameters.put("hourAgo", Timestamp.from(hourAgo));
        parameters.put("mostLinks", ActivationLinks.MOST_AN_HOUR);
        return parameters;
    }
}
