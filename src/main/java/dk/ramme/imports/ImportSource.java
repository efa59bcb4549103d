package dk.ramme.imports;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * Where users come from. Each source gives the same: columns with names, then rows of text in them, in the source's own
 * order. What the rows mean and whether they are right is not its business. A file is the first; a workbook and the
 * registry's pages fit the same port.
 */
interface ImportSource {

    /**
     * Reads the source from its beginning, one row at a time, so that its size does not matter.
     *
     * @return the columns that the rows were given in
     * @throws FileRefused when the source cannot be read to its end
     */
    Columns read(Consumer<Columns> onHeader, Consumer<Row> onRow) throws IOException;
}
