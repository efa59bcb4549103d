package dk.ramme.imports.row;

import java.util.List;

/** Takes what a source holds, in the order it stands there. */
public interface RowSink {

    /**
     * The titles of the rows that follow; once for each section.
     *
     * @throws FileRefused when they do not do for the section
     */
    void begin(Section section, List<String> titles);

    /** A part of the source that nobody knows, such as a sheet of notes; its name fit to be shown. */
    default void ignore(String name) {}

    /** Whether the rows of the section begun last are to be shown before they are given: columns are judged as wholes. */
    default boolean looksFirst() {
        return false;
    }

    /** Shows a row, before any of its section is given. */
    default void look(Row row) {}

    /** The next row of the section begun last. */
    void take(Row row);

    /** There are no more rows in the section begun last. */
    default void end(TableFacts facts) {}
}
