package dk.ramme.orders;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.audit.AuditTrail;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Forgets the addresses that were typed for devices, often somebody's home, when the device has long been where it was to go or
 * has been called off. The organisation's own address is no secret and stays.
 */
@Configuration(proxyBeanMethods = false)
class OrderErasure {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 45);

    private final EachOrganisation organisations;
    private final Orders orders;
    private final AuditTrail audit;
    private final OrderSettings settings;
    private final Clock clock;

    OrderErasure(EachOrganisation organisations, Orders orders, AuditTrail audit, OrderSettings settings, Clock clock) {
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
        var before = clock.instant().minus(settings.keepAddresses());
        organisations.each(() -> orders.organisationsWithOver(before), organisation -> eraseIn(organisation, before));
    }

    private void eraseIn(UUID organisation, Instant before) {
        var over = orders.forgetAddressesOver(before);
        if (over > 0) {
            audit.record("ORDER_ADDRESSES_ERASED", "organisation", organisation, Map.of("orders", over));
        }
    }
}
