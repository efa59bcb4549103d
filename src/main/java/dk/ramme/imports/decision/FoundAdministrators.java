package dk.ramme.imports.decision;

import dk.ramme.identifier.CprNumber;
import dk.ramme.imports.check.FoundAdministrator;
import dk.ramme.imports.check.FoundAdministrator.Register;
import dk.ramme.imports.check.PersonMatch.Known;
import dk.ramme.people.Role;
import dk.ramme.vault.CprVault;
import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The administrators of an import's source, and which of them were chosen with which roles. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FoundAdministrators {

    private static final Locale DANISH = Locale.forLanguageTag("da");

    private static final Comparator<Object> DANISH_ORDER = Collator.getInstance(DANISH);

    private final AdministratorRows rows;
    private final CprVault vault;

    FoundAdministrators(AdministratorRows rows, CprVault vault) {
        this.rows = rows;
        this.vault = vault;
    }

    public void add(UUID importId, FoundAdministrator found) {
        rows.save(new AdministratorRow(importId, found, vault));
    }

    /** In the order of the source, those of NemID first. */
    public List<Candidate> of(UUID importId) {
        return rows.of(importId).stream().map(row -> row.candidate(vault)).toList();
    }

    /** Those who were chosen, each with all the roles of their rows, by name. */
    public List<Picked> chosen(UUID importId) {
        var picked = new TreeMap<String, Picked>(DANISH_ORDER);
        rows.chosen(importId).forEach(row -> picked.merge(row.name() + ' ' + row.email(), row.picked(), Picked::and));
        return List.copyOf(picked.values());
    }

    /** All of them, by their ids. */
    public Map<UUID, Candidate> byId(UUID importId) {
        return of(importId).stream().collect(Collectors.toMap(Candidate::id, Function.identity()));
    }

    public int countNotChosen(UUID importId) {
        return rows.countNotChosen(importId);
    }

    public void choose(UUID id, Collection<Role> roles, @Nullable String by, Instant at) {
        var row = rows.findById(id).orElseThrow();
        row.choose(roles, by, at);
        rows.save(row);
    }

    public void erase(UUID importId) {
        rows.erase(importId);
    }

    /** Somebody who was chosen: one person, however many rows they have. */
    public record Picked(String name, String email, Set<Role> roles) {

        private Picked and(Picked other) {
            return new Picked(
                    name,
                    email,
                    Stream.concat(roles.stream(), other.roles.stream()).collect(Collectors.toSet()));
        }
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
