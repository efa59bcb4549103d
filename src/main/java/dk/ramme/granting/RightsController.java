package dk.ramme.granting;

import dk.ramme.granting.Giving.UnknownRight;
import dk.ramme.rights.UserRight;
import dk.ramme.ui.ChangedMeanwhile;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** Ticking rights is the same for a user and for a group; whose they are says the subclass. */
abstract class RightsController {

    private final String whose;
    private final Giving giving;
    private final Catalogue catalogue;

    /** @param whose {@code user} or {@code group}, as page, address and messages have it */
    RightsController(String whose, Giving giving, Catalogue catalogue) {
        this.whose = whose;
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
                Notice.good(flash, "granting." + whose + ".done");
                return "redirect:/" + whose + "s/" + id;
            } catch (UnknownRight unknown) {
                binding.rejectValue("rights", "granting.rights.unknown");
            } catch (ChangedMeanwhile meanwhile) {
                var stands = giving.of(id);
                model.addAttribute("stood", RightsForm.mark(keys(stands)));
                response.setStatus(HttpStatus.CONFLICT.value());
                return page(stands, model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(giving.of(id), model);
    }

    private static Set<String> keys(Giving.Holder holder) {
        return holder.rights().stream().map(UserRight::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String page(Giving.Holder holder, Model model) {
        model.addAttribute("holder", holder);
        model.addAttribute("rightOptions", catalogue.choices(holder.rights()));
        return "granting/" + whose;
    }

    /** An administrator gives and takes a user's rights. */
    @Controller
    @RequestMapping("/users/{id}/rights")
    static class OfUser extends RightsController {

        OfUser(GivingRights giving, Catalogue catalogue) {
            super("user", giving, catalogue);
        }
    }

    /** An organisation or rights administrator gives and takes the rights of a group. */
    @Controller
    @RequestMapping("/groups/{id}/rights")
    static class OfGroup extends RightsController {

        OfGroup(GivingGroupRights giving, Catalogue catalogue) {
            super("group", giving, catalogue);
        }
    }

    /**
     * The rights somebody shall have, as ticked.
     *
     * @param stood a mark of those they had when the page was opened
     */
    record RightsForm(
            @Size(max = 500, message = "{granting.rights.unknown}") @Nullable
            List<@Size(max = 300, message = "{granting.rights.unknown}") String> rights,

            @Nullable String stood) {

        static RightsForm of(Set<String> held) {
            return new RightsForm(List.copyOf(held), mark(held));
        }

        Set<String> wanted() {
            return rights == null ? Set.of() : new TreeSet<>(rights);
        }

        static String mark(Collection<String> keys) {
            var sorted = String.join("\n", new TreeSet<>(keys));
            return UUID.nameUUIDFromBytes(sorted.getBytes(StandardCharsets.UTF_8))
                    .toString();
        }
    }
}
