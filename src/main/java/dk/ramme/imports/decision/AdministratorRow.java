package dk.ramme.imports.decision;

import dk.ramme.imports.check.FoundAdministrator;
import dk.ramme.imports.check.FoundAdministrator.Register;
import dk.ramme.imports.decision.FoundAdministrators.Candidate;
import dk.ramme.imports.decision.FoundAdministrators.Picked;
import dk.ramme.people.Role;
import dk.ramme.tenancy.OrganisationOwned;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An administrator of an import's source, kept to be chosen from, and what was decided of them last. */
@Entity
@Table(name = "import_administrator")
class AdministratorRow extends OrganisationOwned {

    private UUID importId;
    private int line;

    @Enumerated(EnumType.STRING)
    private Register register;

    private String registerRole;
    private String name;
    private @Nullable String email;
    private @Nullable String rid;
    private byte @Nullable [] personSealed;
    private @Nullable LocalDate birthDate;

    @Enumerated(EnumType.STRING)
    private Role suggested;

    /** The names of the roles with commas between; nothing as long as they are not chosen. */
    private String chosen;

    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;

    protected AdministratorRow() {}

    AdministratorRow(UUID importId, FoundAdministrator found, CprVault vault) {
        super(UUID.randomUUID());
        var cpr = found.cpr();
        this.importId = importId;
        this.line = found.line();
        this.register = found.register();
        this.registerRole = found.registerRole();
        this.name = found.name().value();
        this.email = found.email() == null ? null : found.email().value();
        this.rid = found.rid() == null ? null : found.rid().value();
        this.personSealed = cpr == null ? null : vault.seal(cpr, place());
        this.birthDate = found.birthDate();
        this.suggested = found.suggested();
        this.chosen = "";
    }

    /** They shall have these roles; none: they do not come. */
    void choose(Collection<Role> roles, @Nullable String by, Instant at) {
        chosen = roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
        decidedBy = by;
        decidedAt = at;
    }

    String name() {
        return name;
    }

    @Nullable
    String email() {
        return email;
    }

    /** Once they are chosen; they have an address then. */
    Picked picked() {
        return new Picked(name, Objects.requireNonNull(email), roles());
    }

    Candidate candidate(CprVault vault) {
        return new Candidate(
                id(),
                line,
                register,
                registerRole,
                name,
                email,
                rid,
                personSealed == null ? null : vault.open(personSealed, place()),
                birthDate,
                suggested,
                roles(),
                decidedBy,
                decidedAt);
    }

    private Set<Role> roles() {
        if (chosen.isEmpty()) return Set.of();
        return Arrays.stream(chosen.split(","))
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private SealContext place() {
        return new SealContext("import_administrator", "person_sealed", organisationId(), id());
    }
}
