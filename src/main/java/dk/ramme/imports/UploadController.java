package dk.ramme.imports;

import dk.ramme.imports.ReadImport.ImportRunning;
import dk.ramme.imports.file.FileSources;
import dk.ramme.imports.file.TemplateFile;
import dk.ramme.imports.registry.SignatureRegistry;
import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.imports.row.Masked;
import dk.ramme.imports.run.ImportRun.Source;
import dk.ramme.imports.run.Opening;
import dk.ramme.imports.run.Wanted;
import dk.ramme.login.SignedIn;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The page where a file of users is handed in. */
@Controller
class UploadController {

    static final String PATH = "/setup/import/file";
    private static final String PAGE = "imports/file";
    static final MediaType WORKBOOK =
            new MediaType("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final String REGISTRY = "NemID";
    private static final List<Choice> WANTED = UploadForm.CHOICES.stream()
            .map(part -> new Choice(part, "imports.wanted." + part, "imports.wanted." + part + ".hint"))
            .toList();
    private static final List<Choice> SOURCES = Stream.of(Source.REGISTRY, Source.FILE)
            .map(source -> new Choice(source.name(), "imports.source." + source, "imports.source." + source + ".hint"))
            .toList();

    private final ReadImport read;
    private final FileSources files;
    private final SignatureRegistry registry;
    private final TemplateFile templates;
    private final ImportReports reports;
    private final FileRefusals refusals;
    private final ImportSettings settings;
    private final MessageSource messages;
    private final Numbers numbers;

    UploadController(
            ReadImport read,
            FileSources files,
            SignatureRegistry registry,
            TemplateFile templates,
            ImportReports reports,
            FileRefusals refusals,
            ImportSettings settings,
            MessageSource messages,
            Numbers numbers) {
        this.read = read;
        this.files = files;
        this.registry = registry;
        this.templates = templates;
        this.reports = reports;
        this.refusals = refusals;
        this.settings = settings;
        this.messages = messages;
        this.numbers = numbers;
    }

    @GetMapping(PATH)
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("form", UploadForm.untouched(registry.isThere()));
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
        if (form.wantsNothing()) {
            binding.rejectValue("wanted", "imports.file.wanted.problem", "");
            return new ModelAndView(page(me, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            return new ModelAndView("redirect:/setup/import/" + read(me, form));
        } catch (FileRefused refused) {
            refusals.show(refused, binding);
        } catch (ImportRunning running) {
            refusals.showRunning(binding);
        }
        return new ModelAndView(page(me, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private UUID read(SignedIn me, UploadForm form) {
        if (form.wantsRegistry() && registry.isThere()) {
            return read.registry(me.organisation(), opening(me, form, REGISTRY));
        }
        var file = form.file();
        if (file == null || form.isEmpty()) throw FileRefused.because(FileProblem.NO_FILE);
        return read.file(me.organisation(), opening(me, form, form.fileName()), files.of(file, form.fileName()));
    }

    private static Opening opening(SignedIn me, UploadForm form, String name) {
        return new Opening(name, form.wantedParts(), me.user(), me.personName());
    }

    private String page(SignedIn me, Model model) {
        model.addAttribute("inForce", reports.isSetUp(me.organisation()));
        model.addAttribute("registry", registry.isThere());
        model.addAttribute("wantedOptions", WANTED);
        model.addAttribute("sourceOptions", SOURCES);
        reports.open(me.organisation(), false).ifPresent(open -> model.addAttribute("open", open));
        model.addAttribute("history", reports.history(me.organisation(), false));
        model.addAttribute("size", numbers.size(settings.maxFileSize().toBytes()));
        model.addAttribute("rows", settings.maxRows());
        return PAGE;
    }

    /** Files to fill in, with the right columns and made-up rows. */
    @GetMapping("/setup/import/template.{kind:csv|xlsx|zip}")
    ResponseEntity<byte[]> template(@PathVariable String kind, Locale language) {
        var name = messages.getMessage("imports.template.name." + kind, null, language);
        return switch (kind) {
            case "xlsx" -> file(name, WORKBOOK, templates.xlsx(language));
            case "zip" -> file(name, new MediaType("application", "zip"), templates.zip(language));
            default -> file(name, new MediaType("text", "csv", StandardCharsets.UTF_8), templates.csv(language));
        };
    }

    static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .body(content);
    }

    static String attachment(String fileName) {
        return ContentDisposition.attachment()
                .filename(fileName, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    /**
     * The file that was chosen, if any, and what shall be brought over.
     *
     * @param source {@code FILE} or {@code REGISTRY}; a page with one way only does not ask
     */
    record UploadForm(
            @Nullable MultipartFile file,
            @Nullable List<String> wanted,
            @Nullable String source) {

        private static final String USERS = "USERS";
        private static final String ADMINISTRATORS = "ADMINISTRATORS";
        private static final String ORGANISATION = "ORGANISATION";
        static final List<String> CHOICES = List.of(USERS, ADMINISTRATORS, ORGANISATION);

        /** As the page is first shown: everything ticked, the registry chosen where there is one. */
        static UploadForm untouched(boolean registry) {
            return new UploadForm(null, CHOICES, registry ? Source.REGISTRY.name() : Source.FILE.name());
        }

        /** Whoever has chosen a file means it, whatever else they have left as it was. */
        boolean wantsRegistry() {
            return Source.REGISTRY.name().equals(source) && isEmpty();
        }

        boolean wantsNothing() {
            return wanted == null || wanted.stream().noneMatch(CHOICES::contains);
        }

        Wanted wantedParts() {
            var parts = wanted == null ? List.<String>of() : wanted;
            return new Wanted(parts.contains(USERS), parts.contains(ADMINISTRATORS), parts.contains(ORGANISATION));
        }

        boolean isEmpty() {
            return file == null
                    || file.getOriginalFilename() == null
                    || file.getOriginalFilename().isBlank();
        }

        /** Its name without folders, fit to be shown and kept. */
        String fileName() {
            var name = file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
            return last.isBlank() ? "-" : Masked.text(last, 150);
        }
    }
}
