package dk.ramme.people.list;

import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How many users the organisation has, by how far they have come. Kept by the database as they change, never counted. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class UserCounts {

    private final JdbcClient jdbc;

    UserCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Counts now() {
        return jdbc.sql("""
                select coalesce(sum(users) filter (where state = 'DEACTIVATED'), 0) deactivated,
                    coalesce(sum(users) filter (where state = 'AWAITING_ACTIVATION'), 0) awaiting,
                    coalesce(sum(users) filter (where state = 'ACTIVE'), 0) active,
                    coalesce(sum(users) filter (where state = 'SUSPENDED'), 0) suspended
                from user_tally where organisation_id = :organisation
                """)
                .param("organisation", Tenancy.organisation())
                .query(Counts.class)
                .single();
    }

    /** What each day on which anything changed brought, oldest first. */
    public List<Change> changes() {
        return jdbc.sql("""
                select day,
                    coalesce(sum(users) filter (where state = 'DEACTIVATED'), 0) deactivated,
                    coalesce(sum(users) filter (where state = 'AWAITING_ACTIVATION'), 0) awaiting,
                    coalesce(sum(users) filter (where state = 'ACTIVE'), 0) active,
                    coalesce(sum(users) filter (where state = 'SUSPENDED'), 0) suspended
                from user_tally where organisation_id = :organisation group by day order by day
                """)
                .param("organisation", Tenancy.organisation())
                .query(Change.class)
                .list();
    }

    /** The organisations with so many more rows than days and states. */
    List<UUID> crowded(int more) {
        return jdbc.sql("""
                select organisation_id from user_tally group by organisation_id
                having count(*) > count(distinct (day, state)) + :more
                """).param("more", more).query(UUID.class).list();
    }

    /** Adds up the rows of each day and state; what is being written meanwhile stays beside it. */
    public void addUp() {
        jdbc.sql("""
                with taken as (delete from user_tally where organisation_id = :organisation returning day, state, users)
                insert into user_tally (organisation_id, day, state, users)
                select :organisation, day, state, sum(users) from taken group by day, state having sum(users) <> 0
                """).param("organisation", Tenancy.organisation()).update();
    }

    /** Administrators are users too, and count as active. */
    public record Counts(long deactivated, long awaiting, long active, long suspended) {

        /** What all days together have brought. */
        public static Counts of(List<Change> changes) {
            return new Counts(
                    changes.stream().mapToLong(Change::deactivated).sum(),
                    changes.stream().mapToLong(Change::awaiting).sum(),
                    changes.stream().mapToLong(Change::active).sum(),
                    changes.stream().mapToLong(Change::suspended).sum());
        }

        long in(UserState state) {
            return switch (state) {
                case DEACTIVATED -> deactivated;
                case AWAITING_ACTIVATION -> awaiting;
                case ACTIVE -> active;
                case SUSPENDED -> suspended;
                case DELETED -> 0;
            };
        }
    }

    /** How many more there were of each state at the end of a day; fewer, where it is negative. */
    public record Change(LocalDate day, long deactivated, long awaiting, long active, long suspended) {

        public long activated() {
            return awaiting + selfActivated();
        }

        public long selfActivated() {
            return active + suspended;
        }
    }
}
