package dk.ramme.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.ramme.AnOrganisation;
import dk.ramme.imports.check.Repeats;
import dk.ramme.imports.check.RowCheck;
import dk.ramme.imports.check.RowCheck.CheckedRow;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.RowSink;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.imports.run.RowText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

public class CsvSourceTests {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final ImportSettings SETTINGS = new ImportSettings(
            DataSize.ofMegabytes(1), 100, 65536, 10, Duration.ofDays(14), Duration.ofDays(90), Duration.ofSeconds(1));
    private static final String HEADER = "RID;Navn;E-mail\n";

    static Stream<Arguments> good_files() {
        var danish = "RID-nummer;Navn;E-mail;CPR-nummer\r\n17;Åse Ærø;a@b.dk;0101800000\r\n";
        return Stream.of(
                arguments("UTF-8", danish.getBytes(StandardCharsets.UTF_8)),
                arguments("UTF-8 with a mark", ("\uFEFF" + danish).getBytes(StandardCharsets.UTF_8)),
                arguments("Windows-1252", danish.getBytes(WINDOWS)),
                arguments("commas", utf8("rid,name,email,cpr\n17,Åse Ærø,a@b.dk,0101800000\n")),
                arguments("no last line break", utf8("rid,name,email,cpr\n17,Åse Ærø,a@b.dk,0101800000")),
                arguments("another order", utf8("E-mail;CPR nr.;Navn;RID\na@b.dk;0101800000;Åse Ærø;17\n")),
                arguments(
                        "capitals and blanks",
                        utf8(" RID ; NAVN ; E-MAIL ; CPR NUMMER \n17;Åse Ærø;a@b.dk;0101800000\n")),
                arguments("two names", utf8("RID;Fornavn;Efternavn;E-mail;CPR\n17;Åse;Ærø;a@b.dk;0101800000\n")),
                arguments(
                        "English",
                        utf8(
                                "RID number;First name;Last name;E-mail address;CPR number\n17;Åse;Ærø;a@b.dk;0101800000\n")),
                arguments(
                        "quotes",
                        utf8("\"RID\";\"Navn\";\"E-mail\";\"CPR\"\n\"17\";\"Åse Ærø\";\"a@b.dk\";\"0101800000\"\n")),
                arguments("a declared separator", utf8("sep=;\nRID;Navn;E-mail;CPR\n17;Åse Ærø;a@b.dk;0101800000\n")),
                arguments("blank lines", utf8("\n\nRID;Navn;E-mail;CPR\n\n17;Åse Ærø;a@b.dk;0101800000\n;;;\n\n")),
                arguments("old line ends", utf8("RID;Navn;E-mail;CPR\r17;Åse Ærø;a@b.dk;0101800000\r")),
                arguments(
                        "an unknown column", utf8("RID;Afdeling;Navn;E-mail;CPR\n17;Salg;Åse Ærø;a@b.dk;0101800000\n")),
                arguments("a decomposed å", utf8("RID;Navn;E-mail;CPR\n17;A\u030Ase Ærø;a@b.dk;0101800000\n")),
                arguments(
                        "a semicolon in a comma file",
                        utf8("rid,name,email,cpr,note\n17,Åse Ærø,a@b.dk,0101800000,a;b;c;d;e;f\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void good_files(String kind, byte[] file) throws IOException {
        var read = read(file);

        var person = Objects.requireNonNull(check(read).get(0).person());
        assertThat(person.rid().value()).isEqualTo("17");
        assertThat(person.name().value()).isEqualTo("Åse Ærø");
        assertThat(person.email()).hasToString("a@b.dk");
        assertThat(person.cpr()).hasToString("010180-****");
        assertThat(read.rows).hasSize(1);
    }

    static Stream<Arguments> refused_files() {
        var manyColumns = "RID;Navn;E-mail" + ";x".repeat(300) + "\n1;A;a@b.dk\n";
        return Stream.of(
                arguments("nothing", new byte[0], FileProblem.EMPTY, null),
                arguments("only a mark", utf8("\uFEFF"), FileProblem.EMPTY, null),
                arguments("only blank lines", utf8("\n \n\n"), FileProblem.EMPTY, null),
                arguments("only a header", utf8(HEADER), FileProblem.ONLY_HEADER, null),
                arguments("only a header and blank rows", utf8(HEADER + ";;\n\n;;\n"), FileProblem.ONLY_HEADER, null),
                arguments("a PDF", utf8("%PDF-1.7\n%âãÏÓ\n"), FileProblem.PDF, null),
                arguments("a Windows program", hex("4D5A90000300"), FileProblem.PROGRAM, null),
                arguments("a Linux program", hex("7F454C4602"), FileProblem.PROGRAM, null),
                arguments("a compressed file", hex("1F8B0800"), FileProblem.NOT_TEXT, null),
                arguments("a picture", hex("89504E470D0A1A0A0000000D"), FileProblem.NOT_TEXT, null),
                arguments("a web page", utf8("<!doctype html><title>RID;Navn;E-mail"), FileProblem.NOT_TEXT, null),
                arguments("JSON", utf8("{\"rid\": 1, \"navn\": \"A\"}"), FileProblem.NOT_TEXT, null),
                arguments("rich text", utf8("{\\rtf1 RID;Navn}"), FileProblem.NOT_TEXT, null),
                arguments("a NUL byte", utf8(HEADER + "1;A\0B;a@b.dk\n"), FileProblem.NOT_TEXT, null),
                arguments(
                        "UTF-8 with one byte broken",
                        concat(utf8(HEADER + "1;Åse Ærø;a@b.dk\n2;S"), hex("F8"), utf8("ren;c@d.dk\n")),
                        FileProblem.BROKEN_ENCODING,
                        3L),
                arguments(
                        "marked UTF-8 that is Windows-1252",
                        concat(hex("EFBBBF"), (HEADER + "1;Søren;a@b.dk\n").getBytes(WINDOWS)),
                        FileProblem.BROKEN_ENCODING,
                        2L),
                arguments(
                        "a byte that Windows-1252 does not have",
                        concat((HEADER + "1;Søren;a@b.dk\n2;x").getBytes(WINDOWS), hex("81"), utf8(";c@d.dk\n")),
                        FileProblem.BROKEN_ENCODING,
                        3L),
                arguments(
                        "UTF-8 cut in the middle of a letter",
                        concat(utf8(HEADER + "1;Åse Ærø;a@b.dk\n2;S"), hex("C3")),
                        FileProblem.BROKEN_ENCODING,
                        3L),
                arguments("prose", utf8("Kære Ramme\nHer er vores brugere.\n"), FileProblem.NO_SEPARATOR, null),
                arguments(
                        "no header",
                        utf8("1;Anna;a@b.dk\n2;Bo;b@b.dk\n"),
                        FileProblem.MISSING_COLUMNS,
                        "[RID, NAME, EMAIL]"),
                arguments("no RID", utf8("Navn;E-mail\nA;a@b.dk\n"), FileProblem.MISSING_COLUMNS, "[RID]"),
                arguments("no name", utf8("RID;E-mail\n1;a@b.dk\n"), FileProblem.MISSING_COLUMNS, "[NAME]"),
                arguments(
                        "half a name",
                        utf8("RID;Fornavn;E-mail\n1;A;a@b.dk\n"),
                        FileProblem.MISSING_COLUMNS,
                        "[LAST_NAME]"),
                arguments("no e-mail", utf8("RID;Navn\n1;A\n"), FileProblem.MISSING_COLUMNS, "[EMAIL]"),
                arguments(
                        "two RIDs",
                        utf8("RID;Navn;E-mail;RID-nr.\n1;A;a@b.dk;2\n"),
                        FileProblem.DUPLICATE_COLUMNS,
                        "[RID]"),
                arguments(
                        "a name in two languages",
                        utf8("RID;Navn;E-mail;Name\n1;A;a@b.dk;B\n"),
                        FileProblem.DUPLICATE_COLUMNS,
                        "[NAME]"),
                arguments(
                        "a formula in the header",
                        utf8("RID;Navn;E-mail;=HYPERLINK(\"x\")\n1;A;a@b.dk;\n"),
                        FileProblem.FORMULA_IN_HEADER,
                        null),
                arguments("too many columns", utf8(manyColumns), FileProblem.TOO_MANY_COLUMNS, 1L),
                arguments(
                        "too many fields in a row",
                        utf8(HEADER + "1;A;a@b.dk" + ";x".repeat(300)),
                        FileProblem.TOO_MANY_COLUMNS,
                        2L),
                arguments(
                        "a quote that is not closed",
                        utf8(HEADER + "1;A;a@b.dk\n2;\"B;b@b.dk\n3;C;c@b.dk\n"),
                        FileProblem.QUOTES,
                        3L),
                arguments("text after a quote", utf8(HEADER + "1;A;a@b.dk\n2;\"B\"x;b@b.dk\n"), FileProblem.QUOTES, 3L),
                arguments(
                        "a quote that swallows the file",
                        utf8(HEADER + "1;\"" + "A;a@b.dk\n2;".repeat(9000)),
                        FileProblem.QUOTES,
                        2L),
                arguments("a quote in the header", utf8("RID;\"Navn;E-mail\n1;A;a@b.dk\n"), FileProblem.QUOTES, 1L),
                arguments(
                        "a line of 10 MB",
                        utf8(HEADER + "1;" + "A".repeat(10_000_000) + ";a@b.dk\n"),
                        FileProblem.LINE_TOO_LONG,
                        2L),
                arguments("a million columns", utf8("RID" + ";".repeat(1_000_000)), FileProblem.LINE_TOO_LONG, 1L),
                arguments("too many rows", utf8(HEADER + "1;A;a@b.dk\n".repeat(101)), FileProblem.TOO_MANY_ROWS, 100L));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused_files(String kind, byte[] file, FileProblem problem, Object about) {
        assertThatThrownBy(() -> read(file))
                .asInstanceOf(InstanceOfAssertFactories.type(FileRefused.class))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(problem))
                .satisfies(refused -> {
                    if (about instanceof Long)
                        assertThat(String.valueOf(refused.argument())).isEqualTo(about.toString());
                    if (about instanceof String) assertThat(refused.columns()).hasToString((String) about);
                });
    }

    @Test
    void unknown_columns_are_named() throws IOException {
        var read = read(utf8("RID;Afdeling;Navn;E-mail;;<b>Løn</b>\n1;x;A;a@b.dk;;\n"));

        assertThat(read.columns.ignored()).containsExactly("Afdeling", "<b>Løn</b>");
    }

    @Test
    void lines_are_counted_as_an_editor_counts_them() throws IOException {
        var read = read(utf8("sep=;\n" + HEADER + "1;\"A\nB\";a@b.dk\n\n2;C;c@b.dk\n"));

        assertThat(read.rows).extracting(Row::line).containsExactly(3, 6);
    }

    @Test
    void columns_come_back_from_where_they_are_kept() throws IOException {
        var columns = read(utf8("E-mail;x;RID;Navn\na@b.dk;;1;A\n")).columns;

        var kept = Columns.parse(columns.asText());

        assertThat(kept.places()).isEqualTo(columns.places());
        assertThat(kept.width()).isEqualTo(4);
    }

    @Test
    void rows_come_back_from_their_text() {
        var rows = List.of(
                new Row(2, List.of("1", "A \"B\"; C, D", "")),
                new Row(5, List.of("", "x\r\ny\nz", " ", "'=\u001F\u001E")));

        assertThat(RowText.parse(RowText.of(rows))).isEqualTo(rows);
    }

    @Test
    void a_huge_file_is_read_without_being_held() throws IOException {
        var settings = new ImportSettings(
                DataSize.ofGigabytes(1),
                5_000_000,
                65536,
                10,
                Duration.ofDays(14),
                Duration.ofDays(90),
                Duration.ofSeconds(1));
        long before = usedMemory();
        long[] rows = new long[2];

        new CsvSource(() -> new EndlessRows(600_000), settings).read(new Taken(row -> {
            if (++rows[0] % 150_000 == 0) rows[1] = Math.max(rows[1], usedMemory() - before);
        }));

        assertThat(rows[0]).isEqualTo(600_000);
        assertThat(rows[1]).isLessThan(25_000_000L);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    public static List<CheckedRow> check(Read read) {
        var check =
                new RowCheck(read.columns, AnOrganisation.anyCvr(), LocalDate.of(2026, 11, 24), ImportScene.NO_RIGHTS);
        var repeats = new Repeats();
        return read.rows.stream().map(check::check).map(repeats::check).toList();
    }

    public static Read read(byte[] file) throws IOException {
        var rows = new ArrayList<Row>();
        var taken = new Taken(rows::add);
        new CsvSource(ImportScene.bytes(file), SETTINGS).read(taken);
        return new Read(Columns.of(Section.USERS, taken.titles), rows);
    }

    /** Titles and rows of a source with users in it. */
    private static final class Taken implements RowSink {

        private final Consumer<Row> rows;
        private List<String> titles = List.of();

        Taken(Consumer<Row> rows) {
            this.rows = rows;
        }

        @Override
        public void begin(Section section, List<String> titles) {
            Columns.of(section, titles);
            this.titles = titles;
        }

        @Override
        public void take(Row row) {
            rows.accept(row);
        }
    }

    public record Read(Columns columns, List<Row> rows) {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** A file of many rows that exists nowhere. */
    private static final class EndlessRows extends InputStream {

        private final int rows;
        private int row;
        private byte[] line = utf8(HEADER);
        private int at;

        EndlessRows(int rows) {
            this.rows = rows;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == line.length) {
                if (row == rows) return -1;
                line = utf8(++row + ";Åse Ærø " + row + ";aase" + row + "@nordlys.example\n");
                at = 0;
            }
            int count = Math.min(length, line.length - at);
            System.arraycopy(line, at, into, offset, count);
            at += count;
            return count;
        }
    }
}
