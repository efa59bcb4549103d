package dk.ramme.people.group;

import dk.ramme.people.Role;
import dk.ramme.people.list.UserList;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The groups, a group's page, and who is in it. */
@Controller
class GroupController {

    private final GroupPages pages;
    private final KeepGroups keep;

    GroupController(GroupPages pages, KeepGroups keep) {
        this.pages = pages;
        this.keep = keep;
    }

    @GetMapping("/groups")
    String groups(Model model, HttpServletRequest request) {
        model.addAttribute("groups", pages.all());
        model.addAttribute("owns", owns(request));
        return "people/groups";
    }

    @GetMapping("/groups/{id}")
    String group(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID after,
            Model model,
            HttpServletRequest request) {
        var activates = request.isUserInRole(Role.USER_ADMINISTRATOR.name());
        model.addAttribute("page", pages.of(id, after));
        model.addAttribute("owns", owns(request));
        model.addAttribute("activates", activates);
        model.addAttribute("keepsMembers", activates || owns(request));
        model.addAttribute("keepsRights", owns(request) || request.isUserInRole(Role.RIGHTS_ADMINISTRATOR.name()));
        return "people/group";
    }

    @PostMapping("/groups/{id}/members/remove")
    String remove(
            @PathVariable UUID id,
            @RequestParam(name = "user", required = false) @Nullable Set<UUID> users,
            RedirectAttributes redirect) {
        if (users == null || users.isEmpty()) {
            Notice.warm(redirect, "people.group.nobody-ticked");
        } else {
            Notice.good(redirect, "people.group.removed", keep.remove(id, users));
        }
        return "redirect:/groups/" + id;
    }

    @GetMapping("/groups/{id}/delete")
    String askDelete(@PathVariable UUID id, Model model) {
        model.addAttribute("page", pages.of(id, null));
        return "people/group-delete";
    }

    @PostMapping("/groups/{id}/delete")
    String delete(@PathVariable UUID id, RedirectAttributes redirect) {
        keep.delete(id);
        Notice.good(redirect, "people.group.deleted");
        return "redirect:/groups";
    }

    /** Into which group those go whom one has chosen on the list. */
    @GetMapping("/groups/choose")
    String choose(@RequestParam(defaultValue = "USERS") UserList list, Model model, HttpServletRequest request) {
        model.addAttribute("form", new GroupChoiceForm(null));
        return choosePage(list, model, request);
    }

    private String choosePage(UserList list, Model model, HttpServletRequest request) {
        model.addAttribute("list", list);
        model.addAttribute("groups", pages.all());
        model.addAttribute("groupOptions", options());
        model.addAttribute("selection", pages.selection(list));
        model.addAttribute("owns", owns(request));
        return "people/group-choose";
    }

    @PostMapping("/groups/choose")
    String add(
            @RequestParam(defaultValue = "USERS") UserList list,
            @ModelAttribute("form") GroupChoiceForm form,
            BindingResult binding,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var group = form.chosen();
        if (group.isEmpty()) {
            binding.rejectValue("group", "people.group.choose.missing");
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return choosePage(list, model, request);
        }
        Notice.good(redirect, "people.group.added", keep.add(group.get(), list));
        return "redirect:/groups/" + group.get();
    }

    private List<Choice> options() {
        return pages.all().stream()
                .map(group -> Choice.named(group.id().toString(), group.name(), null))
                .toList();
    }

    private static boolean owns(HttpServletRequest request) {
        return request.isUserInRole(Role.ORGANISATION_ADMINISTRATOR.name());
    }

    @ExceptionHandler(KeepGroups.UnknownGroup.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    /** The group that was chosen, if any; what is no id was not chosen on the page. */
    record GroupChoiceForm(@Nullable String group) {

        Optional<UUID> chosen() {
            try {
                return Optional.ofNullable(group).map(UUID::fromString);
            } catch (IllegalArgumentException noId) {
                return Optional.empty();
            }
        }
    }
}
