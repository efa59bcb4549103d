package dk.ramme.means;

import dk.ramme.tenancy.Tenancy;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks whose means it is before the means: the user, then the means, and before both the organisation where what follows hangs
 * on it. A means that is taken into use, ended, locked or opened changes the row of its user (V126), so with the means first two
 * deeds would wait for each other crosswise; so would they with the user before the organisation. In SQL: users and
 * organisations are entities of modules above.
 */
@Transactional(propagation = Propagation.MANDATORY)
interface MeansOwners extends Repository<Means, UUID> {

    /** Before a means is taken into use: what the organisation offers stays as it is until that is done. */
    default void lockWithOrganisation(UUID user) {
        holdOrganisation(Tenancy.organisation());
        lock(user);
    }

    /**
     * Before a means is ended: whoever hears of it looks whether the user can log in still and who else administers, and changes
     * the user. As strong as they take it, since of two who hold it for share neither could go on.
     */
    default void lockUnderOrganisation(UUID user) {
        lockOrganisation(Tenancy.organisation());
        lock(user);
    }

    @NativeQuery("select id from organisation where id = :id for share")
    Optional<UUID> holdOrganisation(UUID id);

    @NativeQuery("select id from organisation where id = :id for no key update")
    Optional<UUID> lockOrganisation(UUID id);

    /** Where nothing but the means changes, and what its change does to the user's row. */
    @NativeQuery("select id from organisation_user where id = :id for no key update")
    Optional<UUID> lock(UUID id);
}
