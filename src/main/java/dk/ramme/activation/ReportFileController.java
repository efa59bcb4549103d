package dk.ramme.activation;

import dk.ramme.ui.CsvDownload;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The report of an activation as a file: every user with what became of them. Handing it out is on the audit trail.
 */
@Controller
class ReportFileController {

    private static final int AT_ONCE = 1000;

    private final ActivationReport report;
    private final MessageSource messages;

    ReportFileController(ActivationReport report, MessageSource messages) {
        this.report = report;
        this.messages = messages;
    }

    @GetMapping("/activation/{id}/report")
    void download(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var activation = report.handOut(id);
        var file = new CsvDownload(response, message("activation.report.file"));
        file.line(List.of(
                message("activation.report.name"),
                message("activation.report.rid"),
                message("activation.report.email"),
                message("activation.report.result")));
        file.lines(
                last -> report.linesAfter(id, last == null ? null : last.id(), AT_ONCE),
                (ActivationUsers.Line line) -> cells(activation, line));
    }

    private List<String> cells(Activation activation, ActivationUsers.Line line) {
        return List.of(
                line.name(),
                Objects.requireNonNullElse(line.rid(), ""),
                Objects.requireNonNullElse(line.email(), ""),
                result(activation, line.outcome()));
    }

    private String result(Activation activation, @Nullable Outcome outcome) {
        if (outcome == null) {
            return message("activation.report.undecided");
        }
        return outcome == Outcome.ACTIVATED
                ? message("activation.report." + activation.kind())
                : message("activation.left-out.why." + outcome);
    }

    private String message(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    @ExceptionHandler(ActivationChoice.UnknownActivation.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}
