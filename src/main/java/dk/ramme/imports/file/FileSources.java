package dk.ramme.imports.file;

import dk.ramme.edge.UploadFolder;
import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.imports.row.ImportSource;
import dk.ramme.imports.row.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/** Tells what kind of file was chosen, whatever it is called, and reads it: CSV, a ZIP of CSV files, or a workbook. */
@Component
@EnableConfigurationProperties(UnpackSettings.class)
public class FileSources {

    private final ImportSettings settings;
    private final UnpackSettings limits;
    private final UploadFolder folder;

    public FileSources(ImportSettings settings, UnpackSettings limits, UploadFolder folder) {
        this.settings = settings;
        this.limits = limits;
        this.folder = folder;
    }

    /** @param fileName what it is called; only helps to say what is wrong with it */
    public ImportSource of(InputStreamSource file, String fileName) {
        return taker -> read(file, fileName.toLowerCase(Locale.ROOT), taker);
    }

    private void read(InputStreamSource file, String name, RowSink taker) throws IOException {
        switch (kind(file)) {
            case PACKED -> unpack(file, name, taker);
            case COMPOUND -> throw FileRefused.because(CompoundFile.problem(file));
            case PLAIN -> readText(file, name, taker);
        }
    }

    private static FileKind kind(InputStreamSource file) throws IOException {
        try (var bytes = file.getInputStream()) {
            return FileKind.of(bytes);
        }
    }

    private void readText(InputStreamSource file, String name, RowSink taker) throws IOException {
        try {
            new CsvSource(file, settings).read(taker);
        } catch (FileRefused refused) {
            if (refused.problem() == FileProblem.NOT_TEXT && isWorkbook(name)) {
                throw FileRefused.because(FileProblem.BROKEN_WORKBOOK);
            }
            if (refused.problem() == FileProblem.NOT_TEXT && name.endsWith(".zip")) {
                throw FileRefused.because(FileProblem.BROKEN_ARCHIVE);
            }
            throw refused;
        }
    }

    private void unpack(InputStreamSource file, String name, RowSink taker) throws IOException {
        try (var archive = Archive.open(file, folder, limits)) {
            refuseOther(archive);
            boolean workbook = archive.part("[Content_Types].xml").isPresent() && archive.hasFolder("xl/");
            var source = workbook ? new WorkbookSource(archive, settings, folder) : new ZipSource(archive, settings);
            source.read(taker);
        } catch (FileRefused refused) {
            if (refused.problem() == FileProblem.BROKEN_ARCHIVE && isWorkbook(name)) {
                throw FileRefused.because(FileProblem.BROKEN_WORKBOOK);
            }
            throw refused;
        }
    }

    /** Other programs pack their documents as ZIP files too. */
    private static void refuseOther(Archive archive) throws IOException {
        if (archive.part("xl/workbook.bin").isPresent()) throw FileRefused.because(FileProblem.OLD_WORKBOOK);
        boolean office = archive.part("[Content_Types].xml").isPresent() && !archive.hasFolder("xl/");
        boolean numbers = archive.part("Index.zip").isPresent() || archive.hasFolder("index/document");
        if (numbers) throw FileRefused.because(FileProblem.NUMBERS);
        if (isOpenDocument(archive)) throw FileRefused.because(FileProblem.OPEN_DOCUMENT);
        if (office) throw FileRefused.because(FileProblem.OTHER_DOCUMENT);
    }

    private static boolean isOpenDocument(Archive archive) throws IOException {
        var kind = archive.part("mimetype");
        if (kind.isEmpty()) return false;
        try (InputStream bytes = kind.get().getInputStream()) {
            return new String(bytes.readNBytes(100), StandardCharsets.ISO_8859_1).contains("opendocument");
        }
    }

    private static boolean isWorkbook(String name) {
        return Set.of(".xlsx", ".xlsm", ".xltx").stream().anyMatch(name::endsWith);
    }
}
