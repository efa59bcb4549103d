package dk.ramme.imports;

import dk.ramme.imports.Chunks.Chunk;
import dk.ramme.imports.Decisions.Decided;
import dk.ramme.imports.ImportedUsers.Written;
import dk.ramme.imports.UsersHere.Here;
import dk.ramme.organisation.Organisations;
import dk.ramme.rights.KnownRights;
import dk.ramme.rights.UserRights;
import dk.ramme.vault.CprVault;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes persons as users, with their rights, and with those of rows that were given up for them. */
@Component
class UserWriter implements SectionWriter {

    private final RunChecks checks;
    private final CprVault vault;
    private final Decisions decisions;
    private final UsersHere usersHere;
    private final Organisations organisations;
    private final ImportedUsers users;
    private final UserRights userRights;
    private final KnownRights knownRights;
    private final FindingRows findings;
    private final Clock clock;

    UserWriter(
            RunChecks checks,
            CprVault vault,
            Decisions decisions,
            UsersHere usersHere,
            Organisations organisations,
            ImportedUsers users,
            UserRights userRights,
            KnownRights knownRights,
            FindingRows findings,
            Clock clock) {
        this.checks = checks;
        this.vault = vault;
        this.decisions = decisions;
        this.usersHere = usersHere;
        this.organisations = organisations;
        this.users = users;
        this.userRights = userRights;
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
        var decided = decisions.between(run.organisationId(), run.id(), chunk.firstLine(), chunk.lastLine());
        var persons = new ArrayList<SealedPerson>(chunk.rows().size());
        var dropped = new ArrayList<Person>();
        var check = checks.users(run);
        for (Row row : chunk.rows()) {
            if (leftOut.contains(row.line())) continue;
            var person = check.check(row).person();
            if (person == null) throw new IllegalStateException("line " + row.line() + " was right when it was read");
            if (decided.dropped().contains(row.line())) dropped.add(person);
            else persons.add(SealedPerson.seal(vault, run.organisationId(), person));
        }
        return () -> write(run, chunk, persons, dropped, decided);
    }

    /**
     * Whoever is appointed administrator meanwhile waits for the organisation, which is held, or is here already: a person
     * never becomes two users because both happened at once.
     */
    private ChunkCount write(
            ImportRun run, Chunk chunk, List<SealedPerson> sealed, List<Person> dropped, Decided decided) {
        var at = clock.instant();
        organisations.hold(run.organisationId());
        var owners = new HashMap<>(usersHere.stillHere(run.organisationId(), decided.toUser()));
        usersHere.remember(run.organisationId(), run.id(), owners);
        var persons = sealed.stream().map(SealedPerson::person).toList();
        var joined = usersHere.join(run.organisationId(), run.id(), persons);
        var written = users.write(run.organisationId(), sealed, at);
        written.forEach((rid, user) -> owners.put(rid, user.id()));
        persons.stream()
                .filter(person -> joined.containsKey(person.line()))
                .forEach(person -> owners.put(
                        person.rid().value(),
                        Objects.requireNonNull(joined.get(person.line())).id()));
        int rights = writeRights(run, rights(persons, dropped, owners, decided), written, at);
        var untouched = persons.stream()
                .filter(person -> !owners.containsKey(person.rid().value()))
                .toList();
        report(run, chunk, dropped, joined, persons, untouched);
        int added = (int) written.values().stream().filter(Written::added).count();
        int merged = dropped.size() + persons.size() - written.size() - untouched.size();
        return new ChunkCount(
                added,
                written.size() - added,
                untouched.size(),
                chunk.rows().size() - persons.size() - dropped.size(),
                merged,
                0,
                rights);
    }

    /** @param owners by RID number, whose rights are written: not those of users who are activated already */
    private Set<UserRights.Imported> rights(
            List<Person> persons, List<Person> dropped, Map<String, UUID> owners, Decided decided) {
        var known = decided.rights().isEmpty() ? null : knownRights.lookup();
        var rights = new LinkedHashSet<UserRights.Imported>();
        for (Person person : Stream.concat(persons.stream(), dropped.stream()).toList()) {
            var owner = owners.get(person.rid().value());
            if (owner == null) continue;
            person.rights().forEach(name -> rights.add(new UserRights.Imported(owner, name)));
            if (known != null) {
                decided.rights()
                        .getOrDefault(person.line(), List.of())
                        .forEach(name -> rights.add(new UserRights.Imported(owner, known.find(name))));
            }
        }
        return rights;
    }

    /** Most users are new, and who is new has no right that could stand in the way. */
    private int writeRights(ImportRun run, Set<UserRights.Imported> rights, Map<String, Written> written, Instant at) {
        var added = written.values().stream()
                .filter(Written::added)
                .map(Written::id)
                .collect(Collectors.toSet());
        var ofNew = new ArrayList<UserRights.Imported>();
        var ofKnown = new ArrayList<UserRights.Imported>();
        rights.forEach(right -> (added.contains(right.user()) ? ofNew : ofKnown).add(right));
        return userRights.addToNew(run.organisationId(), ofNew, at)
                + userRights.addImported(run.organisationId(), ofKnown, at);
    }

    private void report(
            ImportRun run,
            Chunk chunk,
            List<Person> dropped,
            Map<Integer, Here> joined,
            List<Person> persons,
            List<Person> untouched) {
        var found = new ArrayList<Finding>();
        dropped.forEach(person -> found.add(finding(person, RowProblem.MERGED)));
        var waiting = untouched.isEmpty()
                ? Set.<String>of()
                : users.waitingForRole(
                        run.organisationId(),
                        untouched.stream().map(person -> person.rid().value()).toList());
        untouched.forEach(person -> found.add(finding(
                person,
                waiting.contains(person.rid().value()) ? RowProblem.WAITS_FOR_ROLE : RowProblem.ACTIVATED_ALREADY)));
        for (Person person : persons) {
            var here = joined.get(person.line());
            if (here != null) found.add(Finding.here(person, here));
        }
        findings.forget(
                run.organisationId(),
                run.id(),
                Section.USERS,
                RowProblem.USER_HERE,
                chunk.firstLine(),
                chunk.lastLine());
        findings.add(run.organisationId(), run.id(), found);
    }

    private static Finding finding(Person person, RowProblem problem) {
        return new Finding(
                Section.USERS, person.line(), problem, Column.RID, person.rid().value(), null);
    }
}
