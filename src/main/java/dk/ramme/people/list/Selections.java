package dk.ramme.people.list;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What administrators have chosen on lists. It changes many rows at a time, so that none of them is ever loaded. */
interface Selections extends Repository<SelectedFilter, SelectedFilter.Key> {

    String OWNED = " where s.organisationId = :organisation and s.ownerId = :owner and s.list = :list";

    @Query("select s.filter from SelectedFilter s" + OWNED + " order by s.place")
    List<String> filters(UUID organisation, UUID owner, UserList list);

    @Modifying
    @Query("insert into SelectedFilter (organisationId, ownerId, list, place, filter, users)"
            + " values (:organisation, :owner, :list, :place, :filter, :users)")
    void add(UUID organisation, UUID owner, UserList list, int place, String filter, int users);

    @Modifying
    @Query("delete from SelectedFilter s" + OWNED)
    void deleteFilters(UUID organisation, UUID owner, UserList list);

    @Modifying
    @Query("delete from SelectedUser s" + OWNED)
    void deleteUsers(UUID organisation, UUID owner, UserList list);

    @Modifying
    @Query("delete from SelectedUser s" + OWNED + " and s.chosen = :chosen and s.userId in :users")
    void deleteUsers(UUID organisation, UUID owner, UserList list, boolean chosen, Collection<UUID> users);

    /** How many of these are users of the organisation. */
    @Query("select count(u) from User u where u.organisationId = :organisation and u.id in :users")
    int own(UUID organisation, Collection<UUID> users);
}
