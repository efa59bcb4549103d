package dk.ramme.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a user's state has changed, as the audit trail has it; what happened without a decision of anybody here (an import,
 * the user's own activation) is told by the user's row.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class UserHistory {

    private static final int MOST = 50;

    private final JdbcClient jdbc;

    UserHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<Event> of(User user) {
        var events = new ArrayList<>(latest(
                user,
                "subject_id = cast(:user as uuid) and action in"
                        + " ('USER_CREATED', 'USER_ACTIVATED', 'USER_IDENTIFIED', 'USER_SUSPENDED', 'USER_REOPENED', 'USER_DELETED',"
                        + " 'USER_BROUGHT_BACK')",
                MOST));
        var enrolment = user.access().enrolment();
        if (events.stream().noneMatch(event -> event.what().equals("USER_CREATED"))) {
            events.add(new Event(enrolment.createdAt(), enrolment.cameBy().name(), null));
        }
        if (enrolment.cameBy() != Origin.APPOINTED) {
            user.access().selfActivatedAt().ifPresent(at -> events.add(new Event(at, "SELF_ACTIVATED", null)));
        }
        events.sort(Comparator.comparing(Event::at).reversed());
        return events;
    }

    /** What was decided about the user last; that somebody looked at them is no decision. */
    public Optional<Event> last(User user) {
        return latest(user, "starts_with(action, 'USER_') and actor_name is not null", 1).stream()
                .findFirst();
    }

    /** Who wrote last who the user is. */
    Optional<Event> lastCorrection(User user) {
        return latest(user, "action in ('USER_CREATED', 'USER_EDITED') and actor_name is not null", 1).stream()
                .findFirst();
    }

    private List<Event> latest(User user, String which, int most) {
        return jdbc.sql("""
                select at, action, actor_name from audit_event
                where organisation_id = :organisation and concerns = :user and subject_type = 'user' and
                """ + which + " order by at desc, id desc limit :most")
                .param("organisation", user.organisationId())
                .param("user", user.id().toString())
                .param("most", most)
                .query(UserHistory::read)
                .list();
    }

    private static Event read(ResultSet row, int number) throws SQLException {
        return new Event(row.getTimestamp("at").toInstant(), row.getString("action"), row.getString("actor_name"));
    }

    /**
     * @param what names the message key {@code people.history.<this>}
     * @param by who decided, null where nobody here did
     */
    public record Event(Instant at, String what, @Nullable String by) {}
}
