package dk.ramme.imports.row;

import java.io.IOException;

/**
 * Where users come from. Each source gives the same: sections with titles, then rows of text under them, in the
 * source's own order. What the rows mean and whether they are right is not its business.
 */
public interface ImportSource {

    /**
     * Reads the source from its beginning, one row at a time, so that its size does not matter.
     *
     * @throws FileRefused when the source cannot be read to its end
     */
    void read(RowSink taker) throws IOException;
}
