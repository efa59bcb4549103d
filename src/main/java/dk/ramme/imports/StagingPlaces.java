package dk.ramme.imports;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.rights.KnownRights;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where what is read is put away, and the checks for an organisation as of today. */
@Component
class StagingPlaces {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final Sections sections;
    private final Chunks chunks;
    private final FindingRows findings;
    private final Duplicates duplicates;
    private final FoundAdministrators administrators;
    private final ImportedUsers importedUsers;
    private final Organisations organisations;
    private final KnownRights rights;
    private final ImportSettings settings;
    private final Clock clock;

    StagingPlaces(
            Sections sections,
            Chunks chunks,
            FindingRows findings,
            Duplicates duplicates,
            FoundAdministrators administrators,
            ImportedUsers importedUsers,
            Organisations organisations,
            KnownRights rights,
            ImportSettings settings,
            Clock clock) {
        this.sections = sections;
        this.chunks = chunks;
        this.findings = findings;
        this.duplicates = duplicates;
        this.administrators = administrators;
        this.importedUsers = importedUsers;
        this.organisations = organisations;
        this.rights = rights;
        this.settings = settings;
        this.clock = clock;
    }

    Sections sections() {
        return sections;
    }

    Chunks chunks() {
        return chunks;
    }

    FindingRows findings() {
        return findings;
    }

    int rowsPerChunk() {
        return settings.rowsPerChunk();
    }

    UserStaging users(UUID organisationId, UUID importId, Columns columns) {
        var check = new RowCheck(columns, cvr(organisationId), today(), rights.lookup());
        return new UserStaging(organisationId, importId, check, chunks, duplicates);
    }

    RightsStaging rights(UUID organisationId, UUID importId, Columns columns, @Nullable UserStaging users) {
        var check = new RightsCheck(columns, cvr(organisationId), today(), rights.lookup());
        return new RightsStaging(organisationId, importId, check, users, importedUsers, duplicates);
    }

    AdministratorStaging administrators(UUID organisationId, UUID importId, Columns columns) {
        var check = new AdministratorCheck(columns, cvr(organisationId), today());
        return new AdministratorStaging(organisationId, importId, check, administrators);
    }

    SectionStaging organisation(UUID organisationId, Columns columns) {
        var check = new OrganisationCheck(columns, cvr(organisationId), today());
        return row -> check.check(row).findings();
    }

    private CvrNumber cvr(UUID organisationId) {
        return organisations.findById(organisationId).map(Organisation::cvr).orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), COPENHAGEN);
    }
}
