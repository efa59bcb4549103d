package dk.ramme.people.group;

import dk.ramme.identifier.NoWebAddress;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a group is called, when it is made and later. */
@Controller
class GroupNameController {

    private final GroupPages pages;
    private final KeepGroups keep;

    GroupNameController(GroupPages pages, KeepGroups keep) {
        this.pages = pages;
        this.keep = keep;
    }

    @GetMapping("/groups/new")
    String create(Model model) {
        model.addAttribute("form", new GroupForm(null));
        return "people/group-new";
    }

    @PostMapping("/groups/new")
    String submitNew(
            @Valid @ModelAttribute("form") GroupForm form,
            BindingResult binding,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                var id = keep.create(form.tidied());
                Notice.good(redirect, "people.group.created");
                return "redirect:/groups/" + id;
            } catch (KeepGroups.NameTaken taken) {
                refuse(binding);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "people/group-new";
    }

    @GetMapping("/groups/{id}/name")
    String rename(@PathVariable UUID id, Model model) {
        var group = pages.of(id, null).group();
        model.addAttribute("group", group);
        model.addAttribute("form", new GroupForm(group.name()));
        return "people/group-name";
    }

    @PostMapping("/groups/{id}/name")
    String submitName(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") GroupForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                keep.rename(id, form.tidied());
                Notice.good(redirect, "people.group.renamed");
                return "redirect:/groups/" + id;
            } catch (KeepGroups.NameTaken taken) {
                refuse(binding);
            }
        }
        model.addAttribute("group", pages.of(id, null).group());
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "people/group-name";
    }

    private static void refuse(BindingResult binding) {
        binding.rejectValue("name", "people.group.name.taken", "taken");
    }

    @ExceptionHandler(KeepGroups.UnknownGroup.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    /** What a group shall be called. */
    record GroupForm(
            @NotBlank(message = "{people.group.name.missing}")
            @Size(max = 100, message = "{people.group.name.long}")
            @Pattern(regexp = "[^\\p{Cntrl}]*", message = "{people.group.name.signs}")
            @NoWebAddress
            @Nullable
            String name) {

        /** Blanks around it, and more than one between words, are slips of the hand. */
        String tidied() {
            return name == null ? "" : name.strip().replaceAll("\\s+", " ");
        }
    }
}
