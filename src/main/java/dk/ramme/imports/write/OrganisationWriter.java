package dk.ramme.imports.write;

import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ChunkCount;
import dk.ramme.imports.run.Chunks.Chunk;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.RunChecks;
import dk.ramme.organisation.OrganisationData;
import dk.ramme.organisation.OrganisationDatum;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Writes organisation data to where the settings show it. */
@Component
class OrganisationWriter implements SectionWriter {

    private final RunChecks checks;
    private final OrganisationData data;
    private final Clock clock;

    OrganisationWriter(RunChecks checks, OrganisationData data, Clock clock) {
        this.checks = checks;
        this.data = data;
        this.clock = clock;
    }

    @Override
    public Section section() {
        return Section.ORGANISATION;
    }

    @Override
    public Supplier<ChunkCount> prepare(ImportRun run, Chunk chunk, Set<Integer> leftOut) {
        return () -> write(run, chunk, leftOut);
    }

    private ChunkCount write(ImportRun run, Chunk chunk, Set<Integer> leftOut) {
        var check = checks.organisation(run);
        var said = new ArrayList<OrganisationDatum>();
        for (Row row : chunk.rows()) {
            var datum = leftOut.contains(row.line()) ? null : check.check(row).value();
            if (datum != null) said.add(datum);
        }
        data.take(run.organisationId(), said, clock.instant());
        return ChunkCount.beside(said.size(), chunk.rows().size() - said.size(), 0);
    }
}
