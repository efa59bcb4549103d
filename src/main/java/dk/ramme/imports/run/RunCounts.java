package dk.ramme.imports.run;

import jakarta.persistence.Embeddable;

/**
 * What the rows of an import have come to until now.
 *
 * @param rowsDone the sum of all but the rights
 * @param merged rows whose person is another row's user
 * @param beside rows of rights, administrators and organisation data that were taken
 * @param rights that were new to their users
 */
@Embeddable
public record RunCounts(
        int rowsDone, int written, int updated, int untouched, int leftOut, int merged, int beside, int rights) {

    static final RunCounts NONE = new RunCounts(0, 0, 0, 0, 0, 0, 0, 0);

    RunCounts plus(ChunkCount chunk) {
        return new RunCounts(
                rowsDone + chunk.rows(),
                written + chunk.written(),
                updated + chunk.updated(),
                untouched + chunk.untouched(),
                leftOut + chunk.leftOut(),
                merged + chunk.merged(),
                beside + chunk.beside(),
                rights + chunk.rights());
    }
}
