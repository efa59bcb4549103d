package dk.ramme.granting;

import dk.ramme.granting.AccessReview.Held;
import dk.ramme.granting.AccessReview.Ways;
import dk.ramme.ui.Attachment;
import dk.ramme.ui.CsvDownload;
import dk.ramme.ui.Dates;
import dk.ramme.ui.Notice;
import dk.ramme.ui.TextSheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may do what, as a file to be gone through: written some users at a time, however many there are. */
@Controller
@RequestMapping(AccessReviewController.PATH)
class AccessReviewController {

    static final String PATH = "/users/access-review";

    private static final int AT_ONCE = 500;

    private static final List<String> TITLES = List.of(
            "people.column.name",
            "people.export.email",
            "people.column.rid",
            "people.column.state",
            "people.export.roles",
            "people.user.rights",
            "granting.review.inherited",
            "people.column.groups",
            "people.user.private-mitid",
            "people.user.separate",
            "granting.review.used",
            "people.user.active-since",
            "people.user.last-login",
            "people.user.ends-on");

    private final AccessReview review;
    private final MessageSource messages;
    private final Dates dates;

    AccessReviewController(AccessReview review, MessageSource messages, Dates dates) {
        this.review = review;
        this.messages = messages;
        this.dates = dates;
    }

    @GetMapping
    String show(Model model) {
        return "granting/review";
    }

    @PostMapping("/csv")
    void csv(HttpServletResponse response) throws IOException {
        review.handOut("csv");
        var file = new CsvDownload(response, message("granting.review.file") + ".csv");
        file.line(titles());
        write(file::line);
        file.end();
    }

    /** A sheet has room for so many; nothing is left out silently. */
    @PostMapping("/xlsx")
    @Nullable
    String workbook(HttpServletResponse response, RedirectAttributes flash) throws IOException {
        if (review.count(TextSheet.MOST_ROWS + 1) > TextSheet.MOST_ROWS) {
            Notice.warm(flash, "granting.review.too-many");
            return "redirect:" + PATH;
        }
        review.handOut("xlsx");
        Attachment.begin(response, Attachment.WORKBOOK, message("granting.review.file") + ".xlsx");
        try (var book = new Workbook(response.getOutputStream(), "Ramme", "1.0")) {
            write(new TextSheet(book, message("granting.review.sheet"), titles())::row);
        }
        return null;
    }

    private List<String> titles() {
        return TITLES.stream().map(this::message).toList();
    }

    private void write(Line to) throws IOException {
        var english = LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        @Nullable Held last = null;
        List<Held> some;
        do {
            some = review.after(last, english, AT_ONCE);
            for (var user : some) to.write(cells(user));
            if (!some.isEmpty()) last = some.get(some.size() - 1);
        } while (some.size() == AT_ONCE);
    }

    private List<String> cells(Held user) {
        return List.of(
                user.name(),
                Objects.requireNonNullElse(user.email(), ""),
                Objects.requireNonNullElse(user.rid(), ""),
                message("people.state." + user.state()),
                named("people.role.", user.roles()),
                String.join(", ", user.rights()),
                String.join(", ", user.inherited()),
                String.join(", ", user.groups()),
                privateMitId(user.ways()),
                named("people.means.", user.ways().given()),
                named("people.means.", user.ways().used()),
                Objects.requireNonNullElse(dates.day(user.activeSince()), ""),
                Objects.requireNonNullElse(dates.dateTime(user.lastLogin()), ""),
                Objects.requireNonNullElse(dates.day(user.endsOn()), ""));
    }

    private String privateMitId(Ways ways) {
        if (ways.consented()) return message("granting.review.private.used");
        return ways.privateOffered() ? message("granting.review.private.offered") : "";
    }

    private String named(String words, Collection<?> names) {
        return names.stream().map(name -> message(words + name)).collect(Collectors.joining(", "));
    }

    private String message(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    /** Where the lines of a file go. */
    private interface Line {

        void write(List<String> cells) throws IOException;
    }
}
