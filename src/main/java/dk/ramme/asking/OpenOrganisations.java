package dk.ramme.asking;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks across organisations for those that take requests. Called outside transactions. */
@Component
class OpenOrganisations {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OpenOrganisations(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Those that have chosen to be shown, in Danish order. */
    List<Listed> listed() {
        return across(() -> jdbc.sql("""
                select cvr, name from organisation where state = 'READY' and employee_requests = 'LISTED'
                order by name collate "da-x-icu", cvr limit 2000
                """).query(Listed.class).list());
    }

    /** The organisation with the number, if it takes requests. */
    Optional<UUID> find(CvrNumber cvr) {
        return across(
                () -> jdbc.sql("""
                select id from organisation where cvr = :cvr and state = 'READY' and employee_requests <> 'CLOSED'
                """).param("cvr", cvr.value()).query(UUID.class).optional());
    }

    private <T> T across(Supplier<T> question) {
        return Tenancy.on(
                CrossTenantTask.ASKING, () -> Objects.requireNonNull(transaction.execute(status -> question.get())));
    }

    record Listed(String cvr, String name) {}
}
