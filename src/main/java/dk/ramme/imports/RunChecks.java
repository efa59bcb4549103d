package dk.ramme.imports;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.rights.KnownRights;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The checks of a run: those its source was read with, as of the day it was read, so that both say the same. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RunChecks {

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
        return new RowCheck(columns(run, Section.USERS), cvr(run.organisationId()), day(run), rights.lookup());
    }

    public RightsCheck rights(ImportRun run) {
        return new RightsCheck(columns(run, Section.RIGHTS), cvr(run.organisationId()), day(run), rights.lookup());
    }

    public OrganisationCheck organisation(ImportRun run) {
        return new OrganisationCheck(columns(run, Section.ORGANISATION), cvr(run.organisationId()), day(run));
    }

    private Columns columns(ImportRun run, Section section) {
        return sections.find(run.organisationId(), run.id(), section)
                .orElseThrow()
                .columns();
    }

    private CvrNumber cvr(UUID organisationId) {
        return organisations.findById(organisationId).map(Organisation::cvr).orElseThrow();
    }

    private static LocalDate day(ImportRun run) {
        return LocalDate.ofInstant(run.createdAt(), COPENHAGEN);
    }
}
