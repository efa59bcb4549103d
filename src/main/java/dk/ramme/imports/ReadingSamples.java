package dk.ramme.imports;

import dk.ramme.imports.row.Masked;
import dk.ramme.imports.row.NameFields;
import dk.ramme.imports.row.Reading;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.row.TextEncoding;
import dk.ramme.imports.run.Chunks;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.Sections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names of a list as they would be read in each encoding that it may have: whoever knows the persons sees which is right. */
@Service
@Transactional(readOnly = true)
class ReadingSamples {

    private static final int NAMES = 3;
    private static final int LONGEST = 100;

    /** Letters beyond ASCII that do not come in so many rows hardly matter. */
    private static final int CHUNKS = 20;

    private final Chunks chunks;
    private final Sections sections;

    ReadingSamples(Chunks chunks, Sections sections) {
        this.chunks = chunks;
        this.sections = sections;
    }

    /** By encoding, a few names, perhaps none; in the order in which they are likely. */
    public Map<TextEncoding, List<String>> of(ImportRun run, Section section, Reading reading) {
        var encodings = reading.encodings();
        var current = reading.encoding();
        if (encodings.isEmpty() || current == null) return Map.of();
        var names = names(run, section);
        var samples = new LinkedHashMap<TextEncoding, List<String>>();
        for (var encoding : encodings) {
            samples.put(
                    encoding,
                    names.stream()
                            .map(name -> Masked.text(current.readAs(name, encoding), LONGEST))
                            .toList());
        }
        return samples;
    }

    private List<String> names(ImportRun run, Section section) {
        var columns = sections.find(run.id(), section).orElseThrow().columns();
        var names = new ArrayList<String>();
        chunks.numbers(run.id(), section).stream()
                .limit(CHUNKS)
                .takeWhile(number -> names.size() < NAMES)
                .flatMap(number -> chunks.get(run.id(), number).rows().stream())
                .map(row -> new NameFields(columns, row).written())
                .filter(name -> name.chars().anyMatch(c -> c >= 0x80))
                .limit(NAMES)
                .forEach(names::add);
        return names;
    }
}
