package dk.ramme.imports.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.ramme.imports.Packed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as other programs make them are read as their authors meant them, or it is said what is the matter (I2, I3). */
class ForeignFilesTests {

    private static final String TITLES = "RID-nummer;Navn;E-mail;CPR-nummer;Fødselsdato;Afdeling;Status\r\n";
    private static final String ROWS =
            TITLES + "3070001;Søren Bjerregård;soeren@nordlys.example;010180-9945;;Drift;Aktiv\r\n"
                    + "3070002;Kjær Pålsson;kjaer@nordlys.example;020281-9944;;Salg;Aktiv\r\n";
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset DOS = Charset.forName("IBM850");
    private static final Charset NORDIC_DOS = Charset.forName("IBM865");
    private static final Charset MAC = Charset.forName("x-MacRoman");

    @TempDir
    Path folder;

    static Stream<Arguments> encodings() {
        var tabs = ROWS.replace(';', '\t');
        return Stream.of(
                arguments("UTF-8", ROWS.getBytes(StandardCharsets.UTF_8), TextEncoding.UTF_8),
                arguments("UTF-8 with a mark", marked(ROWS).getBytes(StandardCharsets.UTF_8), TextEncoding.UTF_8),
                arguments("Windows", ROWS.getBytes(WINDOWS), TextEncoding.WINDOWS),
                arguments("ISO-8859-1", ROWS.getBytes(StandardCharsets.ISO_8859_1), TextEncoding.WINDOWS),
                arguments("MS-DOS", ROWS.getBytes(DOS), TextEncoding.DOS),
                arguments("Nordic MS-DOS", ROWS.getBytes(NORDIC_DOS), TextEncoding.DOS),
                arguments("Mac", ROWS.getBytes(MAC), TextEncoding.MAC),
                arguments("Mac with its line ends", ROWS.replace("\r\n", "\r").getBytes(MAC), TextEncoding.MAC),
                arguments("Unicode text", marked(tabs).getBytes(StandardCharsets.UTF_16LE), TextEncoding.UTF_16_LE),
                arguments("big-endian", marked(tabs).getBytes(StandardCharsets.UTF_16BE), TextEncoding.UTF_16_BE),
                arguments("without a mark", tabs.getBytes(StandardCharsets.UTF_16LE), TextEncoding.UTF_16_LE),
                arguments("either way", ROWS.getBytes(StandardCharsets.UTF_16BE), TextEncoding.UTF_16_BE),
                arguments("twice", taken(ROWS, WINDOWS), TextEncoding.UTF_8_AS_WINDOWS),
                arguments("twice with marks", taken(marked(ROWS), WINDOWS), TextEncoding.UTF_8_AS_WINDOWS),
                arguments("twice by DOS", taken(ROWS, DOS), TextEncoding.UTF_8_AS_DOS),
                arguments("twice by a Mac", taken(ROWS, MAC), TextEncoding.UTF_8_AS_MAC));
    }

    /** Which encoding it is shows in the whole file and in Danish words (imports finding 3). */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void encodings(String kind, byte[] file, TextEncoding encoding) throws IOException {
        var read = read(file, "a.csv");

        assertThat(read.column(Column.NAME)).containsExactly("Søren Bjerregård", "Kjær Pålsson");
        assertThat(read.columns(Section.USERS).has(Column.BIRTH_DATE)).isTrue();
        assertThat(read.facts(Section.USERS).encoding()).isEqualTo(encoding);
        assertThat(read.facts(Section.USERS).lines()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Søren",
                "Åse",
                "Ærø",
                "KJÆR",
                "ØSTERGÅRD",
                "Bjørn Åbelø",
                "René",
                "Müller",
                "Jürgen Höß",
                "André",
                "Björk Þórdís",
                "Mørk-Ågård",
                "Løvenkrands",
                "Sæby",
                "Øjvind",
                "Núñez"
            })
    void one_name_with_a_letter_is_enough_to_tell_the_encoding(String name) throws IOException {
        for (var charset : List.of(WINDOWS, DOS, MAC)) {
            if (!charset.newEncoder().canEncode(name)) continue;
            var file = ("RID;Navn;E-mail\n17;" + name + ";a@b.dk\n").getBytes(charset);

            assertThat(read(file, "a.csv").column(Column.NAME))
                    .as(charset.name())
                    .containsExactly(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"O’Neill", "D’Angelo", "Jensen’s", "Jens – vikar", "Bo\u00A0Li", "Ib »x«", "5 €"})
    void signs_of_windows_are_no_letters_of_dos(String text) throws IOException {
        var file = ("RID;Navn;E-mail;Note\n17;Bo;a@b.dk;" + text + "\n").getBytes(WINDOWS);

        assertThat(read(file, "a.csv").user()).last().isEqualTo(text);
    }

    static Stream<Arguments> titles() {
        var rows = "17;Åse Ærø;a@b.dk\n";
        return Stream.of(
                arguments(
                        "above them a heading",
                        "Brugere i Nordlys\n\nUdtrukket 24-11-2026;;\nRID;Navn;E-mail\n" + rows),
                arguments("above them blank rows", ";;\n;;\n\nRID;Navn;E-mail\n" + rows),
                arguments("left of them blank columns", ";;RID;Navn;E-mail\n;;17;Åse Ærø;a@b.dk\n"),
                arguments("in two rows", "RID-;Navn;E-\nnummer;;mail\n" + rows),
                arguments("below titles of groups", "Signatur;Person;\nRID;Navn;E-mail\n" + rows),
                arguments("with a line break", "\"RID-\nnummer\";Navn;\"E-\r\nmail\"\n" + rows),
                arguments("with a line break behind a mark", "\uFEFF\"RID-\nnummer\";Navn;\"E-\r\nmail\"\n" + rows),
                arguments("separated by tabs", "RID\tNavn\tE-mail\n17\tÅse Ærø\ta@b.dk\n"),
                arguments("separated by bars", "RID|Navn|E-mail\n17|Åse Ærø|a@b.dk\n"),
                arguments("declared", "sep=\t\nRID\tNavn\tE-mail\n17\tÅse Ærø\ta@b.dk\n"),
                arguments("with blanks that are none", "RID\u00A0;\u200BNavn;E\u00ADmail\n" + rows));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void titles(String kind, String file) throws IOException {
        var read = read(file.getBytes(StandardCharsets.UTF_8), "a.csv");

        assertThat(read.column(Column.RID)).containsExactly("17");
        assertThat(read.column(Column.NAME)).containsExactly("Åse Ærø");
        assertThat(read.column(Column.EMAIL)).containsExactly("a@b.dk");
        assertThat(read.rows.get(Section.USERS).get(0).line())
                .isEqualTo(Math.toIntExact(file.replace("\r\n", "\n").lines().count()));
    }

    @Test
    void titles_in_two_rows_of_a_sheet_go_on_where_the_upper_have_no_room() throws IOException {
        var rows = Packed.row(1, "RID-nummer", "Navn", "", "E-mail", "Gyldig", "")
                + Packed.row(2, "", "Fornavn", "Efternavn", "", "fra", "til")
                + Packed.row(3, "17", "Åse", "Ærø", "a@b.dk", "", "31-12-2030");

        var read = read(Packed.workbook(rows, "").bytes(), "a.xlsx");

        assertThat(read.columns(Section.USERS).places())
                .containsOnlyKeys(Column.RID, Column.FIRST_NAME, Column.LAST_NAME, Column.EMAIL, Column.VALID_UNTIL);
        assertThat(read.column(Column.VALID_UNTIL)).containsExactly("31-12-2030");
    }

    /** It swallowed users, and nobody was told (imports finding 2). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1;Anna;a@b.dk;\"Drift\\n2;Bo;b@b.dk;Salg\\n3;Ib;c@b.dk;Salg\"\\n|2",
                "1;Anna;a@b.dk;Drift\\n2;Bo;b@b.dk;\"Salg\\n3;Ib;c@b.dk;Salg\"\\n|3",
                "1;Anna;\"a@b.dk;Drift\\r2;Bo;b@b.dk;Salg\\r3;Ib;c@b.dk\";Salg\\r|2",
                "1;Anna;a@b.dk;\"Vej 1\\n8000 Aarhus\"\\n2;Bo;b@b.dk;\"Salg\\n3;Ib;c@b.dk;HR\"\\n|4",
                "1;\"Anna\\n1234567;Bo\";b@b.dk;HR\\n|2",
                "1;Anna;a@b.dk;\"Drift\\n010180-9999;Bo\"\\n|2"
            })
    void a_quote_that_makes_one_field_of_several_rows_is_told_with_its_line(String rows, long line) {
        var file = "RID;Navn;E-mail;Afdeling\n" + rows.replace("\\n", "\n").replace("\\r", "\r");

        var refused = refused(file);

        assertThat(refused.problem()).isEqualTo(FileProblem.SWALLOWED_ROWS);
        assertThat(refused.argument()).isEqualTo(line);
    }

    /** A short row has few separators, and a RID number may be short too (imports finding 2). */
    @Test
    void a_quote_over_short_rows_is_told() {
        assertThat(refused("RID;Navn;E-mail\n12;\"Jens Hansen\n13;Bo Lund\";bo@b.dk\n")
                        .problem())
                .isEqualTo(FileProblem.SWALLOWED_ROWS);
    }

    @Test
    void a_quote_that_is_never_closed_is_told_with_its_line() {
        var refused = refused("RID;Navn;E-mail;Note\n1;A;a@b.dk;\"x\ny\"\n\n2;\"B;b@b.dk;\n3;C;c@b.dk;\n");

        assertThat(refused.problem()).isEqualTo(FileProblem.QUOTES);
        assertThat(refused.argument()).isEqualTo(5L);
    }

    /** How many lines were read is said beside how many users there are (imports finding 2). */
    @Test
    void honest_fields_of_several_lines_are_read_and_counted() throws IOException {
        var file = "RID;Navn;E-mail;Adresse\n17;\"Åse\";a@b.dk;\"Vej 1; st.\nc/o Bo, 2. th\n8000 Aarhus\"\n"
                + "18;Ole \"Bob\" Li;b@b.dk;\"Vej \"\"2\"\"\r\n9000 Aalborg\"\n19;Ib 5\" Bo;c@b.dk;\n";

        var read = read(file.getBytes(StandardCharsets.UTF_8), "a.csv");

        assertThat(read.column(Column.NAME)).containsExactly("Åse", "Ole \"Bob\" Li", "Ib 5\" Bo");
        var facts = read.facts(Section.USERS);
        assertThat(facts.lines()).isEqualTo(7);
        assertThat(facts.rows()).isEqualTo(3);
        assertThat(facts.inSeveralLines()).isEqualTo(2);
        assertThat(facts.firstInSeveralLines()).isEqualTo(2);
    }

    /** Beyond 64 kB they were refused with a wrong reason (imports finding 11). */
    @Test
    void lines_ended_as_on_an_old_mac_may_be_many() throws IOException {
        var file = new StringBuilder("RID;Navn;E-mail\r");
        for (int i = 1; i < 900; i++)
            file.append(i).append(";").append("Å".repeat(90)).append(";a@b.dk\r");

        var read = read(file.toString().getBytes(StandardCharsets.UTF_8), "a.csv");

        assertThat(read.facts(Section.USERS).lines()).isEqualTo(900);
        assertThat(read.rows.get(Section.USERS)).hasSize(899);
    }

    /** One such file had the whole ZIP file refused (imports finding 11). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "__MACOSX/._brugere.csv",
                "liste/__MACOSX/brugere.csv",
                "._brugere.csv",
                "liste/._brugere.csv",
                ".DS_Store",
                "liste/.ds_store",
                "Thumbs.db",
                "desktop.ini",
                "~$brugere.csv",
                ".~lock.brugere.csv#",
                "liste\\Thumbs.db",
                "@eaDir/brugere.csv",
                ".Trashes/501/brugere.csv"
            })
    void what_systems_leave_behind_in_a_zip_is_no_list(String name) throws IOException {
        var zip = Packed.zip().with("brugere.csv", Packed.USERS).with(name, new byte[] {0, 5, 22, 7, 0, 0});

        var read = read(zip.bytes(), "a.zip");

        assertThat(read.user()).startsWith("17");
        assertThat(read.ignored).isEmpty();
    }

    @Test
    void unicode_text_in_a_zip_is_a_list_and_a_note_is_not() throws IOException {
        var zip = Packed.zip()
                .with("brugere.txt", Packed.USERS.replace(';', '\t').getBytes(StandardCharsets.UTF_16LE))
                .with("note.txt", "Hej, med; dig");

        var read = read(zip.bytes(), "a.zip");

        assertThat(read.column(Column.NAME)).containsExactly("Åse Ærø");
        assertThat(read.ignored).containsExactly("note.txt");
    }

    /** A sheet that is called like another list was misunderstood (imports finding 11). */
    @ParameterizedTest
    @ValueSource(strings = {"Organisation", "Rettigheder", "Administratorer 2026", "Brugere", "Ark1"})
    void a_sheet_is_what_its_titles_say_whatever_it_is_called(String name) throws IOException {
        var rows =
                Packed.row(1, "RID-nummer", "Navn", "E-mail", "Status") + Packed.row(2, "17", "Åse", "a@b.dk", "Aktiv");
        var book = Packed.workbook(rows, "")
                .with("xl/workbook.xml", Packed.book("<sheet name=\"" + name + "\" sheetId=\"1\" r:id=\"r1\"/>"));

        assertThat(read(book.bytes(), "a.xlsx").rows).containsOnlyKeys(Section.USERS);
    }

    @Test
    void a_list_of_users_that_lacks_a_column_is_not_taken_for_rights() {
        var zip = Packed.zip().with("brugere.csv", "RID;Navn;Rettigheder\n17;Åse;Digital Post\n");

        var refused = catchThrowableOfType(FileRefused.class, () -> read(zip.bytes(), "a.zip"));

        assertThat(refused.problem()).isEqualTo(FileProblem.MISSING_COLUMNS);
    }

    /** Relative addresses were said to be broken (imports finding 13). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "worksheets/sheet1.xml",
                "./worksheets/sheet1.xml",
                "../xl/worksheets/sheet1.xml",
                "/xl/worksheets/sheet1.xml",
                "//xl/./worksheets/../worksheets/sheet1.xml",
                "worksheets\\sheet1.xml",
                "worksheets/sheet%31.xml"
            })
    void a_part_of_a_workbook_is_found_however_its_address_is_written(String target) throws IOException {
        var relations = new String(
                        Objects.requireNonNull(
                                Packed.workbook(Packed.header(), "").part("xl/_rels/workbook.xml.rels")),
                        StandardCharsets.UTF_8)
                .replace("worksheets/sheet1.xml", target);
        var book = Packed.workbook(Packed.header() + Packed.row(2, "17", "Åse", "a@b.dk"), "")
                .with("xl/_rels/workbook.xml.rels", relations);

        assertThat(read(book.bytes(), "a.xlsx").user()).startsWith("17");
    }

    /** They are imported, so it is said that there are some (imports finding 12). */
    @Test
    void rows_and_columns_that_a_sheet_hides_are_counted() throws IOException {
        var hidden = "<row hidden=\"1\" ";
        var rows = Packed.header()
                + Packed.row(2, "17", "Åse", "a@b.dk").replace("<row ", hidden)
                + Packed.row(3, "18", "Bo", "b@b.dk")
                + Packed.row(4, "19", "Ib", "c@b.dk").replace("<row ", "<row hidden=\"true\" ")
                + Packed.row(5, "").replace("<row ", hidden);
        var sheet =
                "<worksheet><cols><col min=\"3\" max=\"3\" hidden=\"1\"/><col min=\"9\" max=\"16384\" hidden=\"1\"/></cols>"
                        + "<sheetData>" + rows + "</sheetData></worksheet>";

        var read = read(
                Packed.workbook(rows, "")
                        .with("xl/worksheets/sheet1.xml", sheet)
                        .bytes(),
                "a.xlsx");

        assertThat(read.rows.get(Section.USERS)).hasSize(3);
        assertThat(read.facts(Section.USERS).hiddenRows()).isEqualTo(2);
        assertThat(read.facts(Section.USERS).hiddenColumns()).isEqualTo(1);
    }

    static Stream<Arguments> documents() {
        byte[] compound = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        return Stream.of(
                arguments("x.xls", joined(compound, wide("Workbook\0")), FileProblem.OLD_WORKBOOK),
                arguments("x95.xls", joined(compound, wide("Book\0")), FileProblem.OLD_WORKBOOK),
                arguments("x.doc", joined(compound, wide("WordDocument\0Book of names")), FileProblem.OLD_DOCUMENT),
                arguments("x.xlsx", joined(compound, wide("EncryptedPackage\0")), FileProblem.ENCRYPTED_WORKBOOK),
                arguments(
                        "x.ods",
                        Packed.zip()
                                .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
                                .bytes(),
                        FileProblem.OPEN_DOCUMENT),
                arguments(
                        "x.numbers",
                        Packed.zip().with("Index/Document.iwa", "x").bytes(),
                        FileProblem.NUMBERS),
                arguments("x.pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII), FileProblem.PDF));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void documents(String name, byte[] file, FileProblem problem) {
        assertThat(catchThrowableOfType(FileRefused.class, () -> read(file, name))
                        .problem())
                .isEqualTo(problem);
    }

    private ReadFile read(byte[] file, String name) throws IOException {
        return ReadFile.of(file, name, folder);
    }

    private FileRefused refused(String file) {
        return catchThrowableOfType(FileRefused.class, () -> read(file.getBytes(StandardCharsets.UTF_8), "a.csv"));
    }

    private static String marked(String text) {
        return "\uFEFF" + text;
    }

    /** UTF-8 that a program has taken for something else and has written as UTF-8. */
    private static byte[] taken(String text, Charset charset) {
        return new String(text.getBytes(StandardCharsets.UTF_8), charset).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] wide(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
