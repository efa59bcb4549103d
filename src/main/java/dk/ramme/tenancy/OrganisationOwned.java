package dk.ramme.tenancy;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;

/**
 * A thing of one organisation, born with its id for the one that is worked for. It counts no versions: whoever changes it
 * locks it first.
 */
@MappedSuperclass
public abstract class OrganisationOwned extends AssignedId<UUID> {

    @Id
    private UUID id;

    private UUID organisationId;

    /** For JPA, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected OrganisationOwned() {}

    protected OrganisationOwned(UUID id) {
        this.id = id;
        this.organisationId = Tenancy.organisation();
    }

    public UUID id() {
        return id;
    }

    public UUID organisationId() {
        return organisationId;
    }

    @Override
    public UUID getId() {
        return id;
    }
}
