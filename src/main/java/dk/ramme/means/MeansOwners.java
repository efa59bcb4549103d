package dk.ramme.means;

import dk.ramme.tenancy.Tenancy;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks whose means it is before the means: organisation, user, means, as everybody does who changes a user. A means that is
 * taken into use, ended, locked or opened changes the row of its user (V126), so with the means first two deeds would wait for
 * each other crosswise.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MeansOwners {

    private final JdbcClient jdbc;

    MeansOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Before a means is taken into use: what the organisation offers stays as it is until that is done. */
    void lockWithOrganisation(UUID user) {
        lock("select id from organisation where id = :id for share", Tenancy.organisation());
        lock(user);
    }

    void lock(UUID user) {
        lock("select id from organisation_user where id = :id for no key update", user);
    }

    private void lock(String statement, UUID id) {
        jdbc.sql(statement).param("id", id).query(UUID.class).optional();
    }
}
