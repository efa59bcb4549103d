package dk.ramme.activation;

import dk.ramme.activation.Activation.Kind;
import dk.ramme.login.SignedIn;
import dk.ramme.orders.DeliveryWords;
import dk.ramme.people.Role;
import dk.ramme.people.list.UserFilter;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Activation as a task: whom, then a look at what will happen, then the run and its report. */
@Controller
class ActivationController {

    private static final String USERS = "redirect:/imported-users";

    private final ActivationChoice choice;
    private final ActivationReport report;
    private final AwaitingUsers waiting;
    private final BulkActivation activation;
    private final DeliveryWords words;

    ActivationController(
            ActivationChoice choice,
            ActivationReport report,
            AwaitingUsers waiting,
            BulkActivation activation,
            DeliveryWords words) {
        this.choice = choice;
        this.report = report;
        this.waiting = waiting;
        this.activation = activation;
        this.words = words;
    }

    @GetMapping("/activation")
    String overview(Model model, HttpServletRequest request) {
        model.addAttribute("mayActivate", request.isUserInRole(Role.USER_ADMINISTRATOR.name()));
        model.addAttribute("activations", report.latest());
        model.addAttribute("waiting", waiting.count(WaitingQuery.of(WaitingQuery.Show.ALL)));
        var stuck = waiting.stuck();
        model.addAttribute("expired", stuck.overdue());
        model.addAttribute("asked", stuck.asked());
        model.addAttribute("mostCounted", AwaitingUsers.MOST_COUNTED);
        return "activation/overview";
    }

    /** Whom to activate: everybody who came over, those picked out on the list, or a group. */
    @GetMapping("/activation/new")
    String whom(
            @RequestParam(required = false) @Nullable UUID group, @AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("whom", choice.whom(me, group));
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
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes redirect) {
        try {
            if (who.equals("all")) {
                return loginOf(choice.chooseShown(me, UserFilter.none()));
            }
            if (who.equals("group") && group != null) {
                return loginOf(choice.chooseShown(me, UserFilter.inGroup(group)));
            }
            if (who.equals("selected")) {
                return loginOf(choice.chooseSelected(me));
            }
            if (who.equals("shown")) {
                return loginOf(choice.chooseShown(me, UserFilter.searching(q)));
            }
            if (users != null && !users.isEmpty()) {
                return loginOf(choice.choose(me, Kind.ACTIVATION, users));
            }
            return warn(redirect, "activation.nobody-chosen");
        } catch (ActivationChoice.NobodyChosen nobody) {
            return warn(redirect, "activation.nobody-left");
        } catch (ActivationChoice.NotReady notReady) {
            return warn(redirect, "activation.not-ready");
        }
    }

    @GetMapping("/activation/{id}/check")
    String check(@PathVariable UUID id, Model model) {
        var preview = report.of(id);
        if (!preview.activation().isChoosing()) {
            return "redirect:/activation/" + id;
        }
        if (!preview.offered() && !preview.activation().sendsLinks()) {
            return loginOf(id);
        }
        model.addAttribute("preview", preview);
        var delivery = preview.activation().delivery();
        model.addAttribute("sentTo", delivery == null ? words.said(report.registered()) : delivery.line());
        return "activation/check";
    }

    @PostMapping("/activation/{id}/check")
    String start(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        try {
            activation.start(id, me);
            return "redirect:/activation/" + id;
        } catch (ActivationChoice.NotOffered changed) {
            Notice.warm(redirect, "activation.login.changed");
            return loginOf(id);
        }
    }

    @GetMapping("/activation/{id}")
    String show(@PathVariable UUID id, Model model) {
        var preview = report.of(id);
        if (preview.activation().isChoosing()) {
            return preview.activation().sendsLinks() ? "redirect:/activation/" + id + "/check" : loginOf(id);
        }
        model.addAttribute("preview", preview);
        return "activation/run";
    }

    /** The part of the page that moves by itself; when it has come to its end, the whole page is asked for. */
    @GetMapping("/activation/{id}/progress")
    String progress(@PathVariable UUID id, Model model, HttpServletResponse response) {
        var preview = report.of(id);
        if (preview.activation().isFinished()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("preview", preview);
        return "activation/run :: progress";
    }

    private static String loginOf(UUID id) {
        return "redirect:/activation/" + id + "/login";
    }

    private static String warn(RedirectAttributes redirect, String notice) {
        Notice.warm(redirect, notice);
        return USERS;
    }

    @ExceptionHandler({ActivationChoice.UnknownActivation.class, ActivationChoice.UnknownUsers.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}
