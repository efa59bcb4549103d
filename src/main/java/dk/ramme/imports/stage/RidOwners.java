package dk.ramme.imports.stage;

import dk.ramme.imports.check.PersonMatch.Known;
import dk.ramme.people.UserState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Users who have the RID numbers of rows already. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class RidOwners {

    private final JdbcClient jdbc;

    RidOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By RID number. One look into the unique index for each: asked for all at once the numbers are compared with every user
     * of the organisation, as long as the database believes that there are few: it has not counted those that came just now.
     */
    public Map<String, Owner> find(UUID organisationId, Collection<String> rids) {
        var owners = new HashMap<String, Owner>();
        if (rids.isEmpty()) return owners;
        jdbc.sql("""
                select u.* from unnest(:rids) as r (rid) cross join lateral (
                    select k.id, k.rid, k.name, k.email, k.cpr_index, k.birth_date, k.state,
                        array(select g.name from user_right g where g.organisation_id = k.organisation_id and g.user_id = k.id)
                            as rights,
                        exists (select from user_role o where o.organisation_id = k.organisation_id and o.user_id = k.id)
                            as has_role
                    from organisation_user k where k.organisation_id = :organisation and k.rid = r.rid offset 0) u
                """)
                .param("organisation", organisationId)
                .param("rids", rids.toArray(String[]::new))
                .query(row -> {
                    owners.put(row.getString("rid"), owner(row));
                });
        return owners;
    }

    /** The same, while nobody else changes those who may be refreshed: no activation, no edit, until the transaction ends. */
    public Map<String, Owner> hold(UUID organisationId, Collection<String> rids) {
        var owners = find(organisationId, rids);
        var ids = owners.values().stream()
                .filter(Owner::isDeactivated)
                .map(owner -> owner.id().toString())
                .toArray(String[]::new);
        if (ids.length == 0) return owners;
        jdbc.sql("""
                select id from organisation_user where organisation_id = :organisation and id = any(cast(:ids as uuid[]))
                order by id for no key update
                """)
                .param("organisation", organisationId)
                .param("ids", ids)
                .query(UUID.class)
                .list();
        return find(organisationId, rids);
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
                Set.copyOf(List.of((String[]) row.getArray("rights").getArray())));
    }

    /** A user who has a RID number. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Owner(
            UUID id,
            String name,
            @Nullable String email,
            byte @Nullable [] cprIndex,
            @Nullable LocalDate birthDate,
            UserState state,
            boolean hasRole,
            Set<String> rights) {

        public boolean isDeactivated() {
            return state == UserState.DEACTIVATED;
        }

        Known known() {
            return new Known(name, birthDate);
        }
    }
}
