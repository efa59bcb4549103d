package dk.ramme.imports;

import java.util.List;

/** Takes what a source holds, in the order it stands there. */
interface SourceTaker {

    /**
     * The titles of the rows that follow; once for each section.
     *
     * @throws FileRefused when they do not do for the section
     */
    void begin(Section section, List<String> titles);

    /** The next row of the section begun last. */
    void take(Row row);
}
