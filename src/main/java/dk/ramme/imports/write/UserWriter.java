package dk.ramme.imports.write;

import dk.ramme.imports.check.Person;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.decision.Decisions;
import dk.ramme.imports.decision.Decisions.Decided;
import dk.ramme.imports.decision.DoubtfulRows.InDoubt;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ChunkCount;
import dk.ramme.imports.run.Chunks.Chunk;
import dk.ramme.imports.run.Findings;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.RunChecks;
import dk.ramme.imports.stage.ExistingUsers.Here;
import dk.ramme.imports.stage.RidVerdicts.Verdict;
import dk.ramme.imports.stage.UserPlaces;
import dk.ramme.imports.write.ImportedUsers.ImportedRight;
import dk.ramme.imports.write.ImportedUsers.Written;
import dk.ramme.rights.KnownRights;
import dk.ramme.vault.CprVault;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Writes persons as users, with their rights, and with those of rows that were given up for them. */
@Component
class UserWriter implements SectionWriter {

    /** What is settled of a row that is kept alone. */
    private static final Set<RowProblem> SETTLED = EnumSet.of(RowProblem.CPR_TWICE, RowProblem.USER_HERE_OTHER_RID);

    private final RunChecks checks;
    private final CprVault vault;
    private final Decisions decisions;
    private final UserPlaces here;
    private final ImportedUsers users;
    private final KnownRights knownRights;
    private final Findings findings;
    private final Clock clock;

    UserWriter(
            RunChecks checks,
            CprVault vault,
            Decisions decisions,
            UserPlaces here,
            ImportedUsers users,
            KnownRights knownRights,
            Findings findings,
            Clock clock) {
        this.checks = checks;
        this.vault = vault;
        this.decisions = decisions;
        this.here = here;
        this.users = users;
        this.knownRights = knownRights;
        this.findings = findings;
        this.clock = clock;
    }

    @Override
    public Section section() {
        return Section.USERS;
    }

    @Override
    public Supplier<ChunkCount> prepare(ImportRun run, Chunk chunk, Set<Integer> leftOut) {
        var decided = decisions.between(run.id(), chunk.firstLine(), chunk.lastLine());
        var persons = new ArrayList<SealedPerson>(chunk.rows().size());
        var dropped = new ArrayList<Person>();
        var check = checks.users(run);
        for (Row row : chunk.rows()) {
            if (leftOut.contains(row.line())) continue;
            var person = check.check(row).person();
            if (person == null) throw new IllegalStateException("line " + row.line() + " was right when it was read");
            if (decided.dropped().contains(row.line())) dropped.add(person);
            else persons.add(SealedPerson.seal(vault, person));
        }
        return () -> write(run, chunk, persons, dropped, decided);
    }

    /**
     * Whoever is appointed administrator meanwhile waits for the organisation, which is locked, or is here already: a person
     * never becomes two users because both happened at once. Users who have the RID numbers are held as well, and judged
     * again: nobody is activated, or made another person, between the verdict and the writing.
     */
    private ChunkCount write(
            ImportRun run, Chunk chunk, List<SealedPerson> sealed, List<Person> dropped, Decided decided) {
        var at = clock.instant();
        var owners = new HashMap<>(here.matches().stillHere(decided.toUser()));
        here.matches().remember(run.id(), owners);
        var persons = sealed.stream().map(SealedPerson::person).toList();
        var joined = here.usersHere().join(run.id(), persons);
        var verdicts = verdicts(run, chunk, persons);
        var toWrite = toWrite(sealed, verdicts);
        var written = users.write(toWrite, at);
        // whoever got the number a moment ago is judged when the chunk is written again
        if (written.size() < toWrite.size()) throw new ConcurrencyFailureException("RID numbers were given meanwhile");
        persons.forEach(person -> owner(person, joined, verdicts, written)
                .ifPresent(owner -> owners.put(person.rid().value(), owner)));
        int rights = writeRights(rights(persons, dropped, owners, decided), written, at);
        settle(run, decided);
        var report = new UserReport(persons, dropped, joined, verdicts);
        findings.forget(run.id(), Section.USERS, UserReport.FOUND_ANEW, chunk.firstLine(), chunk.lastLine());
        findings.add(run.id(), report.findings());
        return report.count(chunk.rows().size(), rights);
    }

    /** What a decision has settled is no finding any more: the decision is erased when the import ends, and the report stays. */
    private void settle(ImportRun run, Decided decided) {
        findings.forget(run.id(), Section.USERS, EnumSet.allOf(RowProblem.class), decided.dropped());
        findings.forget(run.id(), Section.USERS, SETTLED, decided.rights().keySet());
    }

    /** Where the persons are not those who have their RID numbers, nothing that hangs on these goes to them either. */
    private Map<Integer, Verdict> verdicts(ImportRun run, Chunk chunk, List<Person> persons) {
        var owners = here.matches()
                .hold(persons.stream().map(one -> one.rid().value()).toList());
        if (owners.isEmpty()) return Map.of();
        var settled = here.doubts().settled(run.id(), chunk.firstLine(), chunk.lastLine());
        var verdicts = here.ridVerdicts().of(persons, owners, settled);
        var others = new ArrayList<InDoubt>();
        for (Person person : persons) {
            var verdict = verdicts.get(person.line());
            if (verdict != null && verdict.isAnotherPerson())
                others.add(new InDoubt(person, verdict.owner().id()));
        }
        here.doubtfulRows().addDoubts(run.id(), others);
        return verdicts;
    }

    /** Those who are new, and those who are refreshed, sealed for the rows they have. */
    private List<SealedPerson> toWrite(List<SealedPerson> sealed, Map<Integer, Verdict> verdicts) {
        var toWrite = new ArrayList<SealedPerson>(sealed.size());
        for (SealedPerson one : sealed) {
            var verdict = verdicts.get(one.person().line());
            if (verdict == null) toWrite.add(one);
            else if (verdict.problem() == RowProblem.REFRESHED) {
                toWrite.add(one.resealFor(verdict.owner().id(), vault));
            }
        }
        return toWrite;
    }

    /** Who gets the rights of the row. */
    private static Optional<UUID> owner(
            Person person, Map<Integer, Here> joined, Map<Integer, Verdict> verdicts, Map<String, Written> written) {
        var user = joined.get(person.line());
        if (user != null) return Optional.of(user.id());
        var verdict = verdicts.get(person.line());
        if (verdict != null)
            return verdict.refreshes() ? Optional.of(verdict.owner().id()) : Optional.empty();
        return Optional.ofNullable(written.get(person.rid().value())).map(Written::id);
    }

    /** @param owners by RID number, whose rights are written: not those of users who are activated already */
    private Set<ImportedRight> rights(
            List<Person> persons, List<Person> dropped, Map<String, UUID> owners, Decided decided) {
        var known = decided.rights().isEmpty() ? null : knownRights.lookup();
        var rights = new LinkedHashSet<ImportedRight>();
        for (Person person : Stream.concat(persons.stream(), dropped.stream()).toList()) {
            var owner = owners.get(person.rid().value());
            if (owner == null) continue;
            person.rights().forEach(name -> rights.add(new ImportedRight(owner, name)));
            if (known != null) {
                decided.rights()
                        .getOrDefault(person.line(), List.of())
                        .forEach(name -> rights.add(new ImportedRight(owner, known.find(name))));
            }
        }
        return rights;
    }

    /** Most users are new, and who is new has no right that could stand in the way. */
    private int writeRights(Set<ImportedRight> rights, Map<String, Written> written, Instant at) {
        var added = written.values().stream()
                .filter(Written::added)
                .map(Written::id)
                .collect(Collectors.toSet());
        var ofNew = new ArrayList<ImportedRight>();
        var ofKnown = new ArrayList<ImportedRight>();
        rights.forEach(right -> (added.contains(right.user()) ? ofNew : ofKnown).add(right));
        return users.addRightsToNew(ofNew, at) + users.addRights(ofKnown, at);
    }
}
