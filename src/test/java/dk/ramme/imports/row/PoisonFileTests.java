package dk.ramme.imports.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.ramme.imports.Packed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are broken, or made to break us: each gets its own reason, soon, and without filling memory or disk. */
class PoisonFileTests {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final long MOST_MEMORY = 300_000_000;
    private static final int FLAGS = 6;
    private static final int METHOD = 8;
    private static final int SIZE = 24;

    @TempDir
    Path folder;

    static Stream<Arguments> text() {
        var header = "RID;Navn;E-mail\n";
        return Stream.of(
                arguments("nothing", "a.csv", utf8(""), FileProblem.EMPTY),
                arguments("only titles", "a.csv", utf8(header), FileProblem.ONLY_HEADER),
                arguments(
                        "half a letter of UTF-16",
                        "a.csv",
                        concat((header + "1;A;\n").getBytes(StandardCharsets.UTF_16), new byte[] {65}),
                        FileProblem.BROKEN_ENCODING),
                arguments(
                        "NUL bytes in UTF-16",
                        "a.csv",
                        (header + "1;A\0;\n").getBytes(StandardCharsets.UTF_16LE),
                        FileProblem.NOT_TEXT),
                arguments(
                        "two encodings",
                        "a.csv",
                        concat(utf8(header + "1;Åse Ærø;a@b.dk\n"), "2;Sø;b@b.dk\n".getBytes(WINDOWS)),
                        FileProblem.BROKEN_ENCODING),
                arguments("NUL bytes", "a.csv", utf8(header + "1;A\0;a@b.dk\n"), FileProblem.NOT_TEXT),
                arguments(
                        "a line of 10 MB",
                        "a.csv",
                        utf8(header + "1;" + "A".repeat(10_000_000)),
                        FileProblem.LINE_TOO_LONG),
                arguments("a million columns", "a.csv", utf8("RID" + ";".repeat(1_000_000)), FileProblem.LINE_TOO_LONG),
                arguments(
                        "a thousand columns",
                        "a.csv",
                        utf8("RID;Navn;E-mail" + ";x".repeat(1000)),
                        FileProblem.TOO_MANY_COLUMNS),
                arguments(
                        "a quote without end",
                        "a.csv",
                        utf8(header + "1;\"" + "A;a@b.dk\n2;".repeat(500_000)),
                        FileProblem.QUOTES),
                arguments("too many rows", "a.csv", utf8(header + "1;A;\n".repeat(1001)), FileProblem.TOO_MANY_ROWS),
                arguments("missing titles", "a.csv", utf8("1;A;a@b.dk\n2;B;b@b.dk\n"), FileProblem.MISSING_COLUMNS),
                arguments(
                        "a title twice", "a.csv", utf8("RID;RID;Navn;E-mail\n1;2;A;\n"), FileProblem.DUPLICATE_COLUMNS),
                arguments(
                        "a formula as title",
                        "a.csv",
                        utf8("RID;Navn;E-mail;=cmd|' /C calc'!A0\n1;A;;\n"),
                        FileProblem.FORMULA_IN_HEADER),
                arguments("a web page", "a.xls", utf8("<html><table><tr><td>RID"), FileProblem.NOT_TEXT),
                arguments("a PDF", "a.csv", utf8("%PDF-1.7\n"), FileProblem.PDF),
                arguments("a program", "a.csv", hex("7F454C46020101"), FileProblem.PROGRAM),
                arguments("noise called a workbook", "a.xlsx", noise(5000), FileProblem.BROKEN_WORKBOOK),
                arguments("noise called a ZIP file", "a.zip", noise(5000), FileProblem.BROKEN_ARCHIVE));
    }

    static Stream<Arguments> archives() {
        var users = Packed.zip().with("brugere.csv", Packed.USERS);
        var zip = users.bytes();
        var many = Packed.zip();
        for (int i = 0; i < 101; i++) many.with(i + ".csv", Packed.USERS);
        return Stream.of(
                arguments("cut off", "a.zip", Arrays.copyOf(zip, zip.length - 30), FileProblem.BROKEN_ARCHIVE),
                arguments("only a beginning", "a.zip", Arrays.copyOf(zip, 20), FileProblem.BROKEN_ARCHIVE),
                arguments("spoilt in the middle", "a.zip", spoilt(users.stored()), FileProblem.BROKEN_ARCHIVE),
                arguments("spoilt where it is packed", "a.zip", spoilt(zip), FileProblem.BROKEN_ARCHIVE),
                arguments("empty", "a.zip", Packed.zip().bytes(), FileProblem.EMPTY),
                arguments("a size that lies", "a.zip", Packed.patched(zip, -1, 24, 5), FileProblem.BROKEN_ARCHIVE),
                arguments("a sum that lies", "a.zip", Packed.patched(zip, -1, 16, 5), FileProblem.BROKEN_ARCHIVE),
                arguments(
                        "two names for one", "a.zip", Packed.patched(zip, 30, -1, 0x4141), FileProblem.BROKEN_ARCHIVE),
                arguments("a password", "a.zip", Packed.patched(zip, FLAGS, 8, 0x809), FileProblem.ENCRYPTED_ARCHIVE),
                arguments(
                        "a password only before",
                        "a.zip",
                        Packed.patched(zip, FLAGS, -1, 0x809),
                        FileProblem.BROKEN_ARCHIVE),
                arguments("an odd packing", "a.zip", Packed.patched(zip, METHOD, 10, 98), FileProblem.UNKNOWN_PACKING),
                arguments(
                        "links",
                        "a.zip",
                        Packed.zip().with("brugere.csv", "/etc/passwd").links(),
                        FileProblem.LINK_IN_ARCHIVE),
                arguments("a name twice", "a.zip", users.twice(), FileProblem.SAME_NAME_TWICE),
                arguments("too many files", "a.zip", many.bytes(), FileProblem.TOO_MANY_PARTS),
                arguments(
                        "a ZIP in a ZIP",
                        "a.zip",
                        Packed.zip().with("brugere.csv", zip).bytes(),
                        FileProblem.NESTED_ARCHIVE),
                arguments(
                        "a workbook in a ZIP",
                        "a.zip",
                        Packed.zip()
                                .with(
                                        "a.xlsx",
                                        Packed.workbook(Packed.header(), "").bytes())
                                .bytes(),
                        FileProblem.NESTED_ARCHIVE),
                arguments(
                        "a bomb",
                        "a.zip",
                        Packed.zip().with("brugere.csv", new byte[40_000_000]).bytes(),
                        FileProblem.UNPACKS_TOO_LARGE),
                arguments(
                        "a bomb of many parts",
                        "a.zip",
                        Packed.zip()
                                .with("brugere.csv", Packed.USERS + "\n".repeat(9_000_000))
                                .with("rettigheder.csv", "RID;Rettighed\n" + "\n".repeat(9_000_000))
                                .bytes(),
                        FileProblem.UNPACKS_TOO_LARGE),
                arguments(
                        "a part that takes more than it says",
                        "a.zip",
                        saysLess(Packed.zip()
                                .with("brugere.csv", Packed.USERS + "18;B;b@b.dk\n".repeat(500))
                                .bytes()),
                        FileProblem.BROKEN_ARCHIVE),
                arguments(
                        "a bomb of text",
                        "a.zip",
                        Packed.zip()
                                .with("brugere.csv", Packed.USERS + "\n".repeat(40_000_000))
                                .bytes(),
                        FileProblem.UNPACKS_TOO_LARGE),
                arguments(
                        "a bomb of text that may be a list",
                        "a.zip",
                        Packed.zip()
                                .with("brugere.csv", Packed.USERS)
                                .with("noter.txt", "x\n" + "\n".repeat(40_000_000))
                                .bytes(),
                        FileProblem.UNPACKS_TOO_LARGE),
                arguments(
                        "more than may be unpacked",
                        "a.zip",
                        Packed.zip()
                                .with("a.csv", list("RID;Navn;E-mail"))
                                .with("b.csv", list("RID;Rettighed"))
                                .with("c.csv", list("Type;Værdi"))
                                .bytes(),
                        FileProblem.UNPACKS_TOO_LARGE),
                arguments(
                        "a section twice",
                        "a.zip",
                        Packed.zip()
                                .with("brugere.csv", Packed.USERS)
                                .with("en/users.csv", Packed.USERS)
                                .bytes(),
                        FileProblem.SECTION_TWICE),
                arguments(
                        "nothing we know",
                        "a.zip",
                        Packed.zip()
                                .with("a.csv", "x;y\n1;2\n")
                                .with("b.csv", "z;w\n1;2\n")
                                .bytes(),
                        FileProblem.NOTHING_KNOWN),
                arguments("no lists", "a.zip", Packed.zip().with("a.png", "x").bytes(), FileProblem.NOTHING_KNOWN),
                arguments(
                        "a broken list",
                        "a.zip",
                        Packed.zip()
                                .with("brugere.csv", "RID;Navn;E-mail\n1;\"A;\n")
                                .bytes(),
                        FileProblem.QUOTES),
                arguments(
                        "an OpenDocument",
                        "a.ods",
                        Packed.zip()
                                .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
                                .bytes(),
                        FileProblem.OPEN_DOCUMENT),
                arguments(
                        "a letter",
                        "a.docx",
                        Packed.zip()
                                .with("[Content_Types].xml", "<Types/>")
                                .with("word/document.xml", "<d/>")
                                .bytes(),
                        FileProblem.OTHER_DOCUMENT));
    }

    static Stream<Arguments> workbooks() {
        var sheet = "xl/worksheets/sheet1.xml";
        var good = Packed.header() + Packed.row(2, "17", "Åse Ærø", "a@b.dk");
        var book = Packed.workbook(good, "").bytes();
        var wide = new StringBuilder();
        for (int i = 0; i < 16_384; i++) wide.append("<c><v>1</v></c>");
        return Stream.of(
                arguments(
                        "an old workbook",
                        "a.xls",
                        concat(hex("D0CF11E0A1B11AE1"), utf16("Workbook")),
                        FileProblem.OLD_WORKBOOK),
                arguments(
                        "a workbook with a password",
                        "a.xlsx",
                        concat(
                                hex("D0CF11E0A1B11AE1"),
                                new byte[100_001],
                                utf16("EncryptionInfo"),
                                utf16("EncryptedPackage")),
                        FileProblem.ENCRYPTED_WORKBOOK),
                arguments(
                        "a binary workbook",
                        "a.xlsb",
                        Packed.workbook(good, "").with("xl/workbook.bin", "x").bytes(),
                        FileProblem.OLD_WORKBOOK),
                arguments(
                        "a workbook cut off",
                        "a.xlsx",
                        Arrays.copyOf(book, book.length / 2),
                        FileProblem.BROKEN_WORKBOOK),
                arguments(
                        "an outer entity",
                        "a.xlsx",
                        Packed.workbook("", "")
                                .with(
                                        sheet,
                                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                                + Packed.sheet(Packed.header() + Packed.row(2, "1", "&e;", "")))
                                .bytes(),
                        FileProblem.STRANGE_WORKBOOK),
                arguments(
                        "an outer document type",
                        "a.xlsx",
                        Packed.workbook(good, "")
                                .with(
                                        "xl/sharedStrings.xml",
                                        "<!DOCTYPE sst SYSTEM \"http://127.0.0.1:9/x.dtd\"><sst/>")
                                .bytes(),
                        FileProblem.STRANGE_WORKBOOK),
                arguments(
                        "a billion laughs",
                        "a.xlsx",
                        Packed.workbook("", "")
                                .with(
                                        sheet,
                                        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"" + "&a;".repeat(1000)
                                                + "\"><!ENTITY c \"" + "&b;".repeat(1000) + "\">]>"
                                                + Packed.sheet(Packed.row(1, "&c;")))
                                .bytes(),
                        FileProblem.STRANGE_WORKBOOK),
                arguments(
                        "an entity of nowhere",
                        "a.xlsx",
                        Packed.workbook(Packed.row(1, "&e;"), "").bytes(),
                        FileProblem.BROKEN_WORKBOOK),
                arguments(
                        "depth",
                        "a.xlsx",
                        Packed.workbook("<row>" + "<c>".repeat(500_000), "").bytes(),
                        FileProblem.STRANGE_WORKBOOK),
                arguments(
                        "a cell of 9 MB",
                        "a.xlsx",
                        Packed.workbook(Packed.row(1, "A".repeat(9_000_000)), "")
                                .bytes(),
                        FileProblem.STRANGE_WORKBOOK),
                arguments(
                        "a text of 9 MB",
                        "a.xlsx",
                        Packed.workbook(good, "<si><t>" + "A".repeat(9_000_000) + "</t></si>")
                                .bytes(),
                        FileProblem.STRANGE_WORKBOOK),
                arguments(
                        "a comment of 9 MB",
                        "a.xlsx",
                        Packed.workbook("<!--" + "<".repeat(9_000_000) + "-->" + good, "")
                                .bytes(),
                        FileProblem.STRANGE_WORKBOOK),
                arguments(
                        "a tag of 9 MB",
                        "a.xlsx",
                        Packed.workbook("<row r=\"" + "1".repeat(9_000_000) + "\"/>", "")
                                .bytes(),
                        FileProblem.STRANGE_WORKBOOK),
                arguments(
                        "a bomb of texts",
                        "a.xlsx",
                        Packed.workbook(good, "<si/>".repeat(8_000_000)).bytes(),
                        FileProblem.UNPACKS_TOO_LARGE),
                arguments(
                        "a bomb of links",
                        "a.xlsx",
                        Packed.workbook(good, "")
                                .with("xl/_rels/workbook.xml.rels", "<Relationships>" + "<x/>".repeat(8_000_000))
                                .bytes(),
                        FileProblem.UNPACKS_TOO_LARGE),
                arguments(
                        "a bomb of rows",
                        "a.xlsx",
                        Packed.workbook(good + "<row/>".repeat(6_000_000), "").bytes(),
                        FileProblem.UNPACKS_TOO_LARGE),
                arguments(
                        "a bomb of many parts",
                        "a.xlsx",
                        Packed.workbook(good + "<row/>".repeat(1_000_000), "<si/>".repeat(1_500_000))
                                .bytes(),
                        FileProblem.UNPACKS_TOO_LARGE),
                arguments(
                        "one part for many sheets",
                        "a.xlsx",
                        Packed.workbook(good, "")
                                .with(
                                        "xl/workbook.xml",
                                        Packed.book("<sheet name=\"Brugere\" r:id=\"r1\"/>"
                                                + "<sheet name=\"Flere\" r:id=\"r1\"/>".repeat(900)))
                                .bytes(),
                        FileProblem.STRANGE_WORKBOOK),
                arguments(
                        "too many rows for a sheet",
                        "a.xlsx",
                        Packed.workbook(good + "<row/>".repeat(1_048_600), "").bytes(),
                        FileProblem.BROKEN_WORKBOOK),
                arguments(
                        "all columns",
                        "a.xlsx",
                        Packed.workbook("<row r=\"1\">" + wide + "</row>", "").bytes(),
                        FileProblem.TOO_MANY_COLUMNS),
                arguments(
                        "a column that is none",
                        "a.xlsx",
                        Packed.workbook("<row><c r=\"ZZZZZZZ1\"><v>1</v></c></row>", "")
                                .bytes(),
                        FileProblem.BROKEN_WORKBOOK),
                arguments(
                        "a row that is none",
                        "a.xlsx",
                        Packed.workbook(Packed.row(1_048_577, "RID"), "").bytes(),
                        FileProblem.BROKEN_WORKBOOK),
                arguments(
                        "rows out of order",
                        "a.xlsx",
                        Packed.workbook(good + Packed.row(1, "x"), "").bytes(),
                        FileProblem.BROKEN_WORKBOOK),
                arguments(
                        "a text that is not there",
                        "a.xlsx",
                        Packed.workbook("<row><c t=\"s\"><v>7</v></c></row>", "<si/>")
                                .bytes(),
                        FileProblem.BROKEN_WORKBOOK),
                arguments(
                        "a text of a mad number",
                        "a.xlsx",
                        Packed.workbook("<row><c t=\"s\"><v>-99999999999</v></c></row>", "")
                                .bytes(),
                        FileProblem.BROKEN_WORKBOOK),
                arguments(
                        "a sheet that ends",
                        "a.xlsx",
                        Packed.workbook("", "")
                                .with(sheet, "<worksheet><sheetData>" + good)
                                .bytes(),
                        FileProblem.BROKEN_WORKBOOK),
                arguments(
                        "a sheet that is not there",
                        "a.xlsx",
                        Packed.workbook("", "").without(sheet).bytes(),
                        FileProblem.BROKEN_WORKBOOK),
                arguments(
                        "no sheets",
                        "a.xlsx",
                        Packed.workbook(good, "")
                                .with("xl/workbook.xml", Packed.book(""))
                                .bytes(),
                        FileProblem.BROKEN_WORKBOOK),
                arguments(
                        "empty sheets",
                        "a.xlsx",
                        Packed.workbook("<row r=\"5\"><c r=\"A5\" s=\"1\"/></row>", "")
                                .bytes(),
                        FileProblem.EMPTY),
                arguments(
                        "only titles",
                        "a.xlsx",
                        Packed.workbook(Packed.header(), "").bytes(),
                        FileProblem.ONLY_HEADER),
                arguments(
                        "hidden sheets",
                        "a.xlsx",
                        Packed.workbook(good, "")
                                .with(
                                        "xl/workbook.xml",
                                        Packed.book("<sheet name=\"Brugere\" state=\"veryHidden\" r:id=\"r1\"/>"))
                                .bytes(),
                        FileProblem.HIDDEN_SHEETS),
                arguments(
                        "other titles",
                        "a.xlsx",
                        Packed.workbook(Packed.row(1, "x", "y") + Packed.row(2, "1", "2"), "")
                                .bytes(),
                        FileProblem.MISSING_COLUMNS),
                arguments(
                        "a formula as title",
                        "a.xlsx",
                        Packed.workbook(Packed.row(1, "RID", "Navn", "E-mail", "=1+1"), "")
                                .bytes(),
                        FileProblem.FORMULA_IN_HEADER),
                arguments(
                        "too many rows",
                        "a.xlsx",
                        Packed.workbook(Packed.header() + "<row><c><v>1</v></c></row>".repeat(1001), "")
                                .bytes(),
                        FileProblem.TOO_MANY_ROWS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"text", "archives", "workbooks"})
    void each_gets_its_reason(String kind, String name, byte[] file, FileProblem problem) throws IOException {
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long memory = thread.getCurrentThreadAllocatedBytes();
        long time = thread.getCurrentThreadCpuTime();

        var refused = catchThrowableOfType(FileRefused.class, () -> ReadFile.of(file, name, folder));

        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - time)).isLessThan(Duration.ofSeconds(5));
        assertThat(thread.getCurrentThreadAllocatedBytes() - memory).isLessThan(MOST_MEMORY);
        try (var left = Files.list(folder)) {
            assertThat(left).as("files left behind").isEmpty();
        }
    }

    /** The size that the table at the end gives, without which nothing is unpacked. */
    private static byte[] saysLess(byte[] zip) {
        return Packed.patched(zip, -1, SIZE, 100);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] noise(int length) {
        var noise = new byte[length];
        new Random(7).nextBytes(noise);
        return noise;
    }

    /** 20 MB of rows that pack no better than rows do. */
    private static byte[] list(String titles) {
        var lines = Base64.getMimeEncoder(76, new byte[] {'\n'}).encode(noise(15_000_000));
        return concat(utf8(titles + "\n"), lines);
    }

    private static byte[] spoilt(byte[] zip) {
        var spoilt = zip.clone();
        for (int i = 50; i < 60; i++) spoilt[i] ^= 0x55;
        return spoilt;
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
