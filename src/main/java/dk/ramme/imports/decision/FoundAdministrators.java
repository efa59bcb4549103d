package dk.ramme.imports.decision;

import dk.ramme.identifier.CprNumber;
import dk.ramme.imports.check.FoundAdministrator;
import dk.ramme.imports.check.FoundAdministrator.Register;
import dk.ramme.imports.check.PersonMatch.Known;
import dk.ramme.people.Role;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The administrators of an import's source, and which of them were chosen with which roles. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class FoundAdministrators {

    private static final Locale DANISH = Locale.forLanguageTag("da");

    private final JdbcClient jdbc;
    private final CprVault vault;

    FoundAdministrators(JdbcClient jdbc, CprVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    public void add(UUID organisationId, UUID importId, FoundAdministrator found) {
        var id = UUID.randomUUID();
        var cpr = found.cpr();
        var email = found.email();
        var rid = found.rid();
        jdbc.sql("""
                insert into import_administrator (id, organisation_id, import_id, line, register, register_role, name, email,
                    rid, person_sealed, birth_date, suggested)
                values (:id, :organisation, :import, :line, :register, :role, :name, :email, :rid, :sealed, :born, :suggested)
                """)
                .param("id", id)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("line", found.line())
                .param("register", found.register().name())
                .param("role", found.registerRole())
                .param("name", found.name().value())
                .param("email", email == null ? null : email.value())
                .param("rid", rid == null ? null : rid.value())
                .param("sealed", cpr == null ? null : vault.seal(cpr, place(organisationId, id)))
                .param("born", found.birthDate())
                .param("suggested", found.suggested().name())
                .update();
    }

    /** In the order of the source, those of NemID first. */
    public List<Candidate> of(UUID organisationId, UUID importId) {
        return jdbc.sql("""
                select * from import_administrator where organisation_id = :organisation and import_id = :import
                order by register, line
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .query(this::read)
                .list();
    }

    public Optional<Candidate> find(UUID organisationId, UUID importId, UUID id) {
        return of(organisationId, importId).stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst();
    }

    public void choose(UUID organisationId, UUID id, Collection<Role> roles, @Nullable String by, Instant at) {
        jdbc.sql("""
                update import_administrator set chosen = :roles, decided_by = :by, decided_at = :at
                where organisation_id = :organisation and id = :id
                """)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("roles", roles.stream().sorted().map(Role::name).collect(Collectors.joining(",")))
                .param("organisation", organisationId)
                .param("id", id)
                .update();
    }

    public void erase(UUID organisationId, UUID importId) {
        jdbc.sql("delete from import_administrator where organisation_id = :organisation and import_id = :import")
                .param("organisation", organisationId)
                .param("import", importId)
                .update();
    }

    private Candidate read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var sealed = row.getBytes("person_sealed");
        var at = row.getTimestamp("decided_at");
        return new Candidate(
                id,
                row.getInt("line"),
                Register.valueOf(row.getString("register")),
                row.getString("register_role"),
                row.getString("name"),
                row.getString("email"),
                row.getString("rid"),
                sealed == null ? null : vault.open(sealed, place(row.getObject("organisation_id", UUID.class), id)),
                row.getObject("birth_date", LocalDate.class),
                Role.valueOf(row.getString("suggested")),
                roles(row.getString("chosen")),
                row.getString("decided_by"),
                at == null ? null : at.toInstant());
    }

    private static Set<Role> roles(String text) {
        if (text.isEmpty()) return Set.of();
        return Arrays.stream(text.split(","))
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private static SealContext place(UUID organisationId, UUID id) {
        return new SealContext("import_administrator", "person_sealed", organisationId, id);
    }

    /**
     * An administrator who may be chosen.
     *
     * @param decidedBy who chose them, or left them out, last
     */
    public record Candidate(
            UUID id,
            int line,
            Register register,
            String registerRole,
            String name,
            @Nullable String email,
            @Nullable String rid,
            @Nullable CprNumber cpr,
            @Nullable LocalDate birthDate,
            Role suggested,
            Set<Role> chosen,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {

        public Known known() {
            return new Known(name, birthDate);
        }

        /** Somebody has to be written to and known again. */
        public boolean canBeChosen() {
            return email != null && (cpr != null || birthDate != null);
        }

        /** With all the roles they were chosen for, and the number that only another row has. */
        public Candidate with(Set<Role> all, List<Candidate> rows) {
            var anyCpr = rows.stream()
                    .map(Candidate::cpr)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            var anyRid = rows.stream()
                    .map(Candidate::rid)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            return new Candidate(
                    id,
                    line,
                    register,
                    registerRole,
                    name,
                    email,
                    rid == null ? anyRid : rid,
                    cpr == null ? anyCpr : cpr,
                    birthDate,
                    suggested,
                    all,
                    decidedBy,
                    decidedAt);
        }

        public Candidate withoutRid() {
            return new Candidate(
                    id,
                    line,
                    register,
                    registerRole,
                    name,
                    email,
                    null,
                    cpr,
                    birthDate,
                    suggested,
                    chosen,
                    decidedBy,
                    decidedAt);
        }

        /** Whether both are the same person, as far as the source says. */
        public boolean isSamePerson(Candidate other) {
            if (cpr != null && other.cpr != null) return cpr.equals(other.cpr);
            return birthDate != null
                    && birthDate.equals(other.birthDate)
                    && name.toLowerCase(DANISH).equals(other.name.toLowerCase(DANISH));
        }
    }
}
