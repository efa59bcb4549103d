package dk.ramme.imports;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.decision.DoubtList;
import dk.ramme.imports.decision.DoubtList.Doubtful;
import dk.ramme.imports.decision.Doubts;
import dk.ramme.imports.decision.DuplicatePerson;
import dk.ramme.imports.decision.DuplicatePersons;
import dk.ramme.imports.decision.FoundAdministrators;
import dk.ramme.imports.decision.FoundAdministrators.Candidate;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.FindingList;
import dk.ramme.imports.run.FindingList.Kind;
import dk.ramme.imports.run.FindingList.Place;
import dk.ramme.imports.run.FindingRows;
import dk.ramme.imports.run.Forecast;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportRuns;
import dk.ramme.imports.run.ImportState;
import dk.ramme.imports.run.LeftOutRows;
import dk.ramme.imports.run.LeftOutRows.Lot;
import dk.ramme.imports.run.Sections;
import dk.ramme.imports.run.Tallies;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads imports and their reports for the pages. */
@Service
@Transactional(readOnly = true)
public class ImportReports {

    private static final int HISTORY = 10;

    private final ImportRuns runs;
    private final Organisations organisations;
    private final Sections sections;
    private final FindingRows findings;
    private final FindingList findingList;
    private final Tallies tallies;
    private final Forecast forecast;
    private final DuplicatePersons duplicates;
    private final Doubts doubts;
    private final DoubtList doubtList;
    private final FoundAdministrators administrators;
    private final LeftOutRows leftOut;

    ImportReports(
            ImportRuns runs,
            Organisations organisations,
            Sections sections,
            FindingRows findings,
            FindingList findingList,
            Tallies tallies,
            Forecast forecast,
            DuplicatePersons duplicates,
            Doubts doubts,
            DoubtList doubtList,
            FoundAdministrators administrators,
            LeftOutRows leftOut) {
        this.runs = runs;
        this.organisations = organisations;
        this.sections = sections;
        this.findings = findings;
        this.findingList = findingList;
        this.tallies = tallies;
        this.forecast = forecast;
        this.duplicates = duplicates;
        this.doubts = doubts;
        this.doubtList = doubtList;
        this.administrators = administrators;
        this.leftOut = leftOut;
    }

    /** An import; creations are not found here. */
    public Optional<ImportRun> find(UUID id) {
        return find(id, false);
    }

    /** @param creation whether one that creates users is meant, rather than an import: other people may see it */
    public Optional<ImportRun> find(UUID id, boolean creation) {
        return runs.findById(id).filter(run -> run.creates() == creation);
    }

    public Optional<ImportRun> open(UUID organisationId, boolean creation) {
        return runs.latest(organisationId, creation).filter(ImportRun::isOpen);
    }

    public List<ImportRun> history(UUID organisationId, boolean creation) {
        return runs.history(organisationId, creation, Limit.of(HISTORY));
    }

    /** Whether the set-up is confirmed, so that an import is begun from the settings. */
    public boolean isSetUp(UUID organisationId) {
        return organisations
                .findById(organisationId)
                .filter(Organisation::isReady)
                .isPresent();
    }

    /** What was found, after the given place; of one kind when the place begins in one. */
    public List<Finding> after(ImportRun run, Place place, int limit) {
        return findingList.after(run.organisationId(), run.id(), place, limit);
    }

    public List<Finding> ofKind(ImportRun run, Place place, int limit) {
        return findingList.afterOfKind(run.organisationId(), run.id(), place, limit);
    }

    public List<Kind> kinds(ImportRun run) {
        return findingList.kinds(run.organisationId(), run.id(), null);
    }

    /** Of one section alone. */
    public List<Kind> kinds(ImportRun run, Section section) {
        return findingList.kinds(run.organisationId(), run.id(), section);
    }

    public List<Sections.Head> sections(ImportRun run) {
        return sections.of(run.organisationId(), run.id());
    }

    /** What will become of the rows, as things are decided now, or has become of them once the import is begun. */
    public Map<Section, Map<Outcome, Integer>> tallies(ImportRun run) {
        if (run.state() == ImportState.READY) return forecast.of(run.organisationId(), run.id());
        return run.state().isBegun() ? tallies.of(run.organisationId(), run.id(), true) : Map.of();
    }

    public int duplicates(ImportRun run) {
        return duplicates.count(run.organisationId(), run.id());
    }

    public List<DuplicatePerson> duplicatesAfter(ImportRun run, int firstLine, int limit) {
        return duplicates.after(run.organisationId(), run.id(), firstLine, limit);
    }

    /** One person, with their rows after a line. */
    public Optional<DuplicatePerson> duplicate(ImportRun run, int firstLine, int afterLine, int rows) {
        return Optional.ofNullable(duplicates.find(run.organisationId(), run.id(), firstLine, afterLine, rows));
    }

    /** The RID number of one of a person's rows, nothing when there is no such row. */
    public String duplicateRid(ImportRun run, int firstLine, int line) {
        // two, because the row that is kept alone is always among them
        return duplicate(run, firstLine, line - 1, 2)
                .map(person -> person.ridIn(line))
                .orElse("");
    }

    public Doubts.Count doubts(ImportRun run) {
        return doubts.count(run.organisationId(), run.id());
    }

    /** Rows after a line whose RID number belongs to a user who may be another person. */
    public List<Doubtful> doubtsAfter(ImportRun run, int line, int limit) {
        return doubtList.after(run.organisationId(), run.id(), line, limit);
    }

    public List<Candidate> administrators(ImportRun run) {
        return administrators.of(run.organisationId(), run.id());
    }

    /** Sections that have rows to be mended and loaded again. */
    public List<Section> leftOut(ImportRun run) {
        return leftOut.sections(run.organisationId(), run.id());
    }

    /** The next rows left out after the given lot, null when there are no more. */
    public @Nullable Lot leftOutAfter(ImportRun run, Section section, int lot) {
        return leftOut.after(run.organisationId(), run.id(), section, lot);
    }

    public Map<Integer, List<Finding>> reasons(ImportRun run, Section section, List<Row> rows) {
        return findings
                .between(
                        run.organisationId(),
                        run.id(),
                        section,
                        rows.get(0).line(),
                        rows.get(rows.size() - 1).line())
                .stream()
                .collect(Collectors.groupingBy(Finding::line));
    }
}
