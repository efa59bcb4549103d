package dk.ramme.people;

import dk.ramme.audit.AuditTrail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what is known of users besides who they are, of one or many alike (U6, U9). Whoever calls has locked the organisation and the
 * users, and seen that the administrator may.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ManyParticulars {

    private final LockedUsers users;
    private final AuditTrail audit;

    ManyParticulars(LockedUsers users, AuditTrail audit) {
        this.users = users;
        this.audit = audit;
    }

    /** What is known of each from now on; the same as stands changes nothing. */
    public void set(Map<UUID, Particulars> particulars) {
        var told = new LinkedHashMap<UUID, Map<String, Object>>();
        users.describe(particulars)
                .forEach(user -> told.put(
                        user,
                        Map.of(
                                "known",
                                List.copyOf(Objects.requireNonNull(particulars.get(user))
                                        .known()
                                        .keySet()))));
        audit.recordEach("USER_PARTICULARS_SET", "user", told);
    }
}
