package dk.ramme.ui;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the page that one is sent on to says first. */
public final class Notice {

    private Notice() {}

    /** Something has been done. */
    public static void good(RedirectAttributes flash, String key, Object... arguments) {
        say(flash, "good", key, arguments);
    }

    /** Something has not been done, or has to be looked at. */
    public static void warm(RedirectAttributes flash, String key, Object... arguments) {
        say(flash, "warm", key, arguments);
    }

    private static void say(RedirectAttributes flash, String kind, String key, Object... arguments) {
        flash.addFlashAttribute("notice", key);
        flash.addFlashAttribute("noticeKind", kind);
        if (arguments.length > 0) {
            flash.addFlashAttribute("noticeArguments", arguments);
        }
    }
}
