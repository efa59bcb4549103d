package dk.ramme.imports.write;

import dk.ramme.imports.check.Person;
import dk.ramme.imports.decision.FoundAdministrators.Candidate;
import dk.ramme.imports.stage.NewUserRows.Sealed;
import dk.ramme.imports.stage.RidVerdicts;
import dk.ramme.people.SealedCpr;
import dk.ramme.rights.RightName;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes persons as users, and their rights: one statement a chunk, because a million entities are not a domain. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ImportedUsers {

    /**
     * Keyed by organisation and RID number, so that writing the same rows again doubles nothing (I5). Those who
     * are refreshed are the same person ({@link RidVerdicts}) and held by whoever calls, so that what the source does not
     * know of them stays. The last lines keep three promises all the same: users who are activated already are never touched;
     * nor are those a role waits for, who must not become somebody else (U7), since roles are given while the organisation is
     * locked; and a CPR number, which is sealed for one row, never gets into another one, should a user with that RID number
     * have come in the meantime.
     */
    private static final String WRITE = """
            insert into organisation_user as kept (id, organisation_id, rid, name, email, cpr_sealed, cpr_index,
                cpr_index_key, birth_date, origin, state, created_at, version)
            select p.id, :organisation, p.rid, p.name, p.email, p.cpr_sealed, p.cpr_index, p.cpr_index_key, p.birth_date,
                'IMPORTED', 'DEACTIVATED', :at, 0
            from unnest(cast(:ids as uuid[]), :rids, :names, :emails, :sealed, :indexes, cast(:keys as smallint[]),
                cast(:births as date[])) as p (id, rid, name, email, cpr_sealed, cpr_index, cpr_index_key, birth_date)
            on conflict (organisation_id, rid) do update set
                name = excluded.name,
                email = coalesce(excluded.email, kept.email),
                cpr_sealed = case when excluded.cpr_index is null then kept.cpr_sealed else excluded.cpr_sealed end,
                cpr_index = coalesce(excluded.cpr_index, kept.cpr_index),
                cpr_index_key = coalesce(excluded.cpr_index_key, kept.cpr_index_key),
                birth_date = case when excluded.cpr_index is null and kept.cpr_index is not null then kept.birth_date
                    else coalesce(excluded.birth_date, kept.birth_date) end,
                version = kept.version + 1
            where kept.state = 'DEACTIVATED' and kept.id = excluded.id
                and not exists (select from user_role r where r.organisation_id = kept.organisation_id and r.user_id = kept.id)
            returning kept.rid, kept.id, (kept.xmax = 0) as added
            """;

    /** The key of the table keeps each right of a user once. One right is given by its user, an entity of people. */
    private static final String RIGHTS = """
            insert into user_right (organisation_id, user_id, name, code, origin, given_at)
            select :organisation, r.user_id, r.name, r.code, 'IMPORTED', :at
            from unnest(cast(:users as uuid[]), :names, :codes) as r (user_id, name, code)
            """;

    private static final SealedCpr NO_CPR = new SealedCpr(null, null, null);

    private final JdbcClient jdbc;
    private final CprVault vault;

    ImportedUsers(JdbcClient jdbc, CprVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** @return by RID number those added and refreshed; absent are those whose number came to somebody in the meantime */
    Map<String, Written> write(List<SealedPerson> persons, Instant at) {
        if (persons.isEmpty()) return Map.of();
        var written = new HashMap<String, Written>();
        jdbc.sql(WRITE)
                .param("organisation", Tenancy.organisation())
                .param("at", Timestamp.from(at))
                .param("ids", persons.stream().map(p -> p.id().toString()).toArray(String[]::new))
                .param("rids", persons.stream().map(SealedPerson::rid).toArray(String[]::new))
                .param(
                        "names",
                        persons.stream().map(p -> p.person().name().value()).toArray(String[]::new))
                .param("emails", persons.stream().map(p -> email(p.person())).toArray(String[]::new))
                .param("sealed", persons.stream().map(p -> p.cpr().sealed()).toArray(byte[][]::new))
                .param("indexes", persons.stream().map(p -> p.cpr().index()).toArray(byte[][]::new))
                .param("keys", persons.stream().map(p -> p.cpr().indexKey()).toArray(Short[]::new))
                .param(
                        "births",
                        persons.stream().map(p -> text(p.person().birthDate())).toArray(String[]::new))
                .query(row -> {
                    written.put(row.getString(1), new Written(row.getObject(2, UUID.class), row.getBoolean(3)));
                });
        return written;
    }

    /** Makes an administrator of the source a user, deactivated. */
    UUID add(Candidate candidate, Instant at) {
        var id = UUID.randomUUID();
        var cpr = candidate.cpr();
        var sealed = cpr == null ? NO_CPR : SealedCpr.seal(vault, cpr, Tenancy.organisation(), id);
        insert(
                "IMPORTED",
                List.of(new Fresh(
                        id, candidate.rid(), candidate.name(), candidate.email(), sealed, candidate.birthDate())),
                at);
        return id;
    }

    /** Creates users, deactivated; whoever calls has looked that they are not here, while the organisation is held. */
    void create(List<Sealed> persons, Instant at) {
        insert("CREATED", persons.stream().map(Fresh::of).toList(), at);
    }

    /**
     * Adds rights that a source says users have; those they have already stay as they are.
     *
     * @return how many were new
     */
    public int addRights(List<ImportedRight> rights, Instant at) {
        return rights(RIGHTS + " on conflict do nothing", rights, at);
    }

    /**
     * Adds rights of users that this transaction made, each once.
     *
     * @return how many
     */
    public int addRightsToNew(List<ImportedRight> rights, Instant at) {
        return rights(RIGHTS, rights, at);
    }

    private int rights(String sql, List<ImportedRight> rights, Instant at) {
        if (rights.isEmpty()) return 0;
        return jdbc.sql(sql)
                .param("organisation", Tenancy.organisation())
                .param("at", Timestamp.from(at))
                .param(
                        "users",
                        rights.stream().map(right -> right.user().toString()).toArray(String[]::new))
                .param(
                        "names",
                        rights.stream().map(right -> right.right().name()).toArray(String[]::new))
                .param(
                        "codes",
                        rights.stream().map(right -> right.right().code()).toArray(String[]::new))
                .update();
    }

    private void insert(String origin, List<Fresh> users, Instant at) {
        if (users.isEmpty()) return;
        jdbc.sql("""
                insert into organisation_user (id, organisation_id, rid, name, email, cpr_sealed, cpr_index, cpr_index_key,
                    birth_date, origin, state, created_at, version)
                select p.id, :organisation, p.rid, p.name, p.email, p.cpr_sealed, p.cpr_index, p.cpr_index_key, p.birth_date,
                    :origin, 'DEACTIVATED', :at, 0
                from unnest(cast(:ids as uuid[]), :rids, :names, :emails, :sealed, :indexes, cast(:keys as smallint[]),
                    cast(:births as date[])) as p (id, rid, name, email, cpr_sealed, cpr_index, cpr_index_key, birth_date)
                """)
                .param("organisation", Tenancy.organisation())
                .param("origin", origin)
                .param("at", Timestamp.from(at))
                .param("ids", users.stream().map(user -> user.id().toString()).toArray(String[]::new))
                .param("rids", users.stream().map(Fresh::rid).toArray(String[]::new))
                .param("names", users.stream().map(Fresh::name).toArray(String[]::new))
                .param("emails", users.stream().map(Fresh::email).toArray(String[]::new))
                .param("sealed", users.stream().map(user -> user.cpr().sealed()).toArray(byte[][]::new))
                .param("indexes", users.stream().map(user -> user.cpr().index()).toArray(byte[][]::new))
                .param("keys", users.stream().map(user -> user.cpr().indexKey()).toArray(Short[]::new))
                .param(
                        "births",
                        users.stream().map(user -> text(user.birthDate())).toArray(String[]::new))
                .update();
    }

    /** Somebody who is not here yet. */
    private record Fresh(
            UUID id,
            @Nullable String rid,
            String name,
            @Nullable String email,
            SealedCpr cpr,
            @Nullable LocalDate birthDate) {

        static Fresh of(Sealed sealed) {
            var person = sealed.person();
            return new Fresh(
                    sealed.id(),
                    person.ridText(),
                    person.name().value(),
                    sealed.email(),
                    sealed.cpr(),
                    person.birthDate());
        }
    }

    /** @param added rather than refreshed */
    record Written(UUID id, boolean added) {}

    private static @Nullable String email(Person person) {
        var email = person.email();
        return email == null ? null : email.value();
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    /** A right of one user, as a source gives it. */
    public record ImportedRight(UUID user, RightName right) {}
}
