package dk.ramme.people.need;

import static java.util.stream.Collectors.joining;

import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.UserEvent.UsersDeleted;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes those in need of whom nobody has been told yet, in one statement over all of them. That they were is written with what
 * tells it, and the primary key keeps "never twice".
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class NewNeeds {

    private static final String FOUND = Attention.reasons().stream()
            .map(reason -> "select distinct id as user_id, '" + reason + "' as reason from ("
                    + reason.lead(Attention.CONCERNED, Attention.reasons(), Integer.MAX_VALUE) + ") of_reason (id)")
            .collect(joining(" union all "));

    private final JdbcClient jdbc;
    private final UsersInNeed inNeed;
    private final Clock clock;

    NewNeeds(JdbcClient jdbc, UsersInNeed inNeed, Clock clock) {
        this.jdbc = jdbc;
        this.inNeed = inNeed;
        this.clock = clock;
    }

    /** Those there are, whom nobody is told of once more while they need the same. */
    public Taken take(LoginPolicy policy) {
        var byReason = new EnumMap<Attention, Integer>(Attention.class);
        var users = new int[1];
        jdbc.sql("with found as materialized (" + FOUND + """
                ), gone as (
                    delete from need_told t where t.organisation_id = :organisation and not exists (
                        select from found f where f.user_id = t.user_id and f.reason = t.reason)
                ), fresh as (
                    insert into need_told (organisation_id, user_id, reason, told_at)
                    select :organisation, user_id, reason, :now from found
                    on conflict do nothing returning user_id, reason
                )
                select reason, count(*) as needs, (select count(distinct user_id) from fresh) as users from fresh group by reason
                """)
                .params(inNeed.parameters(policy))
                .param("organisation", Tenancy.organisation())
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    byReason.put(Attention.valueOf(row.getString("reason")), row.getInt("needs"));
                    users[0] = row.getInt("users");
                });
        return new Taken(users[0], byReason);
    }

    /** Whoever is no user any more needs nothing. */
    @EventListener
    void on(UsersDeleted deleted) {
        jdbc.sql("delete from need_told where organisation_id = :organisation and user_id = any(:users)")
                .param("organisation", Tenancy.organisation())
                .param("users", deleted.userIds().toArray(UUID[]::new))
                .update();
    }

    /**
     * What is new.
     *
     * @param users how many it is about
     * @param byReason how many for each reason, in the order in which reasons weigh
     */
    public record Taken(int users, Map<Attention, Integer> byReason) {}
}
