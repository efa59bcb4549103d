package dk.ramme.activation;

import dk.ramme.people.Groups;
import dk.ramme.people.Role;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has not come yet, and sending them their links once more. */
@Controller
@RequestMapping(WaitingController.HREF)
class WaitingController {

    static final String HREF = "/activation/waiting";

    private final AwaitingUsers waiting;
    private final WaitingExport export;
    private final ActivationChoice choice;
    private final Groups groups;

    WaitingController(AwaitingUsers waiting, WaitingExport export, ActivationChoice choice, Groups groups) {
        this.waiting = waiting;
        this.export = export;
        this.choice = choice;
        this.groups = groups;
    }

    @GetMapping
    String show(@ModelAttribute("query") WaitingQuery query, Model model, HttpServletRequest request) {
        var rows = waiting.page(query);
        var more = rows.size() > AwaitingUsers.PAGE;
        var last = more ? rows.get(AwaitingUsers.PAGE - 1).id() : null;
        model.addAttribute("rows", more ? rows.subList(0, AwaitingUsers.PAGE) : rows);
        model.addAttribute("next", last == null ? null : query.href(last));
        model.addAttribute("total", waiting.count(query));
        model.addAttribute("mostCounted", AwaitingUsers.MOST_COUNTED);
        model.addAttribute("shows", WaitingQuery.Show.values());
        model.addAttribute("groups", groups.all());
        model.addAttribute("now", waiting.now());
        model.addAttribute("maySend", request.isUserInRole(Role.USER_ADMINISTRATOR.name()));
        return "activation/waiting";
    }

    /** @param who {@code shown}: everyone the list shows; {@code chosen}: the users */
    @PostMapping
    String choose(
            @RequestParam String who,
            @ModelAttribute("query") WaitingQuery query,
            @RequestParam(name = "user", required = false) @Nullable Set<UUID> users,
            RedirectAttributes redirect) {
        try {
            if (who.equals("shown")) {
                return check(choice.chooseWaiting(query));
            }
            if (users != null && !users.isEmpty()) {
                return check(choice.sendLinks(users));
            }
            Notice.warm(redirect, "activation.waiting.nobody-chosen");
        } catch (ActivationChoice.NobodyChosen nobody) {
            Notice.warm(redirect, "activation.waiting.nobody-left");
        } catch (ActivationChoice.NotReady notReady) {
            Notice.warm(redirect, "activation.not-ready");
        }
        return "redirect:" + query.href(query.after());
    }

    /** What the list shows as a file; posted, since it is on the audit trail. */
    @PostMapping("/export")
    void export(@ModelAttribute("query") WaitingQuery query, HttpServletResponse response) throws IOException {
        export.write(query, response);
    }

    private static String check(UUID id) {
        return "redirect:/bulk/" + id + "/check";
    }

    @ExceptionHandler(ActivationChoice.UnknownUsers.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}
