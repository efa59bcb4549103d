package dk.ramme.people.merging;

import dk.ramme.people.UserState;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The merges of the organisation that can be undone. */
interface UserMerges extends Repository<UserMerge, UUID> {

    UserMerge saveAndFlush(UserMerge merge);

    void delete(UserMerge merge);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from UserMerge m where m.userId = :user")
    Optional<UserMerge> lock(UUID user);

    /** Takes rights from whoever has gained them by a merge. */
    @Modifying
    @Query("delete from RightGrant g where g.userId = :user and g.name in :names")
    void takeRights(UUID user, Collection<String> names);

    /** Takes them out of groups that they have come into by a merge. */
    @Modifying
    @Query("delete from GroupMember m where m.userId = :user and m.groupId in :groups")
    void takeGroups(UUID user, Collection<UUID> groups);

    /** Whoever became part of another is a user again, who is no entity of the transaction. */
    @Modifying
    @Query("update versioned User u set u.access.state = :state, u.access.deletedAt = null, u.access.mergedInto = null"
            + " where u.id = :user")
    void restore(UUID user, UserState state);

    /** The user has changed, and has this RID number if they had none. */
    @Modifying
    @Query("update versioned User u set u.rid = coalesce(u.rid, :rid) where u.id = :user")
    void change(UUID user, @Nullable String rid);

    /** The user has no RID number any more. */
    @Modifying
    @Query("update versioned User u set u.rid = null where u.id = :user")
    void takeRid(UUID user);

    @Query("select u.rid from User u where u.id = :user")
    Optional<String> rid(UUID user);

    /** These are part of this user from now on; none of them is an entity of the transaction. */
    @Modifying
    @Query("update versioned User u set u.access.mergedInto = :into where u.id in :users")
    void follow(Collection<UUID> users, UUID into);

    /** Who has become part of a user, by RID number. */
    @Query("""
            select new dk.ramme.people.merging.ShownMerges$Part(u.id, u.contact.name, u.rid, m.mergedAt, m.mergedByName,
                case when e.dueAt > :now then e.dueAt end)
            from User u left join UserMerge m on m.userId = u.id and m.keptId = :user
            left join PlannedErasure e on e.userId = m.userId
            where u.organisationId = :organisation and u.access.mergedInto = :user order by u.rid, u.id
            """)
    List<ShownMerges.Part> parts(UUID organisation, UUID user, Instant now);
}
