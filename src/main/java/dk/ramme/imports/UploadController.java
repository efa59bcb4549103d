package dk.ramme.imports;

import dk.ramme.login.SignedIn;
import dk.ramme.ui.Numbers;
import java.nio.charset.StandardCharsets;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page where a file of users is handed in. */
@Controller
class UploadController {

    private static final String PAGE = "imports/file";
    private static final String BOM = "\uFEFF";

    private final StartImport start;
    private final FileSources files;
    private final ImportReports reports;
    private final FileRefusals refusals;
    private final ImportSettings settings;
    private final MessageSource messages;
    private final Numbers numbers;

    UploadController(
            StartImport start,
            FileSources files,
            ImportReports reports,
            FileRefusals refusals,
            ImportSettings settings,
            MessageSource messages,
            Numbers numbers) {
        this.start = start;
        this.files = files;
        this.reports = reports;
        this.refusals = refusals;
        this.settings = settings;
        this.messages = messages;
        this.numbers = numbers;
    }

    @GetMapping(UploadGuard.ADDRESS)
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("form", new UploadForm(null));
        return page(me, model);
    }

    /** Where {@link UploadGuard} sends whoever sent too much. */
    @GetMapping(path = UploadGuard.ADDRESS, params = "too-large")
    ModelAndView showTooLarge(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("form") UploadForm form,
            BindingResult binding,
            Model model) {
        refusals.show(FileRefused.because(FileProblem.TOO_LARGE), binding);
        return new ModelAndView(page(me, model), model.asMap(), HttpStatus.CONTENT_TOO_LARGE);
    }

    @PostMapping(UploadGuard.ADDRESS)
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("form") UploadForm form,
            BindingResult binding,
            Model model) {
        try {
            var file = form.file();
            if (file == null || form.isEmpty()) throw FileRefused.because(FileProblem.NO_FILE);
            var source = files.of(file, form.fileName());
            var id = start.start(me.organisation(), me.user(), me.personName(), form.fileName(), source);
            return new ModelAndView("redirect:/setup/import/" + id);
        } catch (FileRefused refused) {
            refusals.show(refused, binding);
        } catch (ImportRunning running) {
            refusals.showRunning(binding);
        }
        return new ModelAndView(page(me, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private String page(SignedIn me, Model model) {
        reports.open(me.organisation()).ifPresent(open -> model.addAttribute("open", open));
        model.addAttribute("history", reports.history(me.organisation()));
        model.addAttribute("size", numbers.size(settings.maxFileSize().toBytes()));
        model.addAttribute("rows", settings.maxRows());
        return PAGE;
    }

    /** A file with the right columns and one made-up person, as a Danish spreadsheet opens it. */
    @GetMapping("/setup/import/template.csv")
    ResponseEntity<byte[]> template() {
        var locale = LocaleContextHolder.getLocale();
        var name = messages.getMessage("imports.template.file", null, locale);
        var text = BOM + messages.getMessage("imports.template.columns", null, locale) + "\r\n"
                + messages.getMessage("imports.template.example", null, locale) + "\r\n";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    static String attachment(String fileName) {
        return ContentDisposition.attachment()
                .filename(fileName, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
