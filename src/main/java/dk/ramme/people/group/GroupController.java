package dk.ramme.people.group;

import dk.ramme.people.Role;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
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

    private static boolean owns(HttpServletRequest request) {
        return request.isUserInRole(Role.ORGANISATION_ADMINISTRATOR.name());
    }

    @ExceptionHandler(KeepGroups.UnknownGroup.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}
