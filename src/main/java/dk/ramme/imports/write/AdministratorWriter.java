package dk.ramme.imports.write;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.PersonMatch;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.decision.FoundAdministrators;
import dk.ramme.imports.decision.FoundAdministrators.Candidate;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ChunkCount;
import dk.ramme.imports.run.Chunks.Chunk;
import dk.ramme.imports.run.Findings;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.stage.UserMatches.Owner;
import dk.ramme.imports.stage.UserPlaces;
import dk.ramme.joining.appointment.Appointee;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.joining.appointment.Proposals.AlreadyAppointed;
import dk.ramme.joining.appointment.Proposals.TooManyAppointed;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.RoleChanges;
import dk.ramme.people.UserState;
import dk.ramme.people.cpr.CprHolders.Holder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings over the administrators who were chosen. Organisation administrators are proposed like any other, and invited
 * when the set-up is confirmed, or now where it has been (S4); the rest become deactivated users with their roles,
 * which count once they are activated.
 */
@Component
class AdministratorWriter implements SectionWriter {

    private static final String LANGUAGE = "da";

    private final FoundAdministrators administrators;
    private final ImportedUsers users;
    private final UserPlaces here;
    private final RoleChanges roles;
    private final Invitations invitations;
    private final Organisations organisations;
    private final Findings findings;
    private final Clock clock;

    AdministratorWriter(
            FoundAdministrators administrators,
            ImportedUsers users,
            UserPlaces here,
            RoleChanges roles,
            Invitations invitations,
            Organisations organisations,
            Findings findings,
            Clock clock) {
        this.administrators = administrators;
        this.users = users;
        this.here = here;
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
        var found = new ArrayList<Finding>();
        var chosen = administrators.of(run.id()).stream()
                .filter(candidate -> !candidate.chosen().isEmpty())
                .toList();
        for (Candidate candidate : chosen) {
            if (!isIn(candidate, chunk)) continue;
            var problem = bring(run, candidate, chosen);
            if (problem != null) found.add(finding(candidate, problem));
        }
        findings.add(run.id(), found);
        int left =
                leftOut.size() + (int) found.stream().filter(Finding::leavesOut).count();
        int brought = (int) chosen.stream().filter(one -> isIn(one, chunk)).count() - (left - leftOut.size());
        int rows = chunk.rows().size();
        return new ChunkCount(0, 0, rows - left - brought, left, 0, brought, 0);
    }

    private static boolean isIn(Candidate candidate, Chunk chunk) {
        return candidate.line() >= chunk.firstLine() && candidate.line() <= chunk.lastLine();
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
        var organisation = run.organisationId();
        var owner = owner(candidate);
        var problem = owner == null ? null : anotherPerson(candidate, owner);
        if (problem != null) return problem;
        var user = owner != null ? owner.id() : withCpr(candidate);
        var by = run.starter();
        candidate.chosen().forEach(role -> roles.giveAs(by, organisation, user, role));
        return null;
    }

    private @Nullable Owner owner(Candidate candidate) {
        var rid = candidate.rid();
        var owner = rid == null ? null : here.matches().hold(List.of(rid)).get(rid);
        return owner == null || owner.state() == UserState.DELETED ? null : owner;
    }

    /** A role is never given to whoever else has the RID number. */
    private @Nullable RowProblem anotherPerson(Candidate candidate, Owner owner) {
        var match = here.ridVerdicts().match(candidate.cpr(), candidate.known(), owner);
        return match == PersonMatch.SAME ? null : RowProblem.ADMINISTRATOR_IS_OTHER;
    }

    private UUID withCpr(Candidate candidate) {
        var cpr = candidate.cpr();
        var known = cpr == null
                ? Optional.<UUID>empty()
                : here.cprHolders().of(cpr, new PersonName(candidate.name())).map(Holder::id);
        return known.orElseGet(() -> users.add(withFreeRid(candidate), clock.instant()));
    }

    /** A RID number that a deleted user had is not given again. */
    private Candidate withFreeRid(Candidate candidate) {
        var rid = candidate.rid();
        boolean taken = rid != null && !here.matches().find(List.of(rid)).isEmpty();
        return taken ? candidate.withoutRid() : candidate;
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
        var name = new PersonName(candidate.name());
        var email = EmailAddress.parse(Objects.requireNonNull(candidate.email()));
        var extra = EnumSet.copyOf(candidate.chosen());
        extra.remove(Role.ORGANISATION_ADMINISTRATOR);
        var cpr = candidate.cpr();
        if (cpr != null) return Appointee.withCpr(name, email, cpr, LANGUAGE, extra);
        LocalDate born = Objects.requireNonNull(candidate.birthDate());
        return Appointee.withBirthDate(name, email, born, LANGUAGE, extra);
    }

    private static Finding finding(Candidate candidate, RowProblem problem) {
        var row = new Row(candidate.line(), List.of());
        var rid = candidate.rid() == null ? "" : candidate.rid();
        return Finding.of(Section.ADMINISTRATORS, row, problem, Column.NAME, candidate.name())
                .about(rid, candidate.name());
    }
}
