package dk.ramme.notification;

import dk.ramme.login.SignedIn;
import dk.ramme.notification.group.NewsGroup;
import dk.ramme.ui.Notice;
import java.util.Optional;
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
import org.springframework.web.util.UriComponentsBuilder;

/** The notification centre: what has happened that concerns the person, newest first. */
@Controller
@RequestMapping("/notifications")
class NotificationController {

    private static final int PAGE = 25;
    private static final String UNREAD = "unread";

    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam @Nullable UUID before,
            @RequestParam @Nullable String show,
            @RequestParam @Nullable String kind,
            Model page) {
        var unreadOnly = UNREAD.equals(show);
        var group = NewsGroup.named(kind);
        var found = notifications.newest(me.user(), before, new Notifications.Narrowed(unreadOnly, group), PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        page.addAttribute("notifications", shown);
        page.addAttribute("deleted", notifications.leadingToDeleted(shown));
        page.addAttribute("before", before);
        page.addAttribute("show", unreadOnly ? UNREAD : null);
        page.addAttribute("kind", group);
        page.addAttribute("kinds", NewsGroup.values());
        page.addAttribute("unread", notifications.unread(me.user()));
        page.addAttribute("older", found.size() > PAGE ? shown.get(PAGE - 1).id() : null);
        return "notifications/list";
    }

    /** Back to where one was in the list. */
    @PostMapping("/{id}/read")
    String markRead(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam @Nullable UUID before,
            @RequestParam @Nullable String show,
            @RequestParam @Nullable String kind) {
        notifications.markRead(me.user(), id);
        var group = NewsGroup.named(kind);
        return "redirect:"
                + UriComponentsBuilder.fromPath("/notifications")
                        .queryParamIfPresent("show", Optional.ofNullable(UNREAD.equals(show) ? UNREAD : null))
                        .queryParamIfPresent("kind", Optional.ofNullable(group))
                        .queryParamIfPresent("before", Optional.ofNullable(before))
                        .build()
                        .toUriString();
    }

    @PostMapping("/read")
    String markAllRead(@AuthenticationPrincipal SignedIn me, RedirectAttributes next) {
        notifications.markAllRead(me.user());
        Notice.good(next, "notifications.list.allRead");
        return "redirect:/notifications";
    }
}
