package dk.ramme.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Who in the organisation that the transaction runs for was given which role. A user's own grants are changed by the user. */
interface RoleGrants extends Repository<RoleGrant, RoleGrant.Key> {

    /** A role counts from the moment its holder has proved who they are, and while they are active (U7). */
    String COUNTS =
            " and u.access.state = dk.ramme.people.UserState.ACTIVE and u.access.enrolment.identifiedAt is not null";

    String HOLDER =
            "select new dk.ramme.people.Roles$Holder(u.id, u.contact.name, u.contact.email, u.contact.language) from User u";

    String BY_NAME = " order by sql('? collate \"da-x-icu\"', u.contact.name), u.id";

    @Query("select g.role from RoleGrant g where g.userId = :user")
    List<Role> of(UUID user);

    @Query("select g.givenAt from RoleGrant g where g.userId = :user and g.role = :role")
    Optional<Instant> since(UUID user, Role role);

    @Query("select g from RoleGrant g where g.userId in :users")
    List<RoleGrant> of(Collection<UUID> users);

    /** In SQL: it holds the user's row besides the grant's, so that neither changes before the end of the transaction. */
    @NativeQuery("""
            select true from user_role r join organisation_user u on u.id = r.user_id
            where r.user_id = :user and r.role = :role and u.state = 'ACTIVE' and u.identified_at is not null
            for share of r, u
            """)
    Optional<Boolean> hold(UUID user, String role);

    @Query(HOLDER + " join RoleGrant g on g.userId = u.id where g.role = :role" + COUNTS + BY_NAME)
    List<Roles.Holder> holders(Role role);

    @Query("select new dk.ramme.people.Roles$Held(g.role, u.id, u.contact.name, u.contact.email, u.contact.language)"
            + " from User u join RoleGrant g on g.userId = u.id where true = true" + COUNTS + BY_NAME)
    List<Roles.Held> holders();

    @Query(HOLDER + " where u.organisationId = :organisation and u.access.enrolment.identifiedAt is null"
            + " and u.access.state <> dk.ramme.people.UserState.DELETED"
            + " and exists (select g from RoleGrant g where g.organisationId = u.organisationId and g.userId = u.id)"
            + BY_NAME)
    List<Roles.Holder> waiting(UUID organisation);
}
