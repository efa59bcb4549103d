package dk.ramme.services;

import dk.ramme.login.Memberships;
import dk.ramme.login.SignedIn;
import dk.ramme.people.Standing;
import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether somebody may be logged in to a service at this moment (O4): asked when they come, when a code becomes tokens, at each
 * refresh and each use, and when something changed that it hangs on. It is what lets them see Ramme's own pages, and no more.
 */
@Component
class AllowedUse {

    private final Memberships memberships;
    private final RegisteredClients clients;
    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    AllowedUse(
            Memberships memberships,
            RegisteredClients clients,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.memberships = memberships;
        this.clients = clients;
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** What there is to say of somebody who may; empty for whoever may not. Called outside transactions. */
    Optional<Standing> standing(SignedIn me, String service) {
        if (me.isGuest() || me.isLow()) return Optional.empty();
        return memberships
                .standing(me)
                .filter(standing -> standing.user().state() == UserState.ACTIVE)
                .filter(standing -> isOpen(service, standing));
    }

    private boolean isOpen(String id, Standing standing) {
        return clients.service(id)
                .filter(service -> service.isFor(standing.organisation().cvr()))
                .filter(service -> !isBlocked(id, standing))
                .isPresent();
    }

    private boolean isBlocked(String service, Standing standing) {
        return Tenancy.in(
                standing.organisation().id(),
                () -> Boolean.TRUE.equals(reading.execute(
                        status -> jdbc.sql("select exists (select from service_block where service_id = :service)")
                                .param("service", service)
                                .query(Boolean.class)
                                .single())));
    }
}
