package dk.ramme.bulk.group;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.ChoosingMany;
import dk.ramme.bulk.QuestionController;
import dk.ramme.people.Role;
import dk.ramme.people.UserGroup;
import dk.ramme.ui.Choice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** The question of a membership of many: in which group? */
@Controller
@RequestMapping("/bulk/{id}/group")
class GroupOfManyController extends QuestionController {

    private final ChoosingMany choosing;

    GroupOfManyController(ChoosingMany choosing) {
        this.choosing = choosing;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model, HttpServletRequest request) {
        var run = find(id);
        model.addAttribute("form", new GroupForm(run.parameters().get(Membership.GROUP)));
        return page(run, model, request);
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @ModelAttribute("form") GroupForm form,
            BindingResult binding,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var run = find(id);
        var group = chosen(form);
        if (group.isEmpty()) {
            binding.rejectValue("group", "bulk.group.missing");
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(run, model, request);
        }
        choosing.answer(
                id,
                run.deed(),
                Map.of(
                        Membership.GROUP,
                        group.get().id().toString(),
                        Membership.NAME,
                        group.get().name()));
        return "redirect:/bulk/" + id + "/check";
    }

    private BulkRun find(UUID id) {
        return choosing.find(id, Membership.Joining.KEY, Membership.Leaving.KEY);
    }

    private Optional<UserGroup> chosen(GroupForm form) {
        return choosing.groups().stream()
                .filter(group -> group.id().toString().equals(form.group()))
                .findFirst();
    }

    private String page(BulkRun run, Model model, HttpServletRequest request) {
        List<UserGroup> groups = choosing.groups();
        model.addAttribute("run", run);
        model.addAttribute(
                "options",
                groups.stream()
                        .map(group -> Choice.named(group.id().toString(), group.name(), null))
                        .toList());
        model.addAttribute("owns", request.isUserInRole(Role.ORGANISATION_ADMINISTRATOR.name()));
        return "bulk/group";
    }

    /** The group that was chosen, if any. */
    record GroupForm(@Nullable String group) {}
}
