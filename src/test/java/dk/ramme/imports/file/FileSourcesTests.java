package dk.ramme.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.ramme.edge.UploadFolder;
import dk.ramme.imports.Packed;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.imports.row.ReadFile;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.RowSink;
import dk.ramme.imports.row.Section;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.unit.DataSize;

class FileSourcesTests {

    private static final String RIGHTS = "RID,Right\n17,Digital Post\n17,NemRefusion\n";
    private static final String ADMINISTRATORS = "Navn;Register;Rolle\nBo;Virk;Administrator\n";
    private static final String ORGANISATION = "Type;Værdi\nEAN;5790000000005\n";

    @TempDir
    Path folder;

    @Test
    void a_list_as_a_danish_spreadsheet_saves_it_is_read() throws IOException {
        var file = "sep=;\r\nRID-nummer;Navn;E-mail;CPR-nummer;;\r\n17;Åse Ærø;a@b.dk;0101800000;;\r\n;;;;;\r\n"
                .getBytes(Charset.forName("windows-1252"));

        var read = read(file, "brugere.csv");

        assertThat(read.user()).startsWith("17", "Åse Ærø", "a@b.dk", "0101800000");
        assertThat(read.rows.get(Section.USERS)).extracting(Row::line).containsExactly(3);
    }

    @Test
    void a_zip_file_has_a_list_for_each_section_and_the_users_come_first() throws IOException {
        var zip = Packed.zip()
                .with("udtræk/Organisationsdata.CSV", ORGANISATION)
                .with("udtræk/RIGHTS 2026.csv", RIGHTS)
                .with("udtræk/administratorer.csv", ADMINISTRATORS)
                .with("udtræk/nemid_brugere.csv", Packed.USERS.getBytes(Charset.forName("windows-1252")));

        var read = read(zip.bytes(), "a.zip");

        assertThat(read.rows.keySet()).containsExactlyElementsOf(Section.OF_IMPORTS);
        assertThat(read.user()).containsExactly("17", "Åse Ærø", "a@b.dk");
        assertThat(read.rows.get(Section.RIGHTS)).extracting(Row::fields).contains(List.of("17", "NemRefusion"));
        assertThat(read.ignored).isEmpty();
    }

    @Test
    void titles_tell_what_a_list_is_when_its_name_does_not() throws IOException {
        var zip = Packed.zip()
                .with("1.csv", ADMINISTRATORS)
                .with("2.csv", RIGHTS)
                .with("3.csv", Packed.USERS)
                .with("4.csv", ORGANISATION)
                .with("5.csv", "Afdeling;Leder\nSalg;Bo\n")
                .with("6.csv", "Husk at rydde op\n");

        var read = read(zip.bytes(), "a.zip");

        assertThat(read.rows).containsOnlyKeys(Section.OF_IMPORTS);
        assertThat(read.ignored).containsExactly("5.csv", "6.csv");
    }

    @Test
    void what_is_no_list_is_named_and_what_systems_leave_behind_is_not() throws IOException {
        var zip = Packed.zip()
                .with("__MACOSX/._brugere.csv", "\0\5")
                .with("a/.DS_Store", "\0\0")
                .with("a/Thumbs.db", "\0")
                .with("a/", "")
                .with("a/læs mig.txt", "Hej")
                .with("a/organisation.csv", "")
                .with("a/rettigheder.csv", RIGHTS);

        var read = read(zip.bytes(), "a.zip");

        assertThat(read.rows).containsOnlyKeys(Section.RIGHTS);
        assertThat(read.ignored).containsExactlyInAnyOrder("a/læs mig.txt", "a/organisation.csv");
    }

    @Test
    void a_list_may_be_without_rows_when_another_has_some() throws IOException {
        var zip = Packed.zip().with("brugere.csv", Packed.USERS).with("rettigheder.csv", "RID;Rettighed\n");

        var read = read(zip.bytes(), "a.zip");

        assertThat(read.rows.get(Section.RIGHTS)).isEmpty();
        assertThat(read.rows.get(Section.USERS)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../../etc/brugere.csv", "C:\\Windows\\brugere.csv", "/brugere.csv", "a/b/c/BRUGERE.csv"})
    void a_name_with_a_path_is_only_a_name(String name) throws IOException {
        assertThat(read(Packed.zip().with(name, Packed.USERS).bytes(), "a.zip").user())
                .contains("17");
    }

    @Test
    void all_ordinary_ways_of_packing_are_read() throws IOException {
        var zip = Packed.zip().with("brugere.csv", Packed.USERS);

        assertThat(read(zip.stored(), "a.zip").user()).contains("17");
        assertThat(read(zip.zip64(), "a.zip").user()).contains("17");
    }

    @Test
    void a_refusal_says_which_list_it_is_about() {
        var zip = Packed.zip().with("brugere.csv", Packed.USERS).with("rettigheder.csv", "RID;x\n1;2\n");

        var refused = catchThrowableOfType(FileRefused.class, () -> read(zip.bytes(), "a.zip"));

        assertThat(refused.problem()).isEqualTo(FileProblem.MISSING_COLUMNS);
        assertThat(refused.columns()).containsExactly(Column.RIGHTS);
        assertThat(refused.part()).isEqualTo("rettigheder.csv");
    }

    @Test
    void cells_are_read_as_they_show() throws IOException {
        var header =
                Packed.row(3, "RID", "Navn", "E-mail", "CPR", "Fødselsdato", "Status", "Gyldig til", "Note", "Beløb");
        var row = "<row r=\"5\"><c r=\"A5\"><v>1.23456789E9</v></c><c r=\"B5\" t=\"s\"><v>1</v></c>"
                + "<c r=\"C5\" t=\"str\"><f>B2&amp;\"x\"</f><v>a@b.dk</v></c><c r=\"D5\" s=\"4\"><v>101800000</v></c>"
                + "<c r=\"E5\" s=\"1\"><v>29586</v></c><c r=\"F5\" t=\"b\"><v>1</v></c>"
                + "<c r=\"G5\" t=\"d\"><v>2027-12-31T00:00:00</v></c><c r=\"H5\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
                + "<c r=\"I5\" s=\"5\"><v>12.50</v></c><c r=\"XFD5\" s=\"2\"/></row>";
        var texts = "<si><t>x</t></si><si><r><t>Åse </t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">Ærø</t></r>"
                + "<rPh><t>ase</t></rPh></si>";

        var read = read(
                Packed.workbook("<row r=\"1\"/>" + header + "<row r=\"4\"/>" + row, texts)
                        .bytes(),
                "a.xlsx");

        assertThat(read.user())
                .containsExactly(
                        "1234567890",
                        "Åse Ærø",
                        "a@b.dk",
                        "0101800000",
                        "31-12-1980",
                        "TRUE",
                        "31-12-2027",
                        "#DIV/0!",
                        "12.5");
        assertThat(read.rows.get(Section.USERS)).extracting(Row::line).containsExactly(5);
    }

    @Test
    void numbers_that_a_spreadsheet_has_spoilt_do_not_look_right() throws IOException {
        var row = "<row r=\"2\"><c r=\"A2\"><v>12345678901234500000</v></c><c r=\"B2\"><v>1E999999999</v></c>"
                + "<c r=\"D2\"><v>101800000</v></c><c r=\"E2\" s=\"3\"><v>101800000</v></c></row>";

        var read = read(Packed.workbook(Packed.header() + row, "").bytes(), "a.xlsx");

        assertThat(read.user()).containsExactly("1.23456789012345E+19", "1E999999999", "", "101800000", "010180-0000");
    }

    @Test
    void characters_that_xml_cannot_hold_come_back() throws IOException {
        var rows = Packed.header() + Packed.row(2, "1", "A_x000D_B &lt;b&gt; &amp; &#229;", "=1+1");

        assertThat(read(Packed.workbook(rows, "").bytes(), "a.xlsx").user())
                .containsExactly("1", "A\rB <b> & å", "=1+1");
    }

    @Test
    void a_workbook_of_another_dialect_is_read() throws IOException {
        var sheet = "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row>"
                + "<x:c t=\"inlineStr\"><x:is><x:t>RID</x:t></x:is></x:c><x:c t=\"str\"><x:v>Navn</x:v></x:c>"
                + "<x:c t=\"str\"><x:v>E-mail</x:v></x:c></x:row><x:row><x:c><x:v>17</x:v></x:c><x:c t=\"str\"><x:v>A</x:v></x:c>"
                + "</x:row></x:sheetData></x:worksheet>";
        var book =
                Packed.workbook("", "").without("xl/worksheets/sheet1.xml").with("xl\\worksheets\\Sheet1.xml", sheet);

        assertThat(read(book.bytes(), "a.xlsx").user()).containsExactly("17", "A");
    }

    @Test
    void dates_may_count_from_1904() throws IOException {
        var rows = Packed.row(1, "RID", "Navn", "E-mail", "Fødselsdato")
                + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"D2\" s=\"2\"><v>28124.75</v></c></row>";
        var book = Packed.workbook(rows, "")
                .with(
                        "xl/workbook.xml",
                        Packed.book("<sheet name=\"Ark1\" r:id=\"r1\"/>")
                                .replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));

        assertThat(read(book.bytes(), "a.xlsx").user()).endsWith("31-12-1980");
    }

    @Test
    void sheets_are_sections_and_hidden_ones_are_left_alone() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            sheet(book, "Vejledning", List.of("Sådan gør du"));
            sheet(book, "Rettigheder", List.of("RID", "Rettighed"), List.of("17", "Digital Post"));
            sheet(book, "Udtræk", List.of("RID", "Navn", "E-mail"), List.of("17", "Åse Ærø", "a@b.dk"));
            sheet(book, "Lister", List.of("Aktiv")).setVisibilityState(VisibilityState.HIDDEN);
            book.newWorksheet("Ark5");
        }

        var read = read(bytes.toByteArray(), "a.xlsx");

        assertThat(read.rows.keySet()).containsExactly(Section.USERS, Section.RIGHTS);
        assertThat(read.user()).containsExactly("17", "Åse Ærø", "a@b.dk");
        assertThat(read.ignored).containsExactlyInAnyOrder("Vejledning", "Lister");
    }

    @Test
    void what_excel_writes_by_itself_is_read() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            var sheet = sheet(book, "Ark1", List.of("RID", "Navn", "E-mail", "Fødselsdato"));
            sheet.value(1, 0, 1234567890L);
            sheet.value(1, 1, "Åse Ærø");
            sheet.value(1, 3, LocalDate.of(1980, 12, 31));
            sheet.style(1, 3).format("dd-mm-yyyy").set();
        }

        assertThat(read(bytes.toByteArray(), "a.xlsx").user())
                .containsExactly("1234567890", "Åse Ærø", "", "31-12-1980");
    }

    @Test
    void a_huge_workbook_is_read_without_being_held() throws IOException {
        var file = folder.resolve("huge.xlsx");
        write(file, 120_000);
        var settings = new ImportSettings(
                DataSize.ofGigabytes(1),
                5_000_000,
                65536,
                10,
                Duration.ofDays(14),
                Duration.ofDays(90),
                Duration.ofSeconds(1));
        var limits = new UnpackSettings(DataSize.ofGigabytes(1), 100, 200);
        long before = usedMemory();
        long[] rows = new long[2];

        new FileSources(settings, limits, new UploadFolder(folder))
                .of(new FileSystemResource(file), "huge.xlsx")
                .read(new RowSink() {
                    @Override
                    public void begin(Section section, List<String> titles) {}

                    @Override
                    public void take(Row row) {
                        if (++rows[0] % 30_000 == 0) rows[1] = Math.max(rows[1], usedMemory() - before);
                    }
                });

        assertThat(rows[0]).isEqualTo(120_000);
        assertThat(rows[1]).isLessThan(20_000_000L);
    }

    @Test
    void what_is_laid_down_is_for_nobody_else() throws IOException {
        var file = new UploadFolder(folder).newFile();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getFileName().toString()).matches("upload_.*\\.tmp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"da", "en"})
    void templates_can_be_read(String language) throws IOException {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        var template = new TemplateFile(messages);
        var locale = Locale.forLanguageTag(language);

        var csv = read(template.csv(locale), "a.csv");
        var zip = read(template.zip(locale), "a.zip");
        var book = read(template.xlsx(locale), "a.xlsx");

        assertThat(csv.user()).startsWith("1234567890");
        assertThat(zip.rows).containsOnlyKeys(Section.OF_IMPORTS);
        assertThat(zip.ignored).isEmpty();
        assertThat(book.titles).isEqualTo(zip.titles);
        zip.titles.forEach((section, titles) ->
                assertThat(Columns.of(section, titles).ignored()).isEmpty());
        assertThat(zip.rows.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());
    }

    private ReadFile read(byte[] file, String name) throws IOException {
        return ReadFile.of(file, name, folder);
    }

    @SafeVarargs
    private static org.dhatim.fastexcel.Worksheet sheet(Workbook book, String name, List<String>... rows) {
        var sheet = book.newWorksheet(name);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].size(); column++) sheet.value(row, column, rows[row].get(column));
        }
        return sheet;
    }

    private static void write(Path file, int rows) throws IOException {
        try (var to = Files.newOutputStream(file);
                var book = new Workbook(to, "test", "1.0")) {
            var sheet = sheet(book, "Brugere", List.of("RID", "Navn", "E-mail", "Status"));
            for (int row = 1; row <= rows; row++) {
                sheet.value(row, 0, 1_000_000 + row);
                sheet.value(row, 1, "Åse Ærø & søn nr. " + row);
                sheet.value(row, 2, "aase" + row + "@nordlys.example");
                sheet.value(row, 3, "Aktiv");
                if (row % 1000 == 0) sheet.flush();
            }
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
