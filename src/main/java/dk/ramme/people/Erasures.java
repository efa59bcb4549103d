package dk.ramme.people;

import dk.ramme.audit.AuditTrail;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases what is left of deleted users when its time has come: name, address, CPR number, birth date and RID number. The
 * row stays without them, since the audit trail speaks of it.
 */
@Service
class Erasures {

    private static final String ERASE = """
            update organisation_user u set name = '–', email = null, cpr_sealed = null, cpr_index = null,
                cpr_index_key = null, birth_date = null, rid = null, suspension_reason = null, version = version + 1
            from user_erasure e
            where e.organisation_id = u.organisation_id and e.user_id = u.id and e.due_at <= :now and u.state = 'DELETED'
            returning u.id
            """;

    private final JdbcClient jdbc;
    private final EachOrganisation organisations;
    private final DeviceOrders orders;
    private final AuditTrail audit;
    private final UserSettings settings;
    private final Clock clock;

    Erasures(
            JdbcClient jdbc,
            EachOrganisation organisations,
            DeviceOrders orders,
            AuditTrail audit,
            UserSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.orders = orders;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(Collection<UUID> users) {
        jdbc.sql("insert into user_erasure (organisation_id, user_id, due_at)"
                        + " select :organisation, one, :due from unnest(:users) as one")
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .param("due", Timestamp.from(clock.instant().plus(settings.keepDeleted())))
                .update();
    }

    /** Erases all that is due. */
    void erase() {
        organisations.each(this::due, this::eraseIn);
    }

    private List<UUID> due() {
        return jdbc.sql("select distinct organisation_id from user_erasure where due_at <= :now")
                .param("now", now())
                .query(UUID.class)
                .list();
    }

    private void eraseIn(UUID organisation) {
        var erased = jdbc.sql(ERASE).param("now", now()).query(UUID.class).list();
        jdbc.sql("delete from user_erasure where due_at <= :now")
                .param("now", now())
                .update();
        if (!erased.isEmpty()) {
            orders.forgetAddresses(erased);
            audit.record("DELETED_USERS_ERASED", "organisation", organisation, Map.of("users", erased.size()));
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
