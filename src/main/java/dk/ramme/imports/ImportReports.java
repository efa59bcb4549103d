package dk.ramme.imports;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.decision.DoubtfulList;
import dk.ramme.imports.decision.DoubtfulList.Doubtful;
import dk.ramme.imports.decision.Doubts;
import dk.ramme.imports.decision.DuplicatePerson;
import dk.ramme.imports.decision.FoundAdministrators;
import dk.ramme.imports.decision.FoundAdministrators.Candidate;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.FindingKind;
import dk.ramme.imports.run.Findings;
import dk.ramme.imports.run.Findings.Place;
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
import dk.ramme.tenancy.Tenancy;
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
    private final Findings findings;
    private final Tallies tallies;
    private final Forecast forecast;
    private final DoubtfulList doubtful;
    private final Doubts doubts;
    private final FoundAdministrators administrators;
    private final LeftOutRows leftOut;

    ImportReports(
            ImportRuns runs,
            Organisations organisations,
            Sections sections,
            Findings findings,
            Tallies tallies,
            Forecast forecast,
            DoubtfulList doubtful,
            Doubts doubts,
            FoundAdministrators administrators,
            LeftOutRows leftOut) {
        this.runs = runs;
        this.organisations = organisations;
        this.sections = sections;
        this.findings = findings;
        this.tallies = tallies;
        this.forecast = forecast;
        this.doubtful = doubtful;
        this.doubts = doubts;
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

    public Optional<ImportRun> open(boolean creation) {
        return runs.latest(creation).filter(ImportRun::isOpen);
    }

    public List<ImportRun> history(boolean creation) {
        return runs.history(creation, Limit.of(HISTORY));
    }

    /** Whether the set-up is confirmed, so that an import is begun from the settings. */
    public boolean isSetUp() {
        return organisations
                .findById(Tenancy.organisation())
                .filter(Organisation::isReady)
                .isPresent();
    }

    /** What was found, after the given place; of one kind when the place begins in one. */
    public List<Finding> after(ImportRun run, Place place, int limit) {
        return findings.after(run.id(), place, limit);
    }

    /** @param section in which they are; null for all */
    public List<Finding> ofKind(ImportRun run, Place place, @Nullable Section section, int limit) {
        return findings.afterOfKind(run.id(), place, section, limit);
    }

    /** Of each section by itself: lines of users and of their rights are not the same. */
    public List<FindingKind> kinds(ImportRun run) {
        return findings.kinds(run.id(), null);
    }

    /** Of one section alone. */
    public List<FindingKind> kinds(ImportRun run, Section section) {
        return findings.kinds(run.id(), section);
    }

    /** How many rows come along and need a look, as things are decided now. */
    public int needLook(ImportRun run) {
        return findings.needLook(run.id());
    }

    public List<Sections.Head> sections(ImportRun run) {
        return sections.of(run.id());
    }

    /** What will become of the rows, as things are decided now, or has become of them once the import is begun. */
    public Map<Section, Map<Outcome, Integer>> tallies(ImportRun run) {
        if (run.state() == ImportState.READY) return forecast.of(run.id());
        return run.state().isBegun() ? tallies.of(run.id(), true) : Map.of();
    }

    public int duplicates(ImportRun run) {
        return doubtful.count(run.id());
    }

    public List<DuplicatePerson> duplicatesAfter(ImportRun run, int firstLine, int limit) {
        return doubtful.after(run.id(), firstLine, limit);
    }

    /** One person, with their rows after a line. */
    public Optional<DuplicatePerson> duplicate(ImportRun run, int firstLine, int afterLine, int rows) {
        return Optional.ofNullable(doubtful.find(run.id(), firstLine, afterLine, rows));
    }

    /** The RID number of one of a person's rows, nothing when there is no such row. */
    public String duplicateRid(ImportRun run, int firstLine, int line) {
        // two, because the row that is kept alone is always among them
        return duplicate(run, firstLine, line - 1, 2)
                .map(person -> person.ridIn(line))
                .orElse("");
    }

    public Doubts.Count doubts(ImportRun run) {
        return doubts.count(run.id());
    }

    /** Rows after a line whose RID number belongs to a user who may be another person. */
    public List<Doubtful> doubtsAfter(ImportRun run, int line, int limit) {
        return doubtful.doubtsAfter(run.id(), line, limit);
    }

    public List<Candidate> administrators(ImportRun run) {
        return administrators.of(run.id());
    }

    /** Sections that have rows to be mended and loaded again. */
    public List<Section> leftOut(ImportRun run) {
        return leftOut.sections(run.id());
    }

    /** The next rows left out after the given lot, null when there are no more. */
    public @Nullable Lot leftOutAfter(ImportRun run, Section section, int lot) {
        return leftOut.after(run.id(), section, lot);
    }

    public Map<Integer, List<Finding>> reasons(ImportRun run, Section section, List<Row> rows) {
        return findings
                .between(
                        run.id(),
                        section,
                        rows.get(0).line(),
                        rows.get(rows.size() - 1).line())
                .stream()
                .collect(Collectors.groupingBy(Finding::line));
    }
}
