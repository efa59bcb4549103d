package dk.ramme.imports;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.imports.Chunks.Chunk;
import dk.ramme.imports.FoundAdministrators.Candidate;
import dk.ramme.joining.AlreadyAppointed;
import dk.ramme.joining.Appointee;
import dk.ramme.joining.Invitations;
import dk.ramme.joining.TooManyAppointed;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.RoleChanges;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings over the administrators who were chosen. Organisation administrators are proposed like any other, and invited
 * when the set-up is confirmed, or now where it has been (PRODUCT.md S4); the rest become deactivated users with their roles,
 * which count once they are activated.
 */
@Component
class AdministratorWriter implements SectionWriter {

    private static final String LANGUAGE = "da";

    private final FoundAdministrators administrators;
    private final ImportedUsers users;
    private final RoleChanges roles;
    private final Invitations invitations;
    private final Organisations organisations;
    private final FindingRows findings;
    private final Clock clock;

    AdministratorWriter(
            FoundAdministrators administrators,
            ImportedUsers users,
            RoleChanges roles,
            Invitations invitations,
            Organisations organisations,
            FindingRows findings,
            Clock clock) {
        this.administrators = administrators;
        this.users = users;
        this.roles = roles;
        this.invitations = invitations;
        this.organisations = organisations;
        this.findings = findings;
        this.clock = clock;
    }

    @Override
    public Section section() {
        return Section.ADMINISTRATORS;
    }

    @Override
    public Supplier<ChunkCount> prepare(ImportRun run, Chunk chunk, Set<Integer> leftOut) {
        return () -> write(run, chunk, leftOut);
    }

    /** Roles are given while the organisation is locked: nobody changes meanwhile who the users are. */
    private ChunkCount write(ImportRun run, Chunk chunk, Set<Integer> leftOut) {
        organisations.lock(run.organisationId());
        var found = new ArrayList<Finding>();
        var chosen = administrators.of(run.organisationId(), run.id()).stream()
                .filter(candidate -> !candidate.chosen().isEmpty())
                .toList();
        for (Candidate candidate : chosen) {
            if (candidate.line() < chunk.firstLine() || candidate.line() > chunk.lastLine()) continue;
            var problem = bring(run, candidate, chosen);
            if (problem != null) found.add(finding(candidate, problem));
        }
        findings.add(run.organisationId(), run.id(), found);
        int left = leftOut.size();
        return ChunkCount.beside(chunk.rows().size() - left, left, 0);
    }

    /** Whoever was chosen in several rows, in both registers say, comes once: with the first of them, and with all roles. */
    private @Nullable RowProblem bring(ImportRun run, Candidate candidate, List<Candidate> all) {
        var rows = all.stream().filter(candidate::isSamePerson).toList();
        if (rows.stream().anyMatch(row -> row.line() < candidate.line())) return RowProblem.SAME_ADMINISTRATOR;
        var roles = EnumSet.noneOf(Role.class);
        rows.forEach(row -> roles.addAll(row.chosen()));
        return bring(run, candidate.with(roles, rows));
    }

    private @Nullable RowProblem bring(ImportRun run, Candidate candidate) {
        if (candidate.chosen().contains(Role.ORGANISATION_ADMINISTRATOR)) return appoint(run, candidate);
        var user = users.administrator(run.organisationId(), candidate, clock.instant())
                .orElse(null);
        if (user == null) return RowProblem.ADMINISTRATOR_IS_OTHER;
        candidate.chosen().forEach(role -> roles.give(run.organisationId(), user, role, run.createdByName()));
        return null;
    }

    private @Nullable RowProblem appoint(ImportRun run, Candidate candidate) {
        try {
            invitations.propose(run.organisationId(), appointee(candidate));
        } catch (AlreadyAppointed known) {
            return RowProblem.APPOINTED_ALREADY;
        } catch (TooManyAppointed many) {
            return RowProblem.TOO_MANY_APPOINTED;
        }
        boolean ready = organisations
                .findById(run.organisationId())
                .map(Organisation::isReady)
                .orElseThrow();
        if (ready) invitations.sendProposed(run.organisationId(), run.createdByName());
        return null;
    }

    private static Appointee appointee(Candidate candidate) {
        var name = PersonName.parse(candidate.name());
        var email = EmailAddress.parse(Objects.requireNonNull(candidate.email()));
        var extra = EnumSet.copyOf(candidate.chosen());
        extra.remove(Role.ORGANISATION_ADMINISTRATOR);
        var cpr = candidate.cpr();
        if (cpr != null) return Appointee.withCpr(name, email, cpr, LANGUAGE, extra);
        LocalDate born = Objects.requireNonNull(candidate.birthDate());
        return Appointee.withBirthDate(name, email, born, LANGUAGE, extra);
    }

    private static Finding finding(Candidate candidate, RowProblem problem) {
        return new Finding(
                Section.ADMINISTRATORS,
                candidate.line(),
                problem,
                Column.NAME,
                Masked.text(candidate.name(), 100),
                null);
    }
}
