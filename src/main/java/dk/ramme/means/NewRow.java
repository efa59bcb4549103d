package dk.ramme.means;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import org.springframework.data.domain.Persistable;

/**
 * An entity that has its id from birth and counts no versions: it knows itself whether it has a row, so that nobody asks the
 * database before it is inserted.
 */
@MappedSuperclass
abstract class NewRow<I> implements Persistable<I> {

    private transient boolean kept;

    @Override
    public boolean isNew() {
        return !kept;
    }

    @PostLoad
    @PostPersist
    void kept() {
        kept = true;
    }
}
