package dk.ramme.tenancy;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/**
 * A thing of one organisation, born with its id for the one that is worked for. It counts no versions: whoever changes it
 * locks it first.
 */
@MappedSuperclass
public abstract class OrganisationOwned implements Persistable<UUID> {

    @Id
    private UUID id;

    private UUID organisationId;

    /** Whether it has yet to be inserted: an id that is there from birth does not tell. */
    @Transient
    private boolean unsaved;

    /** For JPA, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected OrganisationOwned() {}

    protected OrganisationOwned(UUID id) {
        this.id = id;
        this.organisationId = Tenancy.organisation();
        this.unsaved = true;
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

    @Override
    public boolean isNew() {
        return unsaved;
    }

    @PostPersist
    void saved() {
        unsaved = false;
    }
}
