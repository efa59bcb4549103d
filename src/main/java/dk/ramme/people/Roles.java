package dk.ramme.people;

import dk.ramme.tenancy.Tenancy;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which administrator roles the users of the organisation hold. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Roles {

    /** A role counts from the moment its holder has proved who they are, and while they are active (U7). */
    private static final String COUNTS = " and u.state = 'ACTIVE' and u.identified_at is not null";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final EntityManager entities;

    Roles(JdbcClient jdbc, Clock clock, EntityManager entities) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.entities = entities;
    }

    /** The roles the user was given, whether they count yet or not. */
    public Set<Role> of(UUID userId) {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(jdbc.sql("select role from user_role where user_id = :user")
                .param("user", userId)
                .query((row, n) -> Role.valueOf(row.getString(1)))
                .list());
        return roles;
    }

    /** Whether the user holds the role and it counts; that cannot change before the end of the transaction. */
    public boolean hold(UUID userId, Role role) {
        return jdbc.sql("""
                select true from user_role r join organisation_user u on u.id = r.user_id
                where r.user_id = :user and r.role = :role""" + COUNTS + " for share of r, u")
                .param("user", userId)
                .param("role", role.name())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Gives the role; held already: nothing changes and false is returned. */
    public boolean give(UUID organisationId, UUID userId, Role role) {
        // a user saved a moment ago may not have reached the database, where the role's row refers to them
        entities.flush();
        return jdbc.sql("""
                insert into user_role (organisation_id, user_id, role, given_at) values (:organisation, :user, :role, :at)
                on conflict do nothing
                """)
                        .param("organisation", organisationId)
                        .param("user", userId)
                        .param("role", role.name())
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Takes the role; not held: nothing changes and false is returned. */
    public boolean take(UUID userId, Role role) {
        return jdbc.sql("delete from user_role where user_id = :user and role = :role")
                        .param("user", userId)
                        .param("role", role.name())
                        .update()
                == 1;
    }

    /** Whether the user holds the role and no other active user does; true only as long as the organisation is locked. */
    public boolean isLast(UUID userId, Role role) {
        return of(userId).contains(role)
                && holders(role).stream().allMatch(holder -> holder.id().equals(userId));
    }

    /** Users whose role counts, by name in Danish order. */
    public List<Holder> holders(Role role) {
        return jdbc.sql("""
                select u.id, u.name, u.email, u.language from organisation_user u join user_role r on r.user_id = u.id
                where r.role = :role""" + COUNTS + " order by u.name collate \"da-x-icu\", u.id")
                .param("role", role.name())
                .query(Holder.class)
                .list();
    }

    /** Users who were given a role that does not count yet, by name in Danish order. */
    public List<Holder> waiting() {
        return jdbc.sql("""
                select u.id, u.name, u.email, u.language from organisation_user u
                where u.organisation_id = :organisation and u.identified_at is null and u.state <> 'DELETED'
                    and exists (select from user_role r where r.organisation_id = u.organisation_id and r.user_id = u.id)
                order by u.name collate "da-x-icu", u.id
                """)
                .param("organisation", Tenancy.organisation())
                .query(Holder.class)
                .list();
    }

    /** Whether the user was given a role that waits for them to prove who they are (U7). */
    public boolean wait(User user) {
        return !user.isIdentified() && !of(user.id()).isEmpty();
    }

    /**
     * Who changes who this user is, and hands over what proves it: where a role waits for the proof, whoever may give that
     * role, since the change would give it to somebody else (U7).
     */
    public Role responsibleFor(User user) {
        return wait(user) ? Role.ORGANISATION_ADMINISTRATOR : Role.USER_ADMINISTRATOR;
    }

    /** An administrator as others see them. */
    public record Holder(UUID id, String name, String email, String language) {}
}
