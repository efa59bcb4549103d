package dk.ramme.people;

import dk.ramme.tenancy.Tenancy;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Roles, rights and groups are rows of their own and part of a user all the same: whoever would undo what was done to the user
 * sees at once that they have changed (B2). Whoever changes one says so here, or in the statement that does.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class UserParts {

    /** In a statement that has put those concerned in a table {@code put (user_id)}; it gives their ids back. */
    public static final String CHANGED = " update organisation_user u set version = u.version + 1 from put"
            + " where u.organisation_id = :organisation and u.id = put.user_id returning u.id";

    private final EntityManager entities;
    private final JdbcClient jdbc;

    UserParts(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    public void changed(User user) {
        entities.lock(user, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /** The same of many, who are no entities of the transaction. */
    public void changed(Collection<UUID> users) {
        jdbc.sql("with put as (select user_id from unnest(cast(:users as uuid[])) as user_id)" + CHANGED)
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }
}
