package dk.ramme.people;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The groups of the organisation the transaction runs for, and who is in them. */
public interface Groups extends Repository<UserGroup, UUID> {

    String BY_NAME = " order by sql('? collate \"da-x-icu\"', g.name)";

    UserGroup saveAndFlush(UserGroup group);

    void delete(UserGroup group);

    /** By name in Danish order. */
    @Query("select g from UserGroup g" + BY_NAME)
    List<UserGroup> all();

    @Query("select g from UserGroup g where g.id = :id")
    Optional<UserGroup> find(UUID id);

    /** The group, which nobody else changes or deletes before the end of the transaction. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select g from UserGroup g where g.id = :id")
    Optional<UserGroup> lock(UUID id);

    /** The groups the user is in, by name in Danish order. */
    @Query("select g from GroupMember m join m.group g" + " where m.organisationId = :organisation and m.userId = :user"
            + BY_NAME)
    List<UserGroup> of(UUID organisation, UUID user);

    /** Each with how many are in it. */
    @Query("select new dk.ramme.people.Groups$Counted(g.id, g.name, (select count(m) from GroupMember m"
            + " where m.organisationId = g.organisationId and m.groupId = g.id)) from UserGroup g" + BY_NAME)
    List<Counted> counted();

    @Query("select count(m) from GroupMember m where m.organisationId = :organisation and m.groupId = :group")
    int members(UUID organisation, UUID group);

    /** Everybody who is in the group. */
    @Query("select m.userId from GroupMember m where m.organisationId = :organisation and m.groupId = :group")
    List<UUID> memberIds(UUID organisation, UUID group);

    /** Members who can be activated. */
    @Query("select m.userId from GroupMember m join m.user u where m.organisationId = :organisation"
            + " and m.groupId = :group and u.access.state = dk.ramme.people.UserState.DEACTIVATED")
    List<UUID> deactivated(UUID organisation, UUID group, Limit most);

    /** A group and how many are in it. */
    record Counted(UUID id, String name, long members) {}
}
