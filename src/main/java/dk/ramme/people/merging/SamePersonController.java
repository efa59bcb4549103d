package dk.ramme.people.merging;

import dk.ramme.people.Role;
import dk.ramme.people.merging.Merging.Refused;
import dk.ramme.ui.ChangedMeanwhile;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An administrator sees who can be the same person as a user, and says whether two of them are. */
@Controller
@RequestMapping("/users/{id}")
class SamePersonController {

    private static final String PAGE = "people/same-person";

    private final Comparing comparing;
    private final Merging merging;
    private final Parting parting;

    SamePersonController(Comparing comparing, Merging merging, Parting parting) {
        this.comparing = comparing;
        this.merging = merging;
        this.parting = parting;
    }

    @GetMapping("/same-person")
    String find(@PathVariable UUID id, Model model) {
        model.addAttribute("found", comparing.find(id));
        return "people/same-persons";
    }

    @GetMapping("/same-person/{other}")
    String compare(@PathVariable UUID id, @PathVariable UUID other, Model model, HttpServletRequest request) {
        model.addAttribute("form", new DecisionForm(null, null));
        return page(id, other, model, request);
    }

    @PostMapping("/same-person/{other}")
    String decide(
            @PathVariable UUID id,
            @PathVariable UUID other,
            @Valid @ModelAttribute("form") DecisionForm form,
            BindingResult binding,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, other, model, request);
        }
        try {
            return carryOut(id, other, form, flash);
        } catch (ChangedMeanwhile meanwhile) {
            Notice.warm(flash, "people.same.changed");
            return "redirect:/users/" + id + "/same-person/" + other;
        } catch (Refused refused) {
            Notice.warm(flash, "people.same.refused." + refused.why());
            return "redirect:/users/" + id;
        }
    }

    private String carryOut(UUID id, UUID other, DecisionForm form, RedirectAttributes flash) {
        if (form.isTwo()) {
            merging.tellApart(id, other);
            Notice.good(flash, "people.same.apart.done");
            return "redirect:/users/" + id;
        }
        var kept = form.keeps(other) ? other : id;
        merging.merge(
                kept, kept.equals(id) ? other : id, form.version(kept), form.version(kept.equals(id) ? other : id));
        Notice.good(flash, "people.same.done");
        return "redirect:/users/" + kept;
    }

    @PostMapping("/unmerge")
    String part(@PathVariable UUID id, RedirectAttributes flash) {
        try {
            parting.part(id);
            Notice.good(flash, "people.same.parted");
        } catch (Refused refused) {
            Notice.warm(flash, "people.same.refused." + refused.why());
        }
        return "redirect:/users/" + id;
    }

    private String page(UUID id, UUID other, Model model, HttpServletRequest request) {
        var compared = comparing.compare(id, other);
        model.addAttribute("compared", compared);
        model.addAttribute(
                "mayDecide",
                request.isUserInRole(
                        (compared.administers() ? Role.ORGANISATION_ADMINISTRATOR : Role.USER_ADMINISTRATOR).name()));
        return PAGE;
    }

    /**
     * What was decided.
     *
     * @param decision {@code two}, or the id of the user that is kept
     * @param versions each user with the version that was shown, {@code id:version}, with blanks between them
     */
    record DecisionForm(
            @NotBlank(message = "{people.same.missing}") @Nullable
            String decision,

            @Nullable String versions) {

        boolean isTwo() {
            return "two".equals(decision);
        }

        boolean keeps(UUID id) {
            return id.toString().equals(decision);
        }

        /** -1, which is none, where the form does not say. */
        int version(UUID id) {
            for (var one : (versions == null ? "" : versions).split(" ")) {
                var parts = one.split(":");
                if (parts.length == 2 && parts[0].equals(id.toString()) && parts[1].matches("\\d{1,9}")) {
                    return Integer.parseInt(parts[1]);
                }
            }
            return -1;
        }
    }
}
