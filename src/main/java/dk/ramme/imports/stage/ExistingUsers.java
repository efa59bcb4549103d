package dk.ramme.imports.stage;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.Person;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Column;
import dk.ramme.people.CprHolders;
import dk.ramme.people.CprHolders.Written;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recognises persons of a source who are users of the organisation already, by CPR number and name, without their RID number: an
 * administrator who was appointed, say. A RID number that is known is not asked about: it says who its user is.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ExistingUsers {

    private final JdbcClient jdbc;
    private final CprHolders holders;

    ExistingUsers(JdbcClient jdbc, CprHolders holders) {
        this.jdbc = jdbc;
        this.holders = holders;
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
    public Map<Integer, Here> join(UUID organisationId, UUID importId, List<Person> persons) {
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
    public Map<String, UUID> stillHere(UUID organisationId, Map<String, UUID> owners) {
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
    public void remember(UUID organisationId, UUID importId, Map<String, UUID> owners) {
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
    public Map<String, UUID> remembered(UUID organisationId, UUID importId, List<String> rids) {
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

    public void erase(UUID organisationId, UUID importId) {
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

    /** Whose name does not fit is somebody else, as far as anybody knows before they prove who they are (U8). */
    private Map<Integer, Here> find(UUID organisationId, List<Person> persons, boolean withRid) {
        var written = persons.stream()
                .filter(person -> person.cpr() != null)
                .map(person -> new Written(person.line(), Objects.requireNonNull(person.cpr()), person.name()))
                .toList();
        var found = new HashMap<Integer, Here>();
        holders.of(written)
                .forEach((line, users) -> users.stream()
                        .filter(user -> user.rid() == null || withRid)
                        .findFirst()
                        .ifPresent(user -> found.put(line, new Here(user.id(), user.name(), user.rid()))));
        if (!found.isEmpty()) found.keySet().removeAll(withKnownRid(organisationId, persons, found));
        return found;
    }

    private Set<Integer> withKnownRid(UUID organisationId, List<Person> persons, Map<Integer, Here> among) {
        var asked = persons.stream()
                .filter(person -> among.containsKey(person.line()))
                .toList();
        return Set.copyOf(jdbc.sql("""
                select p.line from unnest(:lines, :rids) as p (line, rid)
                where exists (select from organisation_user k where k.organisation_id = :organisation and k.rid = p.rid)
                """)
                .param("organisation", organisationId)
                .param("lines", asked.stream().map(Person::line).toArray(Integer[]::new))
                .param(
                        "rids",
                        asked.stream().map(person -> person.rid().value()).toArray(String[]::new))
                .query(Integer.class)
                .list());
    }

    /** A user who is here already, and the RID number they have. */
    public record Here(UUID id, String name, @Nullable String rid) {

        /** What is told of the person who is here; with another RID number somebody has to decide. */
        public Finding found(Person person) {
            return Finding.of(
                    person,
                    rid == null ? RowProblem.USER_HERE : RowProblem.USER_HERE_OTHER_RID,
                    rid == null ? Column.NAME : Column.RID,
                    rid == null ? name : rid);
        }
    }
}
