package dk.ramme.notification;

import dk.ramme.login.SignedIn;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The notification centre: what has happened that concerns the person, newest first. */
@Controller
@RequestMapping("/notifications")
class NotificationController {

    private static final int PAGE = 25;

    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, @RequestParam @Nullable UUID before, Model page) {
        var found = notifications.newest(me.user(), before, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        page.addAttribute("notifications", shown);
        page.addAttribute("before", before);
        page.addAttribute("unread", notifications.of(me.user()));
        page.addAttribute("older", found.size() > PAGE ? shown.get(PAGE - 1).id() : null);
        return "notifications/list";
    }

    @PostMapping("/{id}/read")
    String markRead(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestParam @Nullable UUID before) {
        notifications.markRead(me.user(), id);
        return before == null ? "redirect:/notifications" : "redirect:/notifications?before=" + before;
    }

    @PostMapping("/read")
    String markAllRead(@AuthenticationPrincipal SignedIn me, RedirectAttributes next) {
        notifications.markAllRead(me.user());
        next.addFlashAttribute("notice", "notifications.list.allRead");
        return "redirect:/notifications";
    }
}
