package dk.ramme.services;

import dk.ramme.audit.Actor;
import dk.ramme.audit.AuditTrail;
import dk.ramme.services.ServiceLogo.Picture;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What whoever runs Ramme does with the services: registers them, gives them another secret, retires them. */
@Component
class ServiceDesk {

    private static final String SUBJECT = "service";

    private final SelfServices services;
    private final ServiceLogos logos;
    private final SessionEnds ends;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ServiceDesk(
            SelfServices services,
            ServiceLogos logos,
            SessionEnds ends,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        this.services = services;
        this.logos = logos;
        this.ends = ends;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return its secret, where it brings no keys @throws IllegalArgumentException when there is one of that id */
    Optional<LinkToken> add(ServiceOrder order) {
        return onDuty(() -> {
            if (services.findById(order.id()).isPresent()) {
                throw new IllegalArgumentException("there is a service " + order.id() + " already");
            }
            var service = new SelfService(order, clock.instant());
            var secret = order.publicKeys() == null ? service.changeSecret() : null;
            services.saveAndFlush(service);
            record("SERVICE_ADDED", service.id());
            return Optional.ofNullable(secret);
        });
    }

    List<SelfService> all() {
        return onDuty(services::all);
    }

    /** @throws IllegalArgumentException when there is none */
    SelfService one(String id) {
        return onDuty(() -> there(id));
    }

    /** @return what it proves itself with from now on; the former one is good for nothing */
    LinkToken changeSecret(String id) {
        return onDuty(() -> {
            var service = there(id);
            var secret = service.changeSecret();
            services.saveAndFlush(service);
            record("SERVICE_SECRET_CHANGED", id);
            return secret;
        });
    }

    /** Whoever comes from it sees this picture beside its name; with null, none any more. */
    void changeLogo(String id, @Nullable Picture picture) {
        onDuty(() -> {
            there(id);
            var logo = logos.findById(id);
            if (picture == null) {
                logo.ifPresent(kept -> logos.deleteById(id));
            } else {
                var shown = logo.orElseGet(() -> new ServiceLogo(id, picture));
                shown.show(picture);
                logos.saveAndFlush(shown);
            }
            record("SERVICE_LOGO_CHANGED", id);
            return id;
        });
    }

    boolean hasLogo(String id) {
        return onDuty(() -> logos.versionOf(id).isPresent());
    }

    /** Nobody logs in to it any more, and whoever is logged in is out. @return how many that were */
    int retire(String id) {
        return onDuty(() -> {
            var service = there(id);
            service.retire(clock.instant());
            services.saveAndFlush(service);
            var ended = ends.ofService(id);
            record("SERVICE_RETIRED", id);
            return ended;
        });
    }

    private SelfService there(String id) {
        return services.findById(id).orElseThrow(() -> new IllegalArgumentException("there is no service " + id));
    }

    private void record(String action, String id) {
        var operator = new Actor(Actor.Kind.SYSTEM, null, operator(), null, null, null, null);
        trail.recordAs(operator, action, SUBJECT, null, Map.of("service", id));
    }

    private static @Nullable String operator() {
        return System.getProperty("user.name");
    }

    private <T> T onDuty(Supplier<T> work) {
        return Tenancy.on(
                CrossTenantTask.SERVICE, () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
