package dk.ramme.granting;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.ChoosingMany;
import dk.ramme.bulk.QuestionController;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** The question of rights of many: which? */
@Controller
@RequestMapping("/bulk/{id}/rights")
class RightsOfManyController extends QuestionController {

    private final ChoosingMany choosing;
    private final Catalogue catalogue;

    RightsOfManyController(ChoosingMany choosing, Catalogue catalogue) {
        this.choosing = choosing;
        this.catalogue = catalogue;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        var run = find(id);
        var chosen = run.parameters().get(RightsOfMany.RIGHTS);
        model.addAttribute("form", new ManyRightsForm(chosen == null ? List.of() : List.of(chosen.split(" "))));
        return page(run, model);
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @ModelAttribute("form") ManyRightsForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response) {
        var run = find(id);
        var chosen = form.rights() == null ? Set.<String>of() : new LinkedHashSet<>(form.rights());
        if (chosen.isEmpty()) {
            binding.rejectValue("rights", "bulk.rights.missing");
        } else if (!catalogue.byCode().keySet().containsAll(chosen)) {
            binding.rejectValue("rights", "granting.rights.unknown");
        }
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(run, model);
        }
        choosing.answer(id, run.deed(), Map.of(RightsOfMany.RIGHTS, String.join(" ", chosen)));
        return "redirect:/bulk/" + id + "/check";
    }

    private BulkRun find(UUID id) {
        return choosing.find(id, RightsOfMany.GivingThem.KEY, RightsOfMany.TakingThem.KEY);
    }

    private String page(BulkRun run, Model model) {
        model.addAttribute("run", run);
        model.addAttribute("options", catalogue.choices());
        return "granting/many";
    }

    /** The rights, as they were ticked. */
    record ManyRightsForm(@Nullable List<String> rights) {}
}
