package dk.ramme.asking;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.organisation.EmployeeRequests;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.OrganisationState;
import dk.ramme.organisation.Organisations;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks across organisations for those that take requests. Called outside transactions. */
@Component
class OpenOrganisations {

    private static final Limit MOST = Limit.of(2000);

    private final Organisations organisations;
    private final TransactionTemplate transaction;

    OpenOrganisations(Organisations organisations, TransactionTemplate transaction) {
        this.organisations = organisations;
        this.transaction = transaction;
    }

    /** Those that have chosen to be shown, in Danish order. */
    List<Organisations.Listed> listed() {
        return across(() -> organisations.listed(MOST));
    }

    /** The organisation with the number, if it takes requests. */
    Optional<UUID> find(CvrNumber cvr) {
        return across(() -> organisations
                .findByCvr(cvr.value())
                .filter(OpenOrganisations::takesRequests)
                .map(Organisation::id));
    }

    private static boolean takesRequests(Organisation organisation) {
        return organisation.state() == OrganisationState.READY
                && organisation.employeeRequests() != EmployeeRequests.CLOSED;
    }

    private <T> T across(Supplier<T> question) {
        return Tenancy.on(
                CrossTenantTask.ASKING, () -> Objects.requireNonNull(transaction.execute(status -> question.get())));
    }
}
