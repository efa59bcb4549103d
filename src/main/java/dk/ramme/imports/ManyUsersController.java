package dk.ramme.imports;

import dk.ramme.imports.ReadImport.ImportRunning;
import dk.ramme.imports.UploadController.UploadForm;
import dk.ramme.imports.file.FileSources;
import dk.ramme.imports.file.TemplateFile;
import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.Opening;
import dk.ramme.imports.run.Wanted;
import dk.ramme.login.SignedIn;
import dk.ramme.ui.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page where a user administrator hands in a file of persons to create as users (U3). */
@Controller
class ManyUsersController {

    static final String PATH = ImportRun.OF_MANY_USERS;
    private static final String PAGE = "imports/many";

    private final ReadImport read;
    private final FileSources files;
    private final TemplateFile templates;
    private final ImportReports reports;
    private final FileRefusals refusals;
    private final ImportSettings settings;
    private final MessageSource messages;
    private final Numbers numbers;

    ManyUsersController(
            ReadImport read,
            FileSources files,
            TemplateFile templates,
            ImportReports reports,
            FileRefusals refusals,
            ImportSettings settings,
            MessageSource messages,
            Numbers numbers) {
        this.read = read;
        this.files = files;
        this.templates = templates;
        this.reports = reports;
        this.refusals = refusals;
        this.settings = settings;
        this.messages = messages;
        this.numbers = numbers;
    }

    @GetMapping(PATH)
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("form", UploadForm.untouched(false));
        return page(me, model);
    }

    /** Where {@link TooLargeFile} sends whoever sent too much. */
    @GetMapping(path = PATH, params = "too-large")
    ModelAndView showTooLarge(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("form") UploadForm form,
            BindingResult binding,
            Model model) {
        refusals.show(FileRefused.because(FileProblem.TOO_LARGE), binding);
        return new ModelAndView(page(me, model), model.asMap(), HttpStatus.CONTENT_TOO_LARGE);
    }

    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("form") UploadForm form,
            BindingResult binding,
            Model model) {
        try {
            return new ModelAndView("redirect:" + PATH + "/" + read(me, form));
        } catch (FileRefused refused) {
            refusals.show(refused, binding);
        } catch (ImportRunning running) {
            binding.rejectValue(FileRefusals.FIELD, "imports.many.running.problem");
        }
        return new ModelAndView(page(me, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private UUID read(SignedIn me, UploadForm form) {
        var file = form.file();
        if (file == null || form.isEmpty()) throw FileRefused.because(FileProblem.NO_FILE);
        var opening = new Opening(form.fileName(), Wanted.PERSONS, me.user(), me.personName());
        return read.file(me.organisation(), opening, files.of(file, form.fileName()));
    }

    private String page(SignedIn me, Model model) {
        reports.open(me.organisation(), true).ifPresent(open -> model.addAttribute("open", open));
        model.addAttribute("history", reports.history(me.organisation(), true));
        model.addAttribute("size", numbers.size(settings.maxFileSize().toBytes()));
        model.addAttribute("rows", settings.maxRows());
        return PAGE;
    }

    /** A file to fill in, with the right columns and made-up persons. */
    @GetMapping(PATH + "/template.{kind:csv|xlsx}")
    ResponseEntity<byte[]> template(@PathVariable String kind, Locale language) {
        var name = messages.getMessage("imports.many.template.name." + kind, null, language);
        return kind.equals("xlsx")
                ? UploadController.file(name, UploadController.WORKBOOK, templates.personsXlsx(language))
                : UploadController.file(
                        name, new MediaType("text", "csv", StandardCharsets.UTF_8), templates.personsCsv(language));
    }
}
