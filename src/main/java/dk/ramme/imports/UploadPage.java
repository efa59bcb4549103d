package dk.ramme.imports;

import dk.ramme.edge.UnfitUpload;
import dk.ramme.imports.ReadImport.ImportRunning;
import dk.ramme.imports.file.FileSources;
import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.imports.row.ImportSource;
import dk.ramme.imports.row.Masked;
import dk.ramme.imports.run.ImportRun.Source;
import dk.ramme.imports.run.ImportScope;
import dk.ramme.imports.run.Opening;
import dk.ramme.login.SignedIn;
import dk.ramme.ui.Numbers;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Handing in a file is the same whatever shall become of its rows; what that is says the subclass. */
abstract class UploadPage {

    private final String page;
    private final String running;
    private final boolean creates;
    private final Parts parts;

    /**
     * @param page the template, whose messages are named after it
     * @param running the message when another file is on its way
     * @param creates whether users are created of it, and not brought over
     */
    UploadPage(String page, String running, boolean creates, Parts parts) {
        this.page = page;
        this.running = running;
        this.creates = creates;
        this.parts = parts;
    }

    /**
     * The form as it is first shown.
     *
     * @param source where the rows come from, as the page before knows it
     */
    abstract UploadForm untouched(@Nullable String source);

    /** Refuses what else is wrong with the form. */
    void check(UploadForm form, BindingResult binding) {}

    /** @return the address of the import that was begun */
    abstract String read(SignedIn me, UploadForm form);

    /** What else the page shows. */
    void fill(SignedIn me, Model model) {}

    @GetMapping
    String show(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String source,
            Model model) {
        model.addAttribute("form", untouched(source));
        return page(me, model);
    }

    /** Where {@link UnfitFile} sends whoever sent too large a file. */
    @GetMapping(params = UnfitFile.TOO_LARGE)
    ModelAndView showTooLarge(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("form") UploadForm form,
            BindingResult binding,
            Model model) {
        return refused(FileProblem.TOO_LARGE, HttpStatus.CONTENT_TOO_LARGE, me, binding, model);
    }

    /** Where {@link UnfitFile} sends whoever sent what no page of ours sends. */
    @GetMapping(params = UnfitFile.UNFIT)
    ModelAndView showUnfit(
            @RequestParam UnfitUpload.Cause unfit,
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("form") UploadForm form,
            BindingResult binding,
            Model model) {
        var problem = switch (unfit) {
            case FILE_NAME -> FileProblem.NAME_TOO_LONG;
            case PART_HEADER -> FileProblem.HEADER_TOO_LONG;
            case FIELD_NAME -> FileProblem.FIELD_NAME_TOO_LONG;
            case FIELD -> FileProblem.FIELD_TOO_LONG;
            case PARTS -> FileProblem.TOO_MANY_FIELDS;
        };
        return refused(problem, HttpStatus.UNPROCESSABLE_CONTENT, me, binding, model);
    }

    private ModelAndView refused(
            FileProblem problem, HttpStatus status, SignedIn me, BindingResult binding, Model model) {
        parts.refusals.show(FileRefused.because(problem), binding);
        return new ModelAndView(page(me, model), model.asMap(), status);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("form") UploadForm form,
            BindingResult binding,
            Model model) {
        check(form, binding);
        if (!binding.hasErrors()) {
            try {
                return new ModelAndView("redirect:" + read(me, form));
            } catch (FileRefused refused) {
                parts.refusals.show(refused, binding);
            } catch (ImportRunning open) {
                binding.rejectValue(FileRefusals.FIELD, running);
            }
        }
        return new ModelAndView(page(me, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** @throws FileRefused when there is no file, or it cannot be read */
    final UUID readFile(SignedIn me, UploadForm form, ImportScope wanted) {
        return parts.read.file(opening(me, form.fileName(), wanted), source(form));
    }

    /** @throws FileRefused when there is no file */
    final ImportSource source(UploadForm form) {
        var file = form.file();
        if (file == null || form.isEmpty()) throw FileRefused.because(FileProblem.NO_FILE);
        return parts.files.of(file, form.fileName());
    }

    static Opening opening(SignedIn me, String name, ImportScope wanted) {
        return new Opening(name, wanted, me.user(), me.personName());
    }

    private String page(SignedIn me, Model model) {
        fill(me, model);
        addFormer(model);
        model.addAttribute(
                "size", parts.numbers.size(parts.settings.maxFileSize().toBytes()));
        model.addAttribute("rows", parts.settings.maxRows());
        return page;
    }

    /** What has been handed in before, and what still waits. */
    void addFormer(Model model) {
        parts.reports.open(creates).ifPresent(open -> model.addAttribute("open", open));
        model.addAttribute("history", parts.reports.history(creates));
    }

    /** What every such page is made of. */
    @Component
    record Parts(
            ReadImport read,
            FileSources files,
            ImportReports reports,
            FileRefusals refusals,
            ImportSettings settings,
            Numbers numbers) {}

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

        ImportScope wantedParts() {
            var parts = wanted == null ? List.<String>of() : wanted;
            return new ImportScope(parts.contains(USERS), parts.contains(ADMINISTRATORS), parts.contains(ORGANISATION));
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
