package dk.ramme.imports;

import dk.ramme.vault.CprIndex;
import dk.ramme.vault.CprVault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recognises persons of a source who are users of the organisation already, by CPR number, without their RID number: an
 * administrator who was appointed, say. A RID number that is known is not asked about: it says who its user is.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class UsersHere {

    private final JdbcClient jdbc;
    private final CprVault vault;

    UsersHere(JdbcClient jdbc, CprVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** By line, who is here: of several users the one without a RID number, then the oldest. */
    Map<Integer, Here> find(UUID organisationId, List<Person> persons) {
        var candidates = withOtherRid(organisationId) ? persons : bornLikeSomebody(organisationId, persons);
        return find(organisationId, candidates, true);
    }

    /**
     * Gives the RID numbers to the users who have none; a user gets one, that of the first row with them.
     *
     * @return by line, who got it
     */
    Map<Integer, Here> join(UUID organisationId, UUID importId, List<Person> persons) {
        var found = find(organisationId, bornLikeSomebody(organisationId, persons), false);
        if (found.isEmpty()) return found;
        var taken = new HashSet<UUID>();
        var rids = new HashMap<String, UUID>();
        var joined = new HashMap<Integer, Here>();
        for (Person person : persons) {
            var here = found.get(person.line());
            if (here == null || !taken.add(here.id())) continue;
            rids.put(person.rid().value(), here.id());
            joined.put(person.line(), here);
        }
        jdbc.sql("""
                update organisation_user u set rid = p.rid, version = coalesce(u.version, 0) + 1
                from unnest(:rids, cast(:ids as uuid[])) as p (rid, id)
                where u.organisation_id = :organisation and u.id = p.id and u.rid is null
                """)
                .param("organisation", organisationId)
                .param("rids", rids.keySet().toArray(String[]::new))
                .param("ids", rids.values().stream().map(UUID::toString).toArray(String[]::new))
                .update();
        remember(organisationId, importId, rids);
        return joined;
    }

    /** Those of the owners who are still here: somebody may have been deleted since the administrator decided. */
    Map<String, UUID> stillHere(UUID organisationId, Map<String, UUID> owners) {
        if (owners.isEmpty()) return Map.of();
        var here = new HashSet<>(jdbc.sql("""
                select id from organisation_user
                where organisation_id = :organisation and id = any(cast(:ids as uuid[])) and state <> 'DELETED'
                """)
                .param("organisation", organisationId)
                .param("ids", owners.values().stream().map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .list());
        var still = new HashMap<>(owners);
        still.values().retainAll(here);
        return still;
    }

    /** Whose the rights of RID numbers are from now on. */
    void remember(UUID organisationId, UUID importId, Map<String, UUID> owners) {
        if (owners.isEmpty()) return;
        jdbc.sql("""
                insert into import_joined (organisation_id, import_id, rid, user_id)
                select :organisation, :import, p.rid, p.id from unnest(:rids, cast(:ids as uuid[])) as p (rid, id)
                on conflict do nothing
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("rids", owners.keySet().toArray(String[]::new))
                .param("ids", owners.values().stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** By RID number, the users {@link #remember remembered}. */
    Map<String, UUID> remembered(UUID organisationId, UUID importId, List<String> rids) {
        var owners = new HashMap<String, UUID>();
        jdbc.sql("""
                select rid, user_id from import_joined
                where organisation_id = :organisation and import_id = :import and rid = any(:rids)
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("rids", rids.toArray(String[]::new))
                .query(row -> {
                    owners.put(row.getString(1), row.getObject(2, UUID.class));
                });
        return owners;
    }

    void erase(UUID organisationId, UUID importId) {
        jdbc.sql("delete from import_joined where organisation_id = :organisation and import_id = :import")
                .param("organisation", organisationId)
                .param("import", importId)
                .update();
    }

    private boolean withOtherRid(UUID organisationId) {
        return jdbc.sql("""
                select exists (select from organisation_user
                    where organisation_id = :organisation and cpr_index is not null and rid is not null)
                """)
                .param("organisation", organisationId)
                .query(Boolean.class)
                .single();
    }

    /** Those born on the day of a user without a RID number: so that not a million CPR numbers are hashed for a handful. */
    private List<Person> bornLikeSomebody(UUID organisationId, List<Person> persons) {
        var days = new HashSet<@Nullable LocalDate>(jdbc.sql("""
                select distinct birth_date from organisation_user where organisation_id = :organisation
                    and rid is null and cpr_index is not null and state <> 'DELETED'
                """)
                .param("organisation", organisationId)
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .list());
        if (days.isEmpty() || days.contains(null)) return days.isEmpty() ? List.of() : persons;
        return persons.stream()
                .filter(person -> days.contains(person.birthDate()))
                .toList();
    }

    private Map<Integer, Here> find(UUID organisationId, List<Person> persons, boolean withRid) {
        var lines = new ArrayList<Integer>();
        var rids = new ArrayList<String>();
        var indexes = new ArrayList<byte[]>();
        for (Person person : persons) {
            if (person.cpr() == null) continue;
            for (CprIndex index : vault.indexes(Objects.requireNonNull(person.cpr()), organisationId)) {
                lines.add(person.line());
                rids.add(person.rid().value());
                indexes.add(index.value());
            }
        }
        if (lines.isEmpty()) return Map.of();
        var found = new HashMap<Integer, Here>();
        jdbc.sql("""
                select distinct on (p.line) p.line, u.id, u.name, u.rid
                from unnest(:lines, :rids, :indexes) as p (line, rid, cpr_index)
                join organisation_user u on u.organisation_id = :organisation and u.cpr_index = p.cpr_index
                    and u.state <> 'DELETED' and (u.rid is null or :withRid)
                where not exists (select from organisation_user k where k.organisation_id = :organisation and k.rid = p.rid)
                order by p.line, u.rid is not null, u.created_at, u.id
                """)
                .param("organisation", organisationId)
                .param("withRid", withRid)
                .param("lines", lines.toArray(Integer[]::new))
                .param("rids", rids.toArray(String[]::new))
                .param("indexes", indexes.toArray(byte[][]::new))
                .query(row -> {
                    found.put(
                            row.getInt(1), new Here(row.getObject(2, UUID.class), row.getString(3), row.getString(4)));
                });
        return found;
    }

    /** A user who is here already, and the RID number they have. */
    record Here(UUID id, String name, @Nullable String rid) {}
}
