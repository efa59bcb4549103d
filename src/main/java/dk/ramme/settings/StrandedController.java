package dk.ramme.settings;

import dk.ramme.audit.AuditTrail;
import dk.ramme.people.need.StrandedUsers.Stranded;
import dk.ramme.ui.CsvDownload;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** All whom a change of how users may log in would leave without means, before it is made (L3). */
@Controller
class StrandedController {

    private final Stranding stranding;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final MessageSource messages;

    StrandedController(Stranding stranding, AuditTrail trail, TransactionTemplate transaction, MessageSource messages) {
        this.stranding = stranding;
        this.trail = trail;
        this.transaction = transaction;
        this.messages = messages;
    }

    @GetMapping("/settings/stranded")
    String show(@ModelAttribute("asked") Asked asked, Model model) {
        var users = stranding.page(asked.question(), asked.choices(), asked.after());
        var more = users.size() > Stranding.PAGE;
        model.addAttribute("users", more ? users.subList(0, Stranding.PAGE) : users);
        model.addAttribute("next", more ? users.get(Stranding.PAGE - 1).id() : null);
        return "settings/stranded";
    }

    /** Posted, since it is on the audit trail. */
    @PostMapping("/settings/stranded/export")
    void export(@ModelAttribute("asked") Asked asked, HttpServletResponse response) throws IOException {
        var question = asked.question();
        transaction.executeWithoutResult(status ->
                trail.record("USERS_EXPORTED", "organisation", null, Map.of("list", "STRANDED", "narrowed", true)));
        var file = new CsvDownload(response, message("settings.stranded.file") + ".csv");
        file.line(
                List.of(message("people.column.name"), message("people.export.email"), message("people.column.state")));
        file.lines(last -> stranding.lot(question, asked.choices(), last == null ? null : last.id()), this::cells);
    }

    private List<String> cells(Stranded user) {
        return List.of(
                user.name(), Objects.requireNonNullElse(user.email(), ""), message("people.state." + user.state()));
    }

    private String message(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    /** There is no such answer to ask about. */
    @ExceptionHandler(IllegalArgumentException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    /**
     * Which answer is asked about.
     *
     * @param about the question
     * @param choice the answer, as words
     * @param after the user that the page before ended with
     */
    record Asked(
            @Nullable String about,
            @Nullable List<String> choice,
            @Nullable UUID after) {

        /** @throws IllegalArgumentException when there is no such question */
        Question question() {
            return Question.valueOf(about == null ? "" : about);
        }

        /** In their order. */
        public List<String> choices() {
            return choice == null ? List.of() : choice;
        }
    }
}
