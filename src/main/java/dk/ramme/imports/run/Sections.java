package dk.ramme.imports.run;

import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.Masked;
import dk.ramme.imports.row.Reading;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ReadSections.Stored;
import dk.ramme.tenancy.Tenancy;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The sections of an import's source: their titles, and what stands where. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Sections {

    private static final int LONGEST_TITLE = 100;

    private final ReadSections sections;
    private final JsonMapper json;

    Sections(ReadSections sections, JsonMapper json) {
        this.sections = sections;
        this.json = json;
    }

    /** A source without titles has a person where they should be, so those are kept without CPR numbers. */
    public void begin(UUID importId, Section section, List<String> titles, Columns columns, Reading reading) {
        sections.add(
                Tenancy.organisation(),
                importId,
                section,
                titles.stream().map(title -> Masked.kept(title, LONGEST_TITLE)).toArray(String[]::new),
                columns.asText(),
                columns.ignored().toArray(String[]::new),
                json.writeValueAsString(reading));
    }

    public void grow(UUID importId, Section section, int rows) {
        sections.grow(importId, section, rows);
    }

    /** What is known of how it was read when it has been, to its end. */
    public void tell(UUID importId, Section section, Reading reading) {
        sections.tell(importId, section, json.writeValueAsString(reading));
    }

    /** Sections are read again. */
    public void forget(UUID importId, Collection<Section> again) {
        sections.forget(importId, again);
    }

    /** Erases what was told of how the rows were written, in which somebody's name may stand. */
    public void forgetPeople(UUID importId) {
        sections.forgetReading(importId);
    }

    public Optional<Head> find(UUID importId, Section section) {
        return of(importId).stream().filter(head -> head.section() == section).findFirst();
    }

    /** In the order of {@link Section}. */
    public List<Head> of(UUID importId) {
        return sections.of(importId).stream()
                .map(this::head)
                .sorted(Comparator.comparing(Head::section))
                .toList();
    }

    private Head head(Stored stored) {
        var reading = stored.reading() == null ? Reading.NONE : json.readValue(stored.reading(), Reading.class);
        return new Head(
                stored.section(),
                List.of(stored.titles()),
                Columns.parse(stored.columns()).read(reading.conventions()),
                List.of(stored.ignored()),
                stored.rows(),
                reading);
    }

    /** A section's titles, how they and what stands under them are understood, and how many rows it has. */
    public record Head(
            Section section, List<String> titles, Columns columns, List<String> ignored, int rows, Reading reading) {

        /** How it was read, as pages say it. */
        public ReadingView view() {
            return ReadingView.of(this);
        }

        /** Columns without a title that nothing is taken from, by their letters. */
        public List<String> untitled() {
            var rest = columns.conventions().nameGoesOn().isEmpty()
                    ? reading.told().restOfName()
                    : List.<Integer>of();
            return Stream.concat(rest.stream(), reading.told().untitled().stream())
                    .map(place -> ReadingView.letters(List.of(place)))
                    .toList();
        }
    }
}
