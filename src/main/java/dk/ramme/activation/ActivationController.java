package dk.ramme.activation;

import dk.ramme.bulk.ChoosingMany;
import dk.ramme.bulk.RunsOfDeeds;
import dk.ramme.people.Role;
import dk.ramme.people.list.UserFilter;
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

/** Activation as a task: whom; from there on it is done as everything that is done to many users. */
@Controller
class ActivationController {

    /** What activations are told beside: new links to whoever was activated. */
    static final Set<String> DEEDS = Set.of(Activating.KEY, SendingLinks.KEY);

    private static final int LATEST = 20;
    private static final String USERS = "redirect:/imported-users";

    private final ActivationChoice choice;
    private final RunsOfDeeds runs;
    private final AwaitingUsers waiting;

    ActivationController(ActivationChoice choice, RunsOfDeeds runs, AwaitingUsers waiting) {
        this.choice = choice;
        this.runs = runs;
        this.waiting = waiting;
    }

    @GetMapping("/activation")
    String overview(Model model, HttpServletRequest request) {
        model.addAttribute("mayActivate", request.isUserInRole(Role.USER_ADMINISTRATOR.name()));
        model.addAttribute("runs", runs.latest(DEEDS, LATEST));
        model.addAttribute("waiting", waiting.count(WaitingQuery.of(WaitingQuery.Show.ALL)));
        var stuck = waiting.stuck();
        model.addAttribute("expired", stuck.overdue());
        model.addAttribute("asked", stuck.asked());
        model.addAttribute("mostCounted", AwaitingUsers.MOST_COUNTED);
        return "activation/overview";
    }

    /** Whom to activate: everybody who came over, those picked out on the list, or a group. */
    @GetMapping("/activation/new")
    String whom(@RequestParam(required = false) @Nullable UUID group, Model model) {
        model.addAttribute("whom", choice.whom(group));
        return "activation/new";
    }

    /**
     * @param who {@code all}: everybody who waits; {@code selected}: those picked out on the list; {@code group}: those of
     *     a group; {@code shown}: everyone found; {@code chosen}: the users
     */
    @PostMapping("/activation")
    String choose(
            @RequestParam String who,
            @RequestParam(name = "user", required = false) @Nullable Set<UUID> users,
            @RequestParam(required = false) @Nullable UUID group,
            @RequestParam(required = false) @Nullable String q,
            RedirectAttributes redirect) {
        try {
            if (who.equals("all")) {
                return loginOf(choice.chooseShown(UserFilter.none()));
            }
            if (who.equals("group") && group != null) {
                return loginOf(choice.chooseShown(UserFilter.inGroup(group)));
            }
            if (who.equals("selected")) {
                return loginOf(choice.chooseSelected());
            }
            if (who.equals("shown")) {
                return loginOf(choice.chooseShown(UserFilter.searching(q)));
            }
            if (users != null && !users.isEmpty()) {
                return loginOf(choice.activate(users));
            }
            return warn(redirect, "activation.nobody-chosen");
        } catch (ActivationChoice.NobodyChosen nobody) {
            return warn(redirect, "activation.nobody-left");
        } catch (ActivationChoice.NotReady notReady) {
            return warn(redirect, "activation.not-ready");
        }
    }

    /** Where activations had pages of their own; whoever kept such an address finds the run. */
    @GetMapping({"/activation/{id}", "/activation/{id}/{page:login|delivery|check|report}"})
    String moved(@PathVariable UUID id) {
        return "redirect:/bulk/" + runs.find(id).id();
    }

    private static String loginOf(UUID id) {
        return "redirect:/bulk/" + id + "/" + Activating.QUESTION;
    }

    private static String warn(RedirectAttributes redirect, String notice) {
        Notice.warm(redirect, notice);
        return USERS;
    }

    @ExceptionHandler({ChoosingMany.UnknownRun.class, ActivationChoice.UnknownUsers.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}
