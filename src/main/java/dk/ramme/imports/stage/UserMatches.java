package dk.ramme.imports.stage;

import dk.ramme.imports.check.NewUserRow;
import dk.ramme.imports.check.PersonMatch.Known;
import dk.ramme.imports.stage.HeldAddresses.Addressed;
import dk.ramme.people.LockedUsers;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The users of the organisation as the rows of a source meet them, many in a statement: a million of them are no entities. A RID
 * number is given once, which a unique index decides.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class UserMatches {

    private final JdbcClient jdbc;
    private final Users users;
    private final LockedUsers locked;

    UserMatches(JdbcClient jdbc, Users users, LockedUsers locked) {
        this.jdbc = jdbc;
        this.users = users;
        this.locked = locked;
    }

    /**
     * By RID number; that of a user who became part of another leads to that one. One look into the unique index for each: asked
     * for all at once the numbers are compared with every user of the organisation, as long as the database believes that there
     * are few: it has not counted those that came just now.
     */
    public Map<String, Owner> find(Collection<String> rids) {
        var owners = new HashMap<String, Owner>();
        if (rids.isEmpty()) return owners;
        of("""
                select r.rid, u.* from unnest(:rids) as r (rid) cross join lateral (
                    select k.id, k.name, k.email, k.cpr_index, k.birth_date, k.state, k.id <> h.id as merged,
                        array(select g.name from user_right g where g.organisation_id = k.organisation_id and g.user_id = k.id)
                            as rights,
                        exists (select from user_role o where o.organisation_id = k.organisation_id and o.user_id = k.id)
                            as has_role
                    from organisation_user h join organisation_user k on k.organisation_id = h.organisation_id
                        and k.id = coalesce(h.merged_into, h.id)
                    where h.organisation_id = :organisation and h.rid = r.rid offset 0) u
                """).param("rids", rids.toArray(String[]::new)).query(row -> {
            owners.put(row.getString("rid"), owner(row));
        });
        return owners;
    }

    /** The same, while nobody else changes those who may be refreshed: no activation, no edit, until the transaction ends. */
    public Map<String, Owner> hold(Collection<String> rids) {
        var owners = find(rids);
        var ids = owners.values().stream()
                .filter(Owner::isDeactivated)
                .map(Owner::id)
                .toList();
        if (ids.isEmpty()) return owners;
        locked.hold(ids);
        return find(rids);
    }

    /** Gives the RID numbers to those of the users who have none. */
    void giveRids(Map<String, UUID> rids) {
        of("""
                update organisation_user u set rid = p.rid, version = coalesce(u.version, 0) + 1
                from unnest(:rids, cast(:ids as uuid[])) as p (rid, id)
                where u.organisation_id = :organisation and u.id = p.id and u.rid is null
                """)
                .param("rids", rids.keySet().toArray(String[]::new))
                .param("ids", rids.values().stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** Those of the owners who are still here: somebody may have been deleted since the administrator decided. */
    public Map<String, UUID> stillHere(Map<String, UUID> owners) {
        if (owners.isEmpty()) return Map.of();
        var still = new HashMap<>(owners);
        still.values().retainAll(users.here(owners.values()));
        return still;
    }

    /** Whose the rights of RID numbers are from now on. */
    public void remember(UUID importId, Map<String, UUID> owners) {
        if (owners.isEmpty()) return;
        of("""
                insert into import_joined (organisation_id, import_id, rid, user_id)
                select :organisation, :import, p.rid, p.id from unnest(:rids, cast(:ids as uuid[])) as p (rid, id)
                on conflict do nothing
                """)
                .param("import", importId)
                .param("rids", owners.keySet().toArray(String[]::new))
                .param("ids", owners.values().stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** By RID number, the users {@link #remember remembered}. */
    public Map<String, UUID> remembered(UUID importId, List<String> rids) {
        var owners = new HashMap<String, UUID>();
        of("""
                select rid, user_id from import_joined
                where organisation_id = :organisation and import_id = :import and rid = any(:rids)
                """)
                .param("import", importId)
                .param("rids", rids.toArray(String[]::new))
                .query(row -> {
                    owners.put(row.getString(1), row.getObject(2, UUID.class));
                });
        return owners;
    }

    public void erase(UUID importId) {
        of("delete from import_joined where organisation_id = :organisation and import_id = :import")
                .param("import", importId)
                .update();
    }

    /** Whether anybody is known by CPR number who has a RID number. */
    boolean withOtherRid() {
        return users.existsByOrganisationIdAndRidNotNullAndCprIndexNotNull(Tenancy.organisation());
    }

    /** The birth dates of those who are known by CPR number and have no RID number. */
    Set<@Nullable LocalDate> birthDatesWithoutRid() {
        return new HashSet<>(of("""
                select distinct birth_date from organisation_user where organisation_id = :organisation
                    and rid is null and cpr_index is not null and state <> 'DELETED'
                """)
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .list());
    }

    /** By line whose RID number a user has, in which state they are: somebody who is deleted has it until they are erased. */
    Map<Integer, UserState> statesOfUsers(Map<Integer, String> ridsByLine) {
        var states = new HashMap<Integer, UserState>();
        if (ridsByLine.isEmpty()) return states;
        of("""
                select p.line, (select k.state from organisation_user u
                    join organisation_user k on k.organisation_id = u.organisation_id and k.id = coalesce(u.merged_into, u.id)
                    where u.organisation_id = :organisation and u.rid = p.rid) as state
                from unnest(:lines, :rids) as p (line, rid)
                """)
                .param("lines", ridsByLine.keySet().toArray(Integer[]::new))
                .param("rids", ridsByLine.values().toArray(String[]::new))
                .query(row -> {
                    var state = row.getString("state");
                    if (state != null) states.put(row.getInt("line"), UserState.valueOf(state));
                });
        return states;
    }

    /** By line with a name and birth date that a user has, whether both have a CPR number, whatever that is. */
    Map<Integer, Boolean> namesakes(List<NewUserRow> persons) {
        var found = new HashMap<Integer, Boolean>();
        of("""
                select p.line, p.known and bool_or(u.cpr_index is not null)
                from (select line, name_ends(name) as ends, born, known
                    from unnest(:lines, :names, cast(:births as date[]), :known) as w (line, name, born, known) offset 0) p
                join organisation_user u on u.organisation_id = :organisation and u.birth_date = p.born
                    and u.name_ends = p.ends and u.state <> 'DELETED'
                group by p.line, p.known
                """)
                .param("lines", persons.stream().map(NewUserRow::line).toArray(Integer[]::new))
                .param("names", persons.stream().map(p -> p.name().value()).toArray(String[]::new))
                .param(
                        "births",
                        persons.stream().map(p -> p.birthDate().toString()).toArray(String[]::new))
                .param("known", persons.stream().map(p -> p.cpr() != null).toArray(Boolean[]::new))
                .query(row -> {
                    found.put(row.getInt(1), row.getBoolean(2));
                });
        return found;
    }

    /** The lines of those whose address another user has, under another RID number and with a name that does not fit. */
    Set<Integer> addressedAsOthers(List<Addressed> persons) {
        return new HashSet<>(of("""
                select p.line from unnest(:lines, :mailboxes, :rids, :names) as p (line, mailbox, rid, name)
                where exists (select from organisation_user u
                    where u.organisation_id = :organisation and u.mailbox = p.mailbox and u.state <> 'DELETED'
                        and u.rid is distinct from p.rid and u.name_ends <> name_ends(p.name) offset 0)
                """)
                .param("lines", persons.stream().map(Addressed::line).toArray(Integer[]::new))
                .param("mailboxes", persons.stream().map(Addressed::mailbox).toArray(String[]::new))
                .param("rids", persons.stream().map(Addressed::rid).toArray(String[]::new))
                .param("names", persons.stream().map(Addressed::name).toArray(String[]::new))
                .query(Integer.class)
                .list());
    }

    private JdbcClient.StatementSpec of(String sql) {
        return jdbc.sql(sql).param("organisation", Tenancy.organisation());
    }

    private static Owner owner(ResultSet row) throws SQLException {
        return new Owner(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getBytes("cpr_index"),
                row.getObject("birth_date", LocalDate.class),
                UserState.valueOf(row.getString("state")),
                row.getBoolean("has_role"),
                row.getBoolean("merged"),
                Set.copyOf(List.of((String[]) row.getArray("rights").getArray())));
    }

    /** A user who has a RID number. @param merged whether it was that of another user, who became part of this one */
    @SuppressWarnings("ArrayRecordComponent")
    public record Owner(
            UUID id,
            String name,
            @Nullable String email,
            byte @Nullable [] cprIndex,
            @Nullable LocalDate birthDate,
            UserState state,
            boolean hasRole,
            boolean merged,
            Set<String> rights) {

        public boolean isDeactivated() {
            return state == UserState.DEACTIVATED;
        }

        Known known() {
            return new Known(name, birthDate);
        }
    }
}
