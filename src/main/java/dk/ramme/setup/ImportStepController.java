package dk.ramme.setup;

import dk.ramme.imports.Imports;
import dk.ramme.imports.run.ImportStatus;
import dk.ramme.login.SignedIn;
import dk.ramme.settings.Answer;
import dk.ramme.settings.Choices;
import dk.ramme.settings.Question;
import dk.ramme.ui.Choice;
import dk.ramme.ui.TypedNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shall users be brought over from NemID employee signatures? Where there is a registry, saying so has it read at once: that
 * is one question and one page less for most. A file is handed in on the import's own page.
 */
@Controller
@RequestMapping("/setup/import")
class ImportStepController {

    private static final String PAGE = "setup/import";
    private static final String UPLOAD = "/setup/import/file?source=FILE";

    /** The answer that they shall, from the registry. */
    private static final String REGISTRY = "REGISTRY";

    private static final List<Choice> WITH_REGISTRY = List.of(
            new Choice(REGISTRY, "setup.import.registry", "setup.import.registry.hint"),
            new Choice(Answer.YES, "setup.import.file", "setup.import.file.hint"),
            Choices.choice(Question.IMPORT, Answer.NO));

    private final Draft draft;
    private final Imports imports;
    private final ImportWords words;

    ImportStepController(Draft draft, Imports imports, ImportWords words) {
        this.draft = draft;
        this.imports = imports;
        this.words = words;
    }

    @ModelAttribute("options")
    List<Choice> options() {
        return imports.hasRegistry() ? WITH_REGISTRY : Choices.of(Question.IMPORT);
    }

    @ModelAttribute
    void latest(Model model) {
        imports.latest().ifPresent(latest -> {
            model.addAttribute("latest", latest);
            model.addAttribute("latestText", words.of(latest));
        });
    }

    @GetMapping
    String show(@RequestAttribute Progress progress, Model model) {
        var answer = progress.facts().answer(Question.IMPORT);
        model.addAttribute(
                "form",
                new ImportForm(
                        answer.map(given -> given.choices().get(0)).orElse(imports.hasRegistry() ? REGISTRY : null),
                        answer.map(given -> Integer.toString(given.version())).orElse("0")));
        return PAGE;
    }

    @PostMapping
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") ImportForm form,
            BindingResult binding,
            @RequestParam(required = false) @Nullable String then) {
        if (binding.hasErrors()) {
            return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var progress = draft.answer(me, Question.IMPORT, form.choices(), form.basedOn());
        var toImport = !progress.passed(SetupStep.IMPORT) && !Onward.TASKS.equals(then);
        return new ModelAndView(toImport ? "redirect:" + importing(me, form) : Onward.from(progress, then));
    }

    /** The registry is read once only, however many press. */
    private String importing(SignedIn me, ImportForm form) {
        if (!form.wantsRegistry() || !imports.hasRegistry()) return UPLOAD;
        return imports.readRegistry(me)
                .or(() -> imports.latest().map(ImportStatus::href))
                .orElse(UPLOAD);
    }

    /** Whether users shall be brought over, as typed. */
    record ImportForm(
            @NotNull(message = "{setup.import.wanted.missing}")
            @Pattern(regexp = "REGISTRY|YES|NO", message = "{setup.import.wanted.missing}")
            @Nullable
            String wanted,

            @Nullable String version) {

        List<String> choices() {
            if (wanted == null) return List.of();
            return List.of(wantsRegistry() ? Answer.YES : wanted);
        }

        boolean wantsRegistry() {
            return REGISTRY.equals(wanted);
        }

        int basedOn() {
            return TypedNumber.read(version);
        }
    }
}
