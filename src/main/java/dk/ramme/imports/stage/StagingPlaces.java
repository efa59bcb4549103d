package dk.ramme.imports.stage;

import dk.ramme.imports.decision.DoubtfulRows;
import dk.ramme.imports.decision.FoundAdministrators;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.Chunks;
import dk.ramme.imports.run.Findings;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportRun.Source;
import dk.ramme.imports.run.ImportRuns;
import dk.ramme.imports.run.RunChecks;
import dk.ramme.imports.run.Sections;
import dk.ramme.imports.run.Tallies;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where what is read is put away, section by section. */
@Component
public class StagingPlaces {

    private final ImportRuns runs;
    private final Sections sections;
    private final Chunks chunks;
    private final Findings findings;
    private final DoubtfulRows duplicates;
    private final FoundAdministrators administrators;
    private final AdministratorAddress address;
    private final Tallies tallies;
    private final UserPlaces users;
    private final NewUserRows newcomers;
    private final RunChecks checks;
    private final ImportSettings settings;

    StagingPlaces(
            ImportRuns runs,
            Sections sections,
            Chunks chunks,
            Findings findings,
            DoubtfulRows duplicates,
            FoundAdministrators administrators,
            AdministratorAddress address,
            Tallies tallies,
            UserPlaces users,
            NewUserRows newcomers,
            RunChecks checks,
            ImportSettings settings) {
        this.runs = runs;
        this.sections = sections;
        this.chunks = chunks;
        this.findings = findings;
        this.duplicates = duplicates;
        this.administrators = administrators;
        this.address = address;
        this.tallies = tallies;
        this.users = users;
        this.newcomers = newcomers;
        this.checks = checks;
        this.settings = settings;
    }

    public Sections sections() {
        return sections;
    }

    public Chunks chunks() {
        return chunks;
    }

    public Findings findings() {
        return findings;
    }

    Tallies tallies() {
        return tallies;
    }

    /** Sections are read again: what came of them is forgotten, but for the rows themselves. */
    public void forget(UUID importId, Collection<Section> read) {
        findings.forget(importId, read);
        tallies.forget(importId, read);
        sections.forget(importId, read);
        if (read.contains(Section.USERS)) {
            duplicates.erase(importId);
            users.doubts().erase(importId);
        }
        if (read.contains(Section.ADMINISTRATORS)) administrators.erase(importId);
    }

    int rowsPerChunk() {
        return settings.rowsPerChunk();
    }

    UserStaging users(UUID importId, Columns columns) {
        var run = run(importId);
        return new UserStaging(importId, checks.users(run, columns), users, numbers(run));
    }

    RightsStaging rights(UUID importId, Columns columns, @Nullable UserStaging read) {
        var check = checks.rights(run(importId), columns);
        return new RightsStaging(importId, check, read, users.matches(), duplicates);
    }

    AdministratorStaging administrators(UUID importId, Columns columns, @Nullable UserStaging read) {
        var run = run(importId);
        return new AdministratorStaging(
                run, checks.administrators(run, columns), address, administrators, numbers(run), read);
    }

    SectionStaging organisation(UUID importId, Columns columns) {
        var check = checks.organisation(run(importId), columns);
        return row -> check.check(row).findings();
    }

    NewcomerStaging newcomers(UUID importId, Columns columns) {
        return new NewcomerStaging(checks.newcomers(run(importId), columns), newcomers);
    }

    private ComparedNumbers numbers(ImportRun run) {
        return new ComparedNumbers(users, run.source() == Source.FILE);
    }

    private ImportRun run(UUID importId) {
        return runs.findById(importId).orElseThrow();
    }
}
