package dk.ramme.imports.stage;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.NewUserRow;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Column;
import dk.ramme.people.SealedCpr;
import dk.ramme.vault.CprVault;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Creates users, many in a statement, and finds those of them who are users here already. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class NewUserRows {

    private static final SealedCpr NO_CPR = new SealedCpr(null, null, null);

    private final JdbcClient jdbc;
    private final CprVault vault;

    NewUserRows(JdbcClient jdbc, CprVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /**
     * Who of them is a user already, by RID number, or may be one, by name and birth date; each once. CPR numbers are not
     * compared with those of users: whoever hands in the file would learn whose they are (U8).
     */
    public List<Finding> findings(UUID organisationId, List<NewUserRow> persons) {
        if (persons.isEmpty()) return List.of();
        var byRid = withRidOfUser(organisationId, persons);
        var namesakes = namesakes(organisationId, persons);
        var found = new ArrayList<Finding>();
        for (NewUserRow person : persons) {
            var bothWithCpr = namesakes.get(person.line());
            if (byRid.contains(person.line())) {
                found.add(NewcomerStaging.finding(person, RowProblem.USER_THERE, Column.RID));
            } else if (bothWithCpr != null) {
                var problem = bothWithCpr ? RowProblem.USER_THERE : RowProblem.NAMESAKE_HERE;
                found.add(NewcomerStaging.finding(person, problem, Column.NAME));
            }
        }
        return found;
    }

    /** A RID number is given once, so one that a deleted user had counts as well. */
    private HashSet<Integer> withRidOfUser(UUID organisationId, List<NewUserRow> persons) {
        var numbered = persons.stream().filter(person -> person.rid() != null).toList();
        if (numbered.isEmpty()) return new HashSet<>();
        return new HashSet<>(jdbc.sql("""
                select p.line from unnest(:lines, :rids) as p (line, rid)
                where exists (select from organisation_user u where u.organisation_id = :organisation and u.rid = p.rid)
                """)
                .param("organisation", organisationId)
                .param("lines", numbered.stream().map(NewUserRow::line).toArray(Integer[]::new))
                .param("rids", numbered.stream().map(NewUserRow::ridText).toArray(String[]::new))
                .query(Integer.class)
                .list());
    }

    /** By line with a name and birth date that a user has, whether both have a CPR number, whatever that is. */
    private Map<Integer, Boolean> namesakes(UUID organisationId, List<NewUserRow> persons) {
        var found = new HashMap<Integer, Boolean>();
        jdbc.sql("""
                select p.line, p.known and bool_or(u.cpr_index is not null)
                from (select line, name_ends(name) as ends, born, known
                    from unnest(:lines, :names, cast(:births as date[]), :known) as w (line, name, born, known) offset 0) p
                join organisation_user u on u.organisation_id = :organisation and u.birth_date = p.born
                    and u.name_ends = p.ends and u.state <> 'DELETED'
                group by p.line, p.known
                """)
                .param("organisation", organisationId)
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

    public Sealed seal(UUID organisationId, NewUserRow person) {
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var cpr = person.cpr();
        return new Sealed(person, id, cpr == null ? NO_CPR : SealedCpr.seal(vault, cpr, organisationId, id));
    }

    /** Creates those who are not here; whoever calls has looked, while the organisation is held. */
    public void create(UUID organisationId, List<Sealed> persons, Instant at) {
        if (persons.isEmpty()) return;
        jdbc.sql("""
                insert into organisation_user (id, organisation_id, rid, name, email, cpr_sealed, cpr_index, cpr_index_key,
                    birth_date, origin, state, created_at, version)
                select p.id, :organisation, p.rid, p.name, p.email, p.cpr_sealed, p.cpr_index, p.cpr_index_key, p.birth_date,
                    'CREATED', 'DEACTIVATED', :at, 0
                from unnest(cast(:ids as uuid[]), :rids, :names, :emails, :sealed, :indexes, cast(:keys as smallint[]),
                    cast(:births as date[])) as p (id, rid, name, email, cpr_sealed, cpr_index, cpr_index_key, birth_date)
                """)
                .param("organisation", organisationId)
                .param("at", Timestamp.from(at))
                .param("ids", persons.stream().map(p -> p.id().toString()).toArray(String[]::new))
                .param("rids", persons.stream().map(p -> p.person().ridText()).toArray(String[]::new))
                .param(
                        "names",
                        persons.stream().map(p -> p.person().name().value()).toArray(String[]::new))
                .param("emails", persons.stream().map(Sealed::email).toArray(String[]::new))
                .param("sealed", persons.stream().map(p -> p.cpr().sealed()).toArray(byte[][]::new))
                .param("indexes", persons.stream().map(p -> p.cpr().index()).toArray(byte[][]::new))
                .param("keys", persons.stream().map(p -> p.cpr().indexKey()).toArray(Short[]::new))
                .param(
                        "births",
                        persons.stream()
                                .map(p -> p.person().birthDate().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** Somebody to create, the CPR number sealed for the row they get. */
    public record Sealed(NewUserRow person, UUID id, SealedCpr cpr) {

        @Nullable
        String email() {
            var email = person.email();
            return email == null ? null : email.value();
        }
    }
}
