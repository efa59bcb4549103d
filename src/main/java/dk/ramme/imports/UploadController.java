package dk.ramme.imports;

import dk.ramme.imports.registry.SignatureRegistry;
import dk.ramme.imports.run.ImportRun.Source;
import dk.ramme.login.SignedIn;
import dk.ramme.ui.Choice;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page where users are brought over, of a file or, where there is one, of the registry. */
@Controller
@RequestMapping(UploadController.PATH)
class UploadController extends UploadPage {

    static final String PATH = "/setup/import/file";
    static final String RUNS = "/setup/import/";

    private static final List<Choice> WANTED = UploadForm.CHOICES.stream()
            .map(part -> new Choice(part, "imports.wanted." + part, "imports.wanted." + part + ".hint"))
            .toList();
    private static final List<Choice> SOURCES = Stream.of(Source.REGISTRY, Source.FILE)
            .map(source -> new Choice(source.name(), "imports.source." + source, "imports.source." + source + ".hint"))
            .toList();

    private final ReadImport read;
    private final ImportReports reports;
    private final SignatureRegistry registry;

    UploadController(Parts parts, SignatureRegistry registry) {
        super("imports/file", "imports.file.running.problem", false, parts);
        this.read = parts.read();
        this.reports = parts.reports();
        this.registry = registry;
    }

    /** Whoever said in the set-up that they have a file is not asked again. */
    @Override
    UploadForm untouched(@Nullable String source) {
        return UploadForm.untouched(registry.isThere() && !Source.FILE.name().equals(source));
    }

    @Override
    void check(UploadForm form, BindingResult binding) {
        if (form.wantsNothing()) {
            binding.rejectValue("wanted", "imports.file.wanted.problem", "");
        }
    }

    @Override
    String read(SignedIn me, UploadForm form) {
        return RUNS + begin(me, form);
    }

    private UUID begin(SignedIn me, UploadForm form) {
        return form.wantsRegistry() && registry.isThere()
                ? read.registry(opening(me, Imports.REGISTRY, form.wantedParts()))
                : readFile(me, form, form.wantedParts());
    }

    @Override
    void fill(SignedIn me, Model model) {
        model.addAttribute("inForce", reports.isSetUp());
        model.addAttribute("registry", registry.isThere());
        model.addAttribute("wantedOptions", WANTED);
        model.addAttribute("sourceOptions", SOURCES);
    }
}
