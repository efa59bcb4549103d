package dk.ramme.imports.file;

import dk.ramme.imports.row.Section;
import dk.ramme.ui.TextSheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Files to fill in: the right titles and made-up examples under them, in the language of whoever asks. */
@Component
public class TemplateFile {

    private static final String BOM = "\uFEFF";

    private final MessageSource messages;

    TemplateFile(MessageSource messages) {
        this.messages = messages;
    }

    /** The users, as a Danish spreadsheet opens them. */
    public byte[] csv(Locale language) {
        return csv(Section.USERS, language);
    }

    /** A CSV file for each section. */
    public byte[] zip(Locale language) {
        return written(to -> {
            try (var zip = new ZipOutputStream(to, StandardCharsets.UTF_8)) {
                for (var section : Section.OF_IMPORTS) {
                    zip.putNextEntry(new ZipEntry(text(section, "file", language)));
                    zip.write(csv(section, language));
                }
            }
        });
    }

    /** A sheet for each section. Every column is text, so that a zero at the beginning of a number stays. */
    public byte[] xlsx(Locale language) {
        return xlsx(Section.OF_IMPORTS, language);
    }

    public byte[] xlsxOf(Section section, Locale language) {
        return xlsx(Set.of(section), language);
    }

    private byte[] xlsx(Set<Section> sections, Locale language) {
        return written(to -> {
            try (var book = new Workbook(to, "Ramme", "1.0")) {
                for (var section : sections) sheet(book, section, language);
            }
        });
    }

    private void sheet(Workbook book, Section section, Locale language) throws IOException {
        var lines = Arrays.stream(lines(section, language))
                .map(line -> List.of(line.split(";", -1)))
                .toList();
        var sheet = new TextSheet(book, messages.getMessage(section.messageKey(), null, language), lines.get(0));
        for (var line : lines.subList(1, lines.size())) sheet.row(line);
    }

    /** One section alone. */
    public byte[] csv(Section section, Locale language) {
        return (BOM + String.join("\r\n", lines(section, language)) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private String[] lines(Section section, Locale language) {
        return (text(section, "columns", language) + "\n" + text(section, "example", language)).split("\n");
    }

    private String text(Section section, String what, Locale language) {
        var of = section == Section.USERS ? "" : section.name() + ".";
        return messages.getMessage("imports.template." + of + what, null, language);
    }

    private static byte[] written(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try {
            writing.to(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private interface Writing {

        void to(OutputStream bytes) throws IOException;
    }
}
