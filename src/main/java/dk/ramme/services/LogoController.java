package dk.ramme.services;

import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.OwnTransactions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The logo of a service, which whoever comes from it sees before they log in. */
@Controller
@OwnTransactions
class LogoController {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final ServiceLogos logos;
    private final TransactionTemplate reading;

    LogoController(ServiceLogos logos, PlatformTransactionManager transactions) {
        this.logos = logos;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** One that is not there may have been: another stands in its place by now, or none. */
    @GetMapping("/services/logos/{id}/{version}")
    ResponseEntity<byte[]> show(@PathVariable String id, @PathVariable String version) {
        return find(id, version)
                .map(logo -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(logo.mediaType()))
                        .cacheControl(FOR_GOOD)
                        .body(logo.content()))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.GONE).build());
    }

    private Optional<ServiceLogo> find(String id, String version) {
        if (!RegisteredClients.isId(id) || !version.matches("[0-9a-f]{32}")) return Optional.empty();
        return Tenancy.on(
                CrossTenantTask.SERVICE,
                () -> Objects.requireNonNull(reading.execute(status -> logos.find(id, version))));
    }
}
