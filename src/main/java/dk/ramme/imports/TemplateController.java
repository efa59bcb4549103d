package dk.ramme.imports;

import dk.ramme.imports.file.TemplateFile;
import dk.ramme.imports.row.Section;
import dk.ramme.ui.Attachment;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Files to fill in, with the right columns and made-up rows. */
@Controller
class TemplateController {

    private final TemplateFile templates;
    private final MessageSource messages;

    TemplateController(TemplateFile templates, MessageSource messages) {
        this.templates = templates;
        this.messages = messages;
    }

    @GetMapping("/setup/import/template.{kind:csv|xlsx|zip}")
    ResponseEntity<byte[]> all(@PathVariable String kind, Locale language) {
        var name = messages.getMessage("imports.template.name." + kind, null, language);
        return switch (kind) {
            case "xlsx" -> file(name, Attachment.WORKBOOK, templates.xlsx(language));
            case "zip" -> file(name, new MediaType("application", "zip"), templates.zip(language));
            default -> file(name, Attachment.CSV, templates.csv(language));
        };
    }

    /** Persons alone. */
    @GetMapping(ManyUsersController.PATH + "/template.{kind:csv|xlsx}")
    ResponseEntity<byte[]> persons(@PathVariable String kind, Locale language) {
        return one(Section.PERSONS, "imports.many.template.name.", kind, language);
    }

    /** Changes to users who are here. */
    @GetMapping(ChangesController.PATH + "/template.{kind:csv|xlsx}")
    ResponseEntity<byte[]> changes(@PathVariable String kind, Locale language) {
        return one(Section.CHANGES, "imports.changes.template.name.", kind, language);
    }

    private ResponseEntity<byte[]> one(Section section, String words, String kind, Locale language) {
        var name = messages.getMessage(words + kind, null, language);
        return kind.equals("xlsx")
                ? file(name, Attachment.WORKBOOK, templates.xlsxOf(section, language))
                : file(name, Attachment.CSV, templates.csv(section, language));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(name))
                .body(content);
    }
}
