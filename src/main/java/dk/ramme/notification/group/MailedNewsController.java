package dk.ramme.notification.group;

import dk.ramme.login.SignedIn;
import dk.ramme.trail.ChangeHistory;
import dk.ramme.ui.ChangedMeanwhile;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Conflict;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which news do the administrators have by mail too? */
@Controller
@RequestMapping(MailedNewsController.PATH)
class MailedNewsController {

    static final String PATH = "/settings/notifications";

    private static final List<Choice> CHOICES = NewsGroup.choosable().stream()
            .map(group -> new Choice(group.name(), group.titleKey(), group.hintKey()))
            .toList();

    private final MailedNews setting;
    private final ChangeHistory history;
    private final MessageSource messages;
    private final Clock clock;

    MailedNewsController(MailedNews setting, ChangeHistory history, MessageSource messages, Clock clock) {
        this.setting = setting;
        this.history = history;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@AuthenticationPrincipal SignedIn me) {
        var content = setting.of(me);
        return new ModelAndView("notifications/settings")
                .addObject("form", MailedNewsForm.of(content.stands()))
                .addObject("content", content)
                .addObject("choices", CHOICES)
                .addObject("always", NewsGroup.mandatory());
    }

    @PostMapping
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("form") MailedNewsForm form,
            HttpServletRequest request,
            RedirectAttributes flash) {
        try {
            setting.change(me, form.groups(), String.valueOf(form.version()));
        } catch (ChangedMeanwhile meanwhile) {
            return conflict(form, setting.of(me).stands(), request);
        }
        Notice.good(flash, "settings.saved");
        return new ModelAndView("redirect:/settings");
    }

    private ModelAndView conflict(MailedNewsForm form, List<NewsGroup> stands, HttpServletRequest request) {
        var last = history.last(MailedNews.ACTION);
        var conflict = new Conflict(
                "notifications.settings.title",
                last.map(ChangeHistory.Changed::byName).orElse(""),
                last.map(ChangeHistory.Changed::at).orElseGet(clock::instant),
                words(stands),
                words(form.groups()),
                PATH,
                Conflict.typed(request, "version"),
                stands.toString());
        return new ModelAndView("settings/conflict", Map.of("conflict", conflict), HttpStatus.CONFLICT);
    }

    private List<String> words(Collection<NewsGroup> groups) {
        return groups.isEmpty()
                ? List.of(word("notifications.settings.none"))
                : groups.stream().map(group -> word(group.titleKey())).toList();
    }

    private String word(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    /**
     * Which news shall be mailed, as ticked. Names of nothing, and of news that are always mailed, are passed over.
     *
     * @param version what stood when the page was opened
     */
    record MailedNewsForm(
            @Nullable List<String> mailed, @Nullable String version) {

        static MailedNewsForm of(List<NewsGroup> stands) {
            return new MailedNewsForm(stands.stream().map(Enum::name).toList(), stands.toString());
        }

        Set<NewsGroup> groups() {
            var ticked = EnumSet.noneOf(NewsGroup.class);
            if (mailed != null) {
                mailed.stream()
                        .map(NewsGroup::named)
                        .filter(Objects::nonNull)
                        .filter(NewsGroup::isOptional)
                        .forEach(ticked::add);
            }
            return ticked;
        }
    }
}
