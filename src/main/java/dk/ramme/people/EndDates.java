package dk.ramme.people;

import dk.ramme.audit.AuditTrail;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The last days of those who are there for a time, of one or many alike (U6). Days are Danish ones. Whoever calls has locked the
 * organisation and the users, and seen that the administrator may.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class EndDates {

    /** So long before, user administrators are told. */
    static final int DAYS_TOLD = 7;

    private static final int LONGEST_YEARS = 50;

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    private static final String GONE = "case when u.state = 'DELETED' then 'DELETED_ALREADY' end";

    private final LockedUsers users;
    private final AuditTrail audit;

    EndDates(LockedUsers users, AuditTrail audit) {
        this.users = users;
        this.audit = audit;
    }

    /** What stands in the way of a last day. */
    public static Hindrance toSet() {
        return new Hindrance(GONE, Map.of());
    }

    /** Whether the day can still be somebody's last: it is not over, and not beyond all plans. */
    public static boolean isPossible(LocalDate day, Instant now) {
        return !day.isBefore(today(now)) && day.isBefore(today(now).plusYears(LONGEST_YEARS));
    }

    /** Which day it is in Denmark. */
    public static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, DENMARK);
    }

    /** The latest day that administrators are told of by now. */
    public static LocalDate toldFrom(Instant now) {
        return today(now).plusDays(DAYS_TOLD);
    }

    /** Sets the last day of each, or takes it away; the same as stands changes nothing. */
    public void set(Map<UUID, Optional<LocalDate>> days) {
        var told = new LinkedHashMap<UUID, Map<String, String>>();
        users.end(days)
                .forEach(user -> told.put(
                        user,
                        Objects.requireNonNull(days.get(user))
                                .map(day -> Map.of("endsOn", day.toString()))
                                .orElse(Map.of())));
        audit.recordEach("USER_END_DATE_SET", "user", told);
    }
}
