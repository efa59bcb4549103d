package dk.ramme.bulk.life;

import dk.ramme.bulk.ChoosingMany;
import dk.ramme.bulk.QuestionController;
import dk.ramme.ui.Choice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The question of another language for many: which? */
@Controller
@RequestMapping("/bulk/{id}/language")
class LanguageOfManyController extends QuestionController {

    private final ChoosingMany choosing;

    LanguageOfManyController(ChoosingMany choosing) {
        this.choosing = choosing;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        var run = choosing.find(id, ChangingLanguage.KEY);
        model.addAttribute("form", new LanguageForm(run.parameters().get(ChangingLanguage.LANGUAGE)));
        return page(id, model);
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") LanguageForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response) {
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, model);
        }
        choosing.answer(id, ChangingLanguage.KEY, Map.of(ChangingLanguage.LANGUAGE, String.valueOf(form.language())));
        return "redirect:/bulk/" + id + "/check";
    }

    private String page(UUID id, Model model) {
        model.addAttribute("run", choosing.find(id, ChangingLanguage.KEY));
        model.addAttribute(
                "options", List.of(new Choice("da", "bulk.language.da"), new Choice("en", "bulk.language.en")));
        return "bulk/language";
    }

    /** The language, as it was chosen. */
    record LanguageForm(
            @NotNull(message = "{bulk.language.missing}")
            @Pattern(regexp = "da|en", message = "{bulk.language.missing}")
            @Nullable
            String language) {}
}
