package dk.ramme.imports.run;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.imports.check.AdministratorCheck;
import dk.ramme.imports.check.NewcomerCheck;
import dk.ramme.imports.check.OrganisationCheck;
import dk.ramme.imports.check.RightsCheck;
import dk.ramme.imports.check.RowCheck;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.Section;
import dk.ramme.organisation.Organisations;
import dk.ramme.rights.KnownRights;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The checks of an import as of the day it was opened. They are built here alone, whether its source is read or run, so that
 * both say the same.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RunChecks {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final Sections sections;
    private final Organisations organisations;
    private final KnownRights rights;

    RunChecks(Sections sections, Organisations organisations, KnownRights rights) {
        this.sections = sections;
        this.organisations = organisations;
        this.rights = rights;
    }

    public RowCheck users(ImportRun run) {
        return users(run, columns(run, Section.USERS));
    }

    public RowCheck users(ImportRun run, Columns columns) {
        return new RowCheck(columns, cvr(run), day(run), rights.lookup());
    }

    public NewcomerCheck newcomers(ImportRun run) {
        return newcomers(run, columns(run, Section.PERSONS));
    }

    public NewcomerCheck newcomers(ImportRun run, Columns columns) {
        return new NewcomerCheck(columns, cvr(run), day(run));
    }

    public RightsCheck rights(ImportRun run) {
        return rights(run, columns(run, Section.RIGHTS));
    }

    public RightsCheck rights(ImportRun run, Columns columns) {
        return new RightsCheck(columns, cvr(run), day(run), rights.lookup());
    }

    public AdministratorCheck administrators(ImportRun run, Columns columns) {
        return new AdministratorCheck(columns, cvr(run), day(run));
    }

    public OrganisationCheck organisation(ImportRun run) {
        return organisation(run, columns(run, Section.ORGANISATION));
    }

    public OrganisationCheck organisation(ImportRun run, Columns columns) {
        return new OrganisationCheck(columns, cvr(run), day(run));
    }

    private Columns columns(ImportRun run, Section section) {
        return sections.find(run.id(), section).orElseThrow().columns();
    }

    private CvrNumber cvr(ImportRun run) {
        return organisations.cvrOf(run.organisationId()).map(CvrNumber::new).orElseThrow();
    }

    private static LocalDate day(ImportRun run) {
        return LocalDate.ofInstant(run.createdAt(), COPENHAGEN);
    }
}
