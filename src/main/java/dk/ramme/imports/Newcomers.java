package dk.ramme.imports;

import dk.ramme.people.SealedCpr;
import dk.ramme.vault.CprIndex;
import dk.ramme.vault.CprVault;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
class Newcomers {

    private static final SealedCpr NO_CPR = new SealedCpr(null, null, null);

    private final JdbcClient jdbc;
    private final CprVault vault;

    Newcomers(JdbcClient jdbc, CprVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Who of them is a user already, by CPR or RID number, or may be one, by name and birth date; each once. */
    List<Finding> findings(UUID organisationId, List<Newcomer> persons) {
        if (persons.isEmpty()) return List.of();
        var byCpr = withCprOfUser(organisationId, persons);
        var byRid = withRidOfUser(organisationId, persons);
        var namesakes = namesakes(organisationId, persons);
        var found = new ArrayList<Finding>();
        for (Newcomer person : persons) {
            var line = person.line();
            if (byCpr.contains(line)) found.add(NewcomerStaging.finding(person, RowProblem.USER_THERE, Column.CPR));
            else if (byRid.contains(line))
                found.add(NewcomerStaging.finding(person, RowProblem.USER_THERE, Column.RID));
            else if (namesakes.contains(line)) {
                found.add(NewcomerStaging.finding(person, RowProblem.NAMESAKE_HERE, Column.NAME));
            }
        }
        return found;
    }

    private HashSet<Integer> withCprOfUser(UUID organisationId, List<Newcomer> persons) {
        var lines = new ArrayList<Integer>();
        var indexes = new ArrayList<byte[]>();
        for (Newcomer person : persons) {
            var cpr = person.cpr();
            if (cpr == null) continue;
            for (CprIndex index : vault.indexes(cpr, organisationId)) {
                lines.add(person.line());
                indexes.add(index.value());
            }
        }
        if (lines.isEmpty()) return new HashSet<>();
        return new HashSet<>(jdbc.sql("""
                select p.line from unnest(:lines, :indexes) as p (line, cpr_index)
                where exists (select from organisation_user u where u.organisation_id = :organisation
                    and u.cpr_index = p.cpr_index and u.state <> 'DELETED')
                """)
                .param("organisation", organisationId)
                .param("lines", lines.toArray(Integer[]::new))
                .param("indexes", indexes.toArray(byte[][]::new))
                .query(Integer.class)
                .list());
    }

    /** A RID number is given once, so one that a deleted user had counts as well. */
    private HashSet<Integer> withRidOfUser(UUID organisationId, List<Newcomer> persons) {
        var numbered = persons.stream().filter(person -> person.rid() != null).toList();
        if (numbered.isEmpty()) return new HashSet<>();
        return new HashSet<>(jdbc.sql("""
                select p.line from unnest(:lines, :rids) as p (line, rid)
                where exists (select from organisation_user u where u.organisation_id = :organisation and u.rid = p.rid)
                """)
                .param("organisation", organisationId)
                .param("lines", numbered.stream().map(Newcomer::line).toArray(Integer[]::new))
                .param("rids", numbered.stream().map(Newcomer::ridText).toArray(String[]::new))
                .query(Integer.class)
                .list());
    }

    /** Two who both have a CPR number are told apart by it, whatever they are called. */
    private HashSet<Integer> namesakes(UUID organisationId, List<Newcomer> persons) {
        return new HashSet<>(jdbc.sql("""
                select p.line from unnest(:lines, :names, cast(:births as date[]), :known) as p (line, name, born, known)
                where exists (select from organisation_user u where u.organisation_id = :organisation
                    and u.birth_date = p.born and lower(u.name) = lower(p.name) and u.state <> 'DELETED'
                    and not (p.known and u.cpr_index is not null))
                """)
                .param("organisation", organisationId)
                .param("lines", persons.stream().map(Newcomer::line).toArray(Integer[]::new))
                .param("names", persons.stream().map(p -> p.name().value()).toArray(String[]::new))
                .param(
                        "births",
                        persons.stream().map(p -> p.birthDate().toString()).toArray(String[]::new))
                .param("known", persons.stream().map(p -> p.cpr() != null).toArray(Boolean[]::new))
                .query(Integer.class)
                .list());
    }

    Sealed seal(UUID organisationId, Newcomer person) {
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var cpr = person.cpr();
        return new Sealed(person, id, cpr == null ? NO_CPR : SealedCpr.seal(vault, cpr, organisationId, id));
    }

    /** Creates those who are not here; whoever calls has looked, while the organisation is held. */
    void create(UUID organisationId, List<Sealed> persons, Instant at) {
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
    record Sealed(Newcomer person, UUID id, SealedCpr cpr) {

        @Nullable
        String email() {
            var email = person.email();
            return email == null ? null : email.value();
        }
    }
}
