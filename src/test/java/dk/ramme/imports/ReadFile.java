package dk.ramme.imports;

import dk.ramme.edge.UploadFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** All that is in a file, for the tests. */
final class ReadFile implements SourceTaker {

    static final ImportSettings SETTINGS = new ImportSettings(
            DataSize.ofMegabytes(100),
            1000,
            65536,
            10,
            Duration.ofDays(14),
            Duration.ofDays(90),
            Duration.ofSeconds(1));
    static final UnpackSettings LIMITS = new UnpackSettings(DataSize.ofMegabytes(50), 100, 200);

    final Map<Section, List<String>> titles = new LinkedHashMap<>();
    final Map<Section, List<Row>> rows = new LinkedHashMap<>();
    final List<String> ignored = new ArrayList<>();
    private List<Row> current = List.of();

    static ReadFile of(byte[] file, String name, Path folder) throws IOException {
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

    /** What the columns of the users hold in their first row. */
    List<String> user() {
        return rows.get(Section.USERS).get(0).fields();
    }
}
