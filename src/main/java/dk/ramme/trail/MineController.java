package dk.ramme.trail;

import dk.ramme.login.SignedIn;
import dk.ramme.ui.Attachment;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What happened to one's own user, and everything that is held about one (GDPR articles 15 and 20). */
@Controller
class MineController {

    private final Trail trail;
    private final HeldData held;
    private final MineExport export;
    private final Duration keepDeleted;

    MineController(
            Trail trail,
            HeldData held,
            MineExport export,
            @Value("${ramme.users.keep-deleted:30d}") Duration keepDeleted) {
        this.trail = trail;
        this.held = held;
        this.export = export;
        this.keepDeleted = keepDeleted;
    }

    @GetMapping("/me/activity")
    String activity(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        var slice = trail.page(TrailFilter.about(me.user()), after, before);
        var rows = slice.rows();
        model.addAttribute("rows", rows);
        model.addAttribute("me", me.user());
        if (!rows.isEmpty()) {
            var last = rows.get(rows.size() - 1).id();
            model.addAttribute(
                    "previous",
                    slice.hasPrevious() ? "/me/activity?before=" + rows.get(0).id() : null);
            model.addAttribute("next", slice.hasNext() ? "/me/activity?after=" + last : null);
        }
        return "trail/activity";
    }

    @GetMapping("/me/data")
    String data(@AuthenticationPrincipal SignedIn me, Locale locale, Model model) {
        model.addAttribute("topics", held.of(me.user(), locale));
        model.addAttribute("organisationName", export.organisationName(me));
        model.addAttribute("keepDays", keepDeleted.toDays());
        return "trail/data";
    }

    /** Posted, since it is on the trail. */
    @PostMapping("/me/data")
    void download(@AuthenticationPrincipal SignedIn me, Locale locale, HttpServletResponse response)
            throws IOException {
        Attachment.begin(response, MediaType.APPLICATION_JSON, "ramme.json");
        export.write(me, locale, response.getOutputStream());
    }
}
