package dk.ramme.joining;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.register.Company;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds the organisation of a company, or makes it when someone begins to join it. Called outside a transaction. */
@Component
public class Organising {

    private final Organisations organisations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Organising(Organisations organisations, TransactionTemplate transaction, Clock clock) {
        this.organisations = organisations;
        this.transaction = transaction;
        this.clock = clock;
    }

    public UUID organisationOf(Company company) {
        return find(company.cvr()).orElseGet(() -> make(company));
    }

    public Optional<UUID> find(CvrNumber cvr) {
        return Tenancy.on(
                CrossTenantTask.JOINING,
                () -> transaction.execute(
                        status -> organisations.findByCvr(cvr.value()).map(Organisation::id)));
    }

    /** Two who begin at once get the same one: the number is unique, and the later finds what the earlier made. */
    private UUID make(Company company) {
        var id = UUID.randomUUID();
        try {
            Tenancy.in(
                    id,
                    () -> organisations.save(Organisation.joining(
                            id, company.cvr(), company.name(), company.hasNothingToImport(), clock.instant())));
            return id;
        } catch (DataIntegrityViolationException taken) {
            return find(company.cvr()).orElseThrow(() -> taken);
        }
    }
}
