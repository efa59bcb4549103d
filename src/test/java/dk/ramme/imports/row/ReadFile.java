package dk.ramme.imports.row;

import dk.ramme.edge.UploadFolder;
import dk.ramme.imports.file.FileSources;
import dk.ramme.imports.file.UnpackSettings;
import dk.ramme.imports.run.ImportScene;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.unit.DataSize;

/** All that is in a file, for the tests. */
public final class ReadFile implements RowSink {

    static final ImportSettings SETTINGS = new ImportSettings(
            DataSize.ofMegabytes(100),
            1000,
            65536,
            10,
            Duration.ofDays(14),
            Duration.ofDays(90),
            Duration.ofSeconds(1));
    static final UnpackSettings LIMITS = new UnpackSettings(DataSize.ofMegabytes(50), 100, 200);

    public final Map<Section, List<String>> titles = new LinkedHashMap<>();
    public final Map<Section, List<Row>> rows = new LinkedHashMap<>();
    public final List<String> ignored = new ArrayList<>();
    final Map<Section, TableFacts> facts = new LinkedHashMap<>();
    private List<Row> current = List.of();
    private Section section = Section.USERS;

    public static ReadFile of(byte[] file, String name, Path folder) throws IOException {
        var read = new ReadFile();
        new FileSources(SETTINGS, LIMITS, new UploadFolder(folder))
                .of(ImportScene.bytes(file), name)
                .read(read);
        return read;
    }

    @Override
    public void begin(Section section, List<String> titles) {
        Columns.of(section, titles);
        this.titles.put(section, titles);
        this.section = section;
        current = new ArrayList<>();
        rows.put(section, current);
    }

    @Override
    public void take(Row row) {
        current.add(row);
    }

    @Override
    public void ignore(String name) {
        ignored.add(name);
    }

    @Override
    public void end(TableFacts told) {
        facts.put(section, told);
    }

    TableFacts facts(Section of) {
        return Objects.requireNonNull(facts.get(of));
    }

    Columns columns(Section of) {
        return Columns.of(of, titles.get(of));
    }

    /** What the users' rows say in a column. */
    List<String> column(Column column) {
        var columns = columns(Section.USERS);
        return rows.get(Section.USERS).stream()
                .map(row -> columns.value(row, column))
                .toList();
    }

    /** What the columns of the users hold in their first row. */
    public List<String> user() {
        return rows.get(Section.USERS).get(0).fields();
    }
}
