package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import dk.ramme.people.Role;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** The task list: every step with its state, and where to go on (S2). */
@Controller
class TasksController {

    private final TaskLines lines;
    private final Whom whom;

    TasksController(TaskLines lines, Whom whom) {
        this.lines = lines;
        this.whom = whom;
    }

    @GetMapping("/setup")
    String show(
            @AuthenticationPrincipal SignedIn me,
            @RequestAttribute Progress progress,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("organisation", whom.organisation(me));
        var setsUp = request.isUserInRole(Role.ORGANISATION_ADMINISTRATOR.name());
        model.addAttribute("setsUp", setsUp);
        model.addAttribute("tasks", lines.of(me, progress, setsUp));
        model.addAttribute("next", progress.firstUnfinished());
        return "setup/tasks";
    }

    /** The first task that is still to be done, for whoever comes from a page that does not know which one that is. */
    @GetMapping("/setup/next")
    String next(@RequestAttribute Progress progress) {
        return Onward.from(progress, null);
    }
}
