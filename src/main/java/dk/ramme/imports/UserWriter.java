package dk.ramme.imports;

import dk.ramme.imports.Chunks.Chunk;
import dk.ramme.imports.Duplicates.Decisions;
import dk.ramme.imports.ImportedUsers.Written;
import dk.ramme.rights.KnownRights;
import dk.ramme.rights.RightName;
import dk.ramme.rights.UserRights;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes persons as users, with their rights, and with those of rows that were given up for them. */
@Component
class UserWriter implements SectionWriter {

    private final RunChecks checks;
    private final Duplicates duplicates;
    private final ImportedUsers users;
    private final UserRights userRights;
    private final KnownRights knownRights;
    private final FindingRows findings;
    private final Clock clock;

    UserWriter(
            RunChecks checks,
            Duplicates duplicates,
            ImportedUsers users,
            UserRights userRights,
            KnownRights knownRights,
            FindingRows findings,
            Clock clock) {
        this.checks = checks;
        this.duplicates = duplicates;
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
    public ChunkCount write(ImportRun run, Chunk chunk, Set<Integer> leftOut) {
        var at = clock.instant();
        var decisions = duplicates.between(run.organisationId(), run.id(), chunk.firstLine(), chunk.lastLine());
        var check = checks.users(run);
        var persons = new ArrayList<Person>(chunk.rows().size());
        var found = new ArrayList<Finding>();
        for (Row row : chunk.rows()) {
            if (leftOut.contains(row.line())) continue;
            var person = check.check(row).person();
            if (person == null) throw new IllegalStateException("line " + row.line() + " was right when it was read");
            if (decisions.dropped().contains(row.line())) found.add(merged(row, person));
            else persons.add(person);
        }
        int merged = found.size();
        var written = users.write(run.organisationId(), persons, at);
        int rights = writeRights(run, persons, written, decisions, at);
        persons.stream()
                .filter(person -> !written.containsKey(person.rid().value()))
                .forEach(person -> found.add(untouched(person)));
        findings.add(run.organisationId(), run.id(), found);
        int added = (int) written.values().stream().filter(Written::added).count();
        return new ChunkCount(
                added,
                written.size() - added,
                persons.size() - written.size(),
                chunk.rows().size() - persons.size() - merged,
                merged,
                0,
                rights);
    }

    private int writeRights(
            ImportRun run, List<Person> persons, Map<String, Written> written, Decisions decisions, Instant at) {
        var known = decisions.rights().isEmpty() ? null : knownRights.lookup();
        var rights = new ArrayList<UserRights.Imported>();
        for (Person person : persons) {
            var user = written.get(person.rid().value());
            if (user == null) continue;
            var names = new LinkedHashSet<RightName>(person.rights());
            if (known != null) {
                decisions.rights().getOrDefault(person.line(), List.of()).forEach(name -> names.add(known.find(name)));
            }
            names.forEach(name -> rights.add(new UserRights.Imported(user.id(), name)));
        }
        return userRights.addImported(run.organisationId(), rights, at);
    }

    private static Finding merged(Row row, Person person) {
        return Finding.of(
                Section.USERS, row, RowProblem.MERGED, Column.RID, person.rid().value());
    }

    private static Finding untouched(Person person) {
        return new Finding(
                Section.USERS,
                person.line(),
                RowProblem.ACTIVATED_ALREADY,
                Column.RID,
                person.rid().value(),
                null);
    }
}
