package dk.ramme.people.life;

import dk.ramme.audit.AuditTrail;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.people.cpr.ProvedNumbers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases what is left of deleted users when its time has come: name, address, CPR number, birth date and RID number. The
 * row stays without them, since the audit trail speaks of it.
 */
@Service
public class Erasures {

    private final UserRows rows;
    private final PlannedErasures planned;
    private final EachOrganisation organisations;
    private final DeviceOrders orders;
    private final ProvedNumbers numbers;
    private final AuditTrail audit;
    private final UserSettings settings;
    private final Clock clock;

    Erasures(
            UserRows rows,
            PlannedErasures planned,
            EachOrganisation organisations,
            DeviceOrders orders,
            ProvedNumbers numbers,
            AuditTrail audit,
            UserSettings settings,
            Clock clock) {
        this.rows = rows;
        this.planned = planned;
        this.organisations = organisations;
        this.orders = orders;
        this.numbers = numbers;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** Before their rights are taken and they leave their groups: what they held is kept until they are erased. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(Collection<UUID> users) {
        plan(users, clock.instant().plus(settings.keepDeleted()));
    }

    /** The same, of whoever is kept until then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(Collection<UUID> users, Instant due) {
        rows.planErasure(users, due);
    }

    /** What users who are brought back held is theirs again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void callOff(Collection<UUID> users) {
        rows.callOffErasure(users, clock.instant());
    }

    /** For how long what is left of a deleted user is kept. */
    Duration kept() {
        return settings.keepDeleted();
    }

    /** Until when a deleted user can be brought back; empty when they are erased, or not deleted. */
    @Transactional(readOnly = true)
    public Optional<Instant> dueAt(UUID user) {
        return planned.dueAt(user, clock.instant());
    }

    /** Erases all that is due. */
    public void erase() {
        organisations.each(() -> planned.organisationsDue(clock.instant()), this::eraseIn);
    }

    private void eraseIn(UUID organisation) {
        var erased = rows.eraseDue(clock.instant());
        if (!erased.isEmpty()) {
            orders.forgetAddresses(erased);
            numbers.forget(erased);
            audit.record("DELETED_USERS_ERASED", "organisation", organisation, Map.of("users", erased.size()));
        }
    }
}
