package dk.ramme.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook as Excel keeps it: every text once in a part of its own, and the cells say which (ECMA-376, 18.4). Written as it
 * goes, since the libraries keep all texts until the end.
 */
final class LargeWorkbook {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final int rows;
    private final IntFunction<List<String>> row;

    /** @param row the cells of a row, which are as many in each; of row 0 the heads */
    LargeWorkbook(int rows, IntFunction<List<String>> row) {
        this.rows = rows;
        this.row = row;
    }

    void write(Path file) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file));
                var out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16)) {
            part(zip, out, "[Content_Types].xml", """
                    <Types xmlns="%1$scontent-types">\
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                    <Override PartName="/xl/workbook.xml" ContentType="%2$ssheet.main+xml"/>\
                    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%2$sworksheet+xml"/>\
                    <Override PartName="/xl/sharedStrings.xml" ContentType="%2$ssharedStrings+xml"/></Types>""".formatted(PACKAGE, KIND));
            part(zip, out, "_rels/.rels", links("officeDocument", "xl/workbook.xml"));
            part(zip, out, "xl/workbook.xml", """
                    <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="Brugere" sheetId="1" r:id="rId1"/></sheets></workbook>""".formatted(MAIN, LINKS));
            part(
                    zip,
                    out,
                    "xl/_rels/workbook.xml.rels",
                    links("worksheet", "worksheets/sheet1.xml", "sharedStrings", "sharedStrings.xml"));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            cells(out);
            out.flush();
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            texts(out);
        }
    }

    private static String links(String... kindsAndTargets) {
        var links = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 0; i < kindsAndTargets.length; i += 2) {
            links.append("<Relationship Id=\"rId%s\" Type=\"%s/%s\" Target=\"%s\"/>"
                    .formatted(i / 2 + 1, LINKS, kindsAndTargets[i], kindsAndTargets[i + 1]));
        }
        return links.append("</Relationships>").toString();
    }

    private static void part(ZipOutputStream zip, Writer out, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        out.write(HEAD);
        out.write(xml);
        out.flush();
    }

    private void cells(Writer out) throws IOException {
        out.write(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        for (int line = 0, text = 0; line <= rows; line++) {
            out.write("<row r=\"" + (line + 1) + "\">");
            var width = row.apply(line).size();
            for (int column = 0; column < width; column++) {
                out.write("<c r=\"" + (char) ('A' + column) + (line + 1) + "\" t=\"s\"><v>" + text++ + "</v></c>");
            }
            out.write("</row>");
        }
        out.write("</sheetData></worksheet>");
    }

    private void texts(Writer out) throws IOException {
        out.write(HEAD + "<sst xmlns=\"" + MAIN + "\">");
        for (int line = 0; line <= rows; line++) {
            for (var text : row.apply(line)) out.write("<si><t>" + text + "</t></si>");
        }
        out.write("</sst>");
    }
}
