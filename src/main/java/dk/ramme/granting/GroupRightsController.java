package dk.ramme.granting;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An organisation or rights administrator gives and takes the rights of a group. */
@Controller
@RequestMapping("/groups/{id}/rights")
class GroupRightsController {

    private static final String PAGE = "granting/group";

    private final GivingGroupRights giving;
    private final Catalogue catalogue;

    GroupRightsController(GivingGroupRights giving, Catalogue catalogue) {
        this.giving = giving;
        this.catalogue = catalogue;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        var holder = giving.of(id);
        model.addAttribute("form", RightsForm.of(keys(holder)));
        return page(holder, model);
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") RightsForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (!binding.hasErrors()) {
            try {
                giving.assign(id, form.wanted(), String.valueOf(form.stood()));
                flash.addFlashAttribute("notice", "granting.group.done");
                return "redirect:/groups/" + id;
            } catch (UnknownRight unknown) {
                binding.rejectValue("rights", "granting.rights.unknown");
            } catch (RightsChangedMeanwhile meanwhile) {
                model.addAttribute("stood", RightsForm.mark(meanwhile.held()));
                response.setStatus(HttpStatus.CONFLICT.value());
                return page(giving.of(id), model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(giving.of(id), model);
    }

    private String page(GivingGroupRights.Holder holder, Model model) {
        model.addAttribute("group", holder.group());
        model.addAttribute("members", holder.members());
        model.addAttribute("held", holder.rights());
        model.addAttribute("rightOptions", catalogue.choices());
        return PAGE;
    }

    private static Set<String> keys(GivingGroupRights.Holder holder) {
        return holder.rights().stream().map(right -> right.key()).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
