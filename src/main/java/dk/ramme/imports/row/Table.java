package dk.ramme.imports.row;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** One list of a file: a file of a ZIP, a sheet of a workbook. It can be read again and again. */
public interface Table {

    /** What whoever made it called it, as it stands there. */
    String name();

    /** @throws FileRefused when there are none, or it cannot be read */
    List<String> titles() throws IOException;

    /**
     * Hands out the rows under the titles, without the blank ones.
     *
     * @return what is to be told about them
     * @throws FileRefused when it cannot be read to its end
     */
    TableFacts rows(Consumer<Row> onRow) throws IOException;

    /** Hands the list to whoever takes it, who may look at it first. */
    default TableFacts hand(Section section, RowSink taker) throws IOException {
        taker.begin(section, titles());
        if (taker.looksFirst()) rows(taker::look);
        var facts = rows(taker::take);
        taker.end(facts);
        return facts;
    }
}
