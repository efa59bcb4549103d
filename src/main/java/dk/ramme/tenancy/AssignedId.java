package dk.ramme.tenancy;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import org.springframework.data.domain.Persistable;

/**
 * An entity that has its id from birth, so that the id does not tell whether it has a row: it knows that itself, and nobody
 * asks the database before it is inserted.
 */
@MappedSuperclass
public abstract class AssignedId<I> implements Persistable<I> {

    private transient boolean stored;

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void stored() {
        stored = true;
    }
}
