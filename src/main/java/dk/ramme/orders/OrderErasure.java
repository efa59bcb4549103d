package dk.ramme.orders;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.audit.AuditTrail;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgets the addresses that were typed for devices, often somebody's home, when the device has long been where it was to go or
 * has been called off. The organisation's own address is no secret and stays.
 */
@Configuration(proxyBeanMethods = false)
class OrderErasure {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 45);
    private static final String OVER = " from device_order where delivery = 'OTHER' and delivery_street is not null"
            + " and state <> 'ORDERED' and coalesce(ended_at, dispatched_at) < :before";

    private final JdbcClient jdbc;
    private final EachOrganisation organisations;
    private final OrderRows orders;
    private final AuditTrail audit;
    private final OrderSettings settings;
    private final Clock clock;

    OrderErasure(
            JdbcClient jdbc,
            EachOrganisation organisations,
            OrderRows orders,
            AuditTrail audit,
            OrderSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.orders = orders;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> orderErasureTask() {
        return Nightly.task("order-erasure", AT_NIGHT, this::erase);
    }

    void erase() {
        organisations.each(
                () -> dated("select distinct organisation_id" + OVER)
                        .query(UUID.class)
                        .list(),
                this::eraseIn);
    }

    private void eraseIn(UUID organisation) {
        var over = dated("select id" + OVER + " order by id for update")
                .query(UUID.class)
                .list();
        if (over.isEmpty()) {
            return;
        }
        orders.forgetAddressesOf(over);
        audit.record("ORDER_ADDRESSES_ERASED", "organisation", organisation, Map.of("orders", over.size()));
    }

    private JdbcClient.StatementSpec dated(String sql) {
        return jdbc.sql(sql).param("before", Timestamp.from(clock.instant().minus(settings.keepAddresses())));
    }
}
