package dk.ramme.imports;

import dk.ramme.identifier.PersonName;
import dk.ramme.imports.FoundAdministrators.Candidate;
import dk.ramme.people.SealedCpr;
import dk.ramme.people.UserState;
import dk.ramme.vault.CprIndex;
import dk.ramme.vault.CprVault;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes persons as users: one statement a chunk, because a million entities are not a domain. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ImportedUsers {

    /**
     * Keyed by organisation and RID number, so that writing the same rows again doubles nothing (PRODUCT.md I5). The last
     * lines keep three promises: users who are activated already are never touched; nor are those a role waits for, who must
     * not become somebody else (PRODUCT.md U7); and a CPR number, which is sealed for one row, never gets into another one,
     * should a user with that RID number have come in the meantime. Roles are given while the organisation is locked. What the file
     * does not know stays as it is.
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

    private static final SealedCpr NO_CPR = new SealedCpr(null, null, null);

    private final JdbcClient jdbc;
    private final CprVault vault;

    ImportedUsers(JdbcClient jdbc, CprVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** @return by RID number those added and refreshed; absent are those left untouched */
    Map<String, Written> write(UUID organisationId, List<SealedPerson> sealed, Instant at) {
        if (sealed.isEmpty()) return Map.of();
        var persons = forTheirRows(organisationId, sealed);
        var written = new HashMap<String, Written>();
        jdbc.sql(WRITE)
                .param("organisation", organisationId)
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
                        persons.stream().map(p -> birthDate(p.person())).toArray(String[]::new))
                .query(row -> {
                    written.put(row.getString(1), new Written(row.getObject(2, UUID.class), row.getBoolean(3)));
                });
        return written;
    }

    /** Persons who are users already keep their rows: a CPR number is sealed for its user's row. */
    private List<SealedPerson> forTheirRows(UUID organisationId, List<SealedPerson> persons) {
        var known = ids(organisationId, persons.stream().map(SealedPerson::rid).toList());
        if (known.isEmpty()) return persons;
        return persons.stream()
                .map(p -> {
                    var id = known.get(p.rid());
                    return id == null ? p : p.resealFor(id, vault, organisationId);
                })
                .toList();
    }

    /** The RID numbers of users who have a role that waits for them. */
    Set<String> waitingForRole(UUID organisationId, List<String> rids) {
        return new HashSet<>(jdbc.sql("""
                select u.rid from organisation_user u where u.organisation_id = :organisation and u.rid = any(:rids)
                    and u.identified_at is null
                    and exists (select from user_role r where r.organisation_id = u.organisation_id and r.user_id = u.id)
                """)
                .param("organisation", organisationId)
                .param("rids", rids.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** By RID number the users there are. */
    Map<String, UUID> ids(UUID organisationId, List<String> rids) {
        return ids(organisationId, rids, UserState.values());
    }

    /** By RID number the users whose master data an import may change. */
    Map<String, UUID> deactivated(UUID organisationId, List<String> rids) {
        return ids(organisationId, rids, UserState.DEACTIVATED);
    }

    /**
     * One look into the unique index for each number. Asked for all at once the numbers are compared with every user of the
     * organisation, as long as the database believes that there are few: it has not counted those that came just now.
     */
    private Map<String, UUID> ids(UUID organisationId, List<String> rids, UserState... states) {
        var known = new HashMap<String, UUID>();
        jdbc.sql("""
                select u.rid, u.id from unnest(:rids) as r (rid) cross join lateral (
                    select k.rid, k.id from organisation_user k
                    where k.organisation_id = :organisation and k.rid = r.rid and k.state = any(:states) offset 0) u
                """)
                .param("organisation", organisationId)
                .param("rids", rids.toArray(String[]::new))
                .param("states", Arrays.stream(states).map(Enum::name).toArray(String[]::new))
                .query(row -> {
                    known.put(row.getString(1), row.getObject(2, UUID.class));
                });
        return known;
    }

    /**
     * The user an administrator of the source is: the one with their RID number, else one of that name with their CPR number,
     * else a new one, deactivated.
     *
     * @return empty when the RID number is that of somebody else: a role must not go to whoever was given the number here
     */
    Optional<UUID> administrator(UUID organisationId, Candidate candidate, Instant at) {
        var known = known(organisationId, candidate);
        var withRid = known.stream().filter(Known::sameRid).findFirst();
        if (withRid.isPresent())
            return withRid.filter(user -> user.is(candidate)).map(Known::id);
        return known.stream()
                .filter(user -> user.is(candidate) && user.isCalled(candidate.name()))
                .map(Known::id)
                .findFirst()
                .or(() -> Optional.of(add(organisationId, candidate, at)));
    }

    private List<Known> known(UUID organisationId, Candidate candidate) {
        var cpr = candidate.cpr();
        var indexes = cpr == null
                ? new byte[0][]
                : vault.indexes(cpr, organisationId).stream()
                        .map(CprIndex::value)
                        .toArray(byte[][]::new);
        return jdbc.sql("""
                select id, name, birth_date, coalesce(rid = :rid, false) as same_rid, cpr_index is not null as has_cpr,
                    coalesce(cpr_index = any(:indexes), false) as same_cpr
                from organisation_user where organisation_id = :organisation and state <> 'DELETED'
                    and (rid = :rid or cpr_index = any(:indexes)) order by created_at, id
                """)
                .param("organisation", organisationId)
                .param("rid", candidate.rid())
                .param("indexes", indexes)
                .query(Known.class)
                .list();
    }

    private UUID add(UUID organisationId, Candidate candidate, Instant at) {
        var id = UUID.randomUUID();
        var cpr = candidate.cpr();
        var sealed = cpr == null ? NO_CPR : SealedCpr.seal(vault, cpr, organisationId, id);
        jdbc.sql("""
                insert into organisation_user (id, organisation_id, rid, name, email, cpr_sealed, cpr_index, cpr_index_key,
                    birth_date, origin, state, created_at, version)
                values (:id, :organisation, :rid, :name, :email, :sealed, :index, :key, :born, 'IMPORTED', 'DEACTIVATED', :at, 0)
                """)
                .param("id", id)
                .param("organisation", organisationId)
                .param("rid", candidate.rid())
                .param("name", candidate.name())
                .param("email", candidate.email())
                .param("sealed", sealed.sealed())
                .param("index", sealed.index())
                .param("key", sealed.indexKey())
                .param("born", candidate.birthDate())
                .param("at", Timestamp.from(at))
                .update();
        return id;
    }

    /** A user who may be an administrator of the source. */
    private record Known(
            UUID id, String name, @Nullable LocalDate birthDate, boolean sameRid, boolean hasCpr, boolean sameCpr) {

        /** By CPR number where both have one, else by name and birth date, as far as both have it. */
        boolean is(Candidate candidate) {
            if (hasCpr && candidate.cpr() != null) return sameCpr;
            var born = candidate.birthDate();
            return isCalled(candidate.name()) && (birthDate == null || born == null || birthDate.equals(born));
        }

        boolean isCalled(String other) {
            return PersonName.parse(name).isLike(PersonName.parse(other));
        }
    }

    /** @param added rather than refreshed */
    record Written(UUID id, boolean added) {}

    private static @Nullable String email(Person person) {
        var email = person.email();
        return email == null ? null : email.value();
    }

    private static @Nullable String birthDate(Person person) {
        var date = person.birthDate();
        return date == null ? null : date.toString();
    }
}
