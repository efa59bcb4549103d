package dk.ramme.imports.run;

import dk.ramme.imports.check.Outcome;
import java.util.Map;

/**
 * What became of the rows of a chunk: each is in one of these, except that rights are counted by themselves.
 *
 * @param beside rows of other sections than users that were taken
 */
public record ChunkCount(int written, int updated, int untouched, int leftOut, int merged, int beside, int rights) {

    public static ChunkCount beside(int rows, int leftOut, int rights) {
        return new ChunkCount(0, 0, 0, leftOut, 0, rows, rights);
    }

    public Map<Outcome, Integer> outcomes() {
        return Map.of(
                Outcome.NEW, written + beside,
                Outcome.REFRESHED, updated,
                Outcome.MERGED, merged,
                Outcome.UNTOUCHED, untouched,
                Outcome.LEFT_OUT, leftOut);
    }

    int rows() {
        return written + updated + untouched + leftOut + merged + beside;
    }
}
