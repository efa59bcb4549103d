package dk.ramme.means;

import dk.ramme.tenancy.Tenancy;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks whose means it is before the means: organisation, user, means, as everybody does who changes a user. A means that is
 * taken into use, ended, locked or opened changes the row of its user (V126), so with the means first two deeds would wait for
 * each other crosswise. In SQL: users and organisations are entities of modules above.
 */
@Transactional(propagation = Propagation.MANDATORY)
interface MeansOwners extends Repository<Means, UUID> {

    /** Before a means is taken into use: what the organisation offers stays as it is until that is done. */
    default void lockWithOrganisation(UUID user) {
        holdOrganisation(Tenancy.organisation());
        lock(user);
    }

    @NativeQuery("select id from organisation where id = :id for share")
    Optional<UUID> holdOrganisation(UUID id);

    @NativeQuery("select id from organisation_user where id = :id for no key update")
    Optional<UUID> lock(UUID id);
}
