package dk.ramme.joining;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.OrganisationState;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database says of an organisation after a walk. */
public final class JoinedOrganisations {

    private final Organisations organisations;
    private final Roles roles;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    public JoinedOrganisations(ApplicationContext beans) {
        this.organisations = beans.getBean(Organisations.class);
        this.roles = beans.getBean(Roles.class);
        this.transaction = beans.getBean(TransactionTemplate.class);
        this.jdbc = beans.getBean(JdbcClient.class);
    }

    boolean exists(CvrNumber cvr) {
        return find(cvr).isPresent();
    }

    UUID id(CvrNumber cvr) {
        return find(cvr).orElseThrow().id();
    }

    OrganisationState state(CvrNumber cvr) {
        return find(cvr).orElseThrow().state();
    }

    boolean nothingToImport(CvrNumber cvr) {
        return find(cvr).orElseThrow().nothingToImport();
    }

    public List<Roles.Holder> administrators(CvrNumber cvr) {
        return within(cvr, () -> roles.holders(Role.ORGANISATION_ADMINISTRATOR));
    }

    public long count(CvrNumber cvr, String table) {
        return within(
                cvr,
                () -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single());
    }

    String sentCase(CvrNumber cvr) {
        return within(
                cvr,
                () -> jdbc.sql("select id::text from joining_case where state = 'SENT'")
                        .query(String.class)
                        .single());
    }

    /** What was decided, in its order. */
    public List<String> trail(CvrNumber cvr) {
        return within(
                cvr,
                () -> jdbc.sql("select action from audit_event where subject_type <> 'refusal' order by id")
                        .query(String.class)
                        .list());
    }

    /** Refusals that concern no organisation but this company. */
    List<String> refusals(CvrNumber cvr) {
        return transaction(
                () -> jdbc.sql("select action from audit_event where organisation_id is null and details ->> 'cvr' = ?")
                        .param(cvr.value())
                        .query(String.class)
                        .list());
    }

    public <T> T within(CvrNumber cvr, Supplier<T> work) {
        return Tenancy.in(id(cvr), () -> transaction(work));
    }

    private <T> T transaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private Optional<Organisation> find(CvrNumber cvr) {
        return Tenancy.on(CrossTenantTask.JOINING, () -> transaction(() -> organisations.findByCvr(cvr.value())));
    }
}
