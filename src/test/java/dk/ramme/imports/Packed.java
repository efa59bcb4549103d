package dk.ramme.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** ZIP files and workbooks made part by part, so that any of them can be what no program would write. */
public final class Packed {

    public static final String USERS = "RID;Navn;E-mail\n17;Åse Ærø;a@b.dk\n";
    private static final String RELATION =
            "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\"/>";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    public static Packed zip() {
        return new Packed();
    }

    /** One visible sheet called Ark1 with these rows, shared texts and formats. */
    public static Packed workbook(String rows, String texts) {
        return zip().with("[Content_Types].xml", "<Types/>")
                .with("_rels/.rels", relations(RELATION.formatted("r1", "officeDocument", "xl/workbook.xml")))
                .with("xl/workbook.xml", book("<sheet name=\"Ark1\" sheetId=\"1\" r:id=\"r1\"/>"))
                .with(
                        "xl/_rels/workbook.xml.rels",
                        relations(RELATION.formatted("r1", "worksheet", "worksheets/sheet1.xml")
                                + RELATION.formatted("r2", "sharedStrings", "sharedStrings.xml")
                                + RELATION.formatted("r3", "styles", "/xl/styles.xml")))
                .with("xl/worksheets/sheet1.xml", sheet(rows))
                .with("xl/sharedStrings.xml", "<sst>" + texts + "</sst>")
                .with(
                        "xl/styles.xml",
                        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\-mm\\-yyyy\"/>"
                                + "<numFmt numFmtId=\"165\" formatCode=\"000000\\-0000\"/>"
                                + "<numFmt numFmtId=\"166\" formatCode=\"0000000000\"/>"
                                + "<numFmt numFmtId=\"167\" formatCode=\"[$-406]#,##0.00\\ &quot;kr. i dag&quot;\"/></numFmts>"
                                + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
                                + "<xf numFmtId=\"166\"/><xf numFmtId=\"167\"/></cellXfs></styleSheet>");
    }

    public static String book(String sheets) {
        return "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>" + sheets
                + "</sheets></workbook>";
    }

    public static String sheet(String rows) {
        return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    }

    private static String relations(String relations) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
                + "</Relationships>";
    }

    /** A row of texts written in the cells themselves. */
    public static String row(int number, String... texts) {
        var row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < texts.length; i++) {
            row.append("<c r=\"%c%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted('A' + i, number, texts[i]));
        }
        return row.append("</row>").toString();
    }

    public static String header() {
        return row(1, "RID", "Navn", "E-mail");
    }

    public Packed with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Packed with(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    public byte[] part(String name) {
        return parts.get(name);
    }

    public Packed without(String name) {
        parts.remove(name);
        return this;
    }

    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Laid down unpacked. */
    public byte[] stored() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                var sum = new CRC32();
                sum.update(part.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(part.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(part.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** As for files of more than 4 GB. */
    public byte[] zip64() {
        return written(Zip64Mode.Always, 0100644, 1);
    }

    public byte[] links() {
        return written(Zip64Mode.Never, 0120777, 1);
    }

    public byte[] twice() {
        return written(Zip64Mode.Never, 0100644, 2);
    }

    private byte[] written(Zip64Mode mode, int permissions, int times) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(bytes)) {
            zip.setUseZip64(mode);
            for (int i = 0; i < times; i++) {
                for (var part : parts.entrySet()) {
                    var entry = new ZipArchiveEntry(part.getKey());
                    entry.setUnixMode(permissions);
                    zip.putArchiveEntry(entry);
                    zip.write(part.getValue());
                    zip.closeArchiveEntry();
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Changes what the first part says about itself before it, and in the table at the end. */
    public static byte[] patched(byte[] zip, int before, int atEnd, int value) {
        var patched = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        if (before >= 0) patched.putShort(before, (short) value);
        int table = 0;
        while (patched.getInt(table) != 0x02014B50) table++;
        if (atEnd >= 0) patched.putShort(table + atEnd, (short) value);
        return patched.array();
    }
}
