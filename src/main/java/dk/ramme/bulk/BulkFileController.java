package dk.ramme.bulk;

import dk.ramme.bulk.ChoosingMany.UnknownRun;
import dk.ramme.ui.CsvDownload;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A run as a file: every user with what became of them, or would become of them now. Handing it out is on the audit trail.
 */
@Controller
class BulkFileController {

    private static final int AT_ONCE = 1000;

    private final BulkReport report;
    private final MessageSource messages;

    BulkFileController(BulkReport report, MessageSource messages) {
        this.report = report;
        this.messages = messages;
    }

    @GetMapping("/bulk/{id}/report")
    void download(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var run = report.handOut(id);
        var file = new CsvDownload(response, message("bulk.report.file"));
        file.line(List.of(
                message("bulk.report.name"),
                message("bulk.report.rid"),
                message("bulk.report.email"),
                message("bulk.report.result")));
        file.lines(
                last -> report.linesAfter(run, last == null ? null : last.id(), AT_ONCE),
                (BulkUsers.Line line) -> cells(run, line));
    }

    private List<String> cells(BulkRun run, BulkUsers.Line line) {
        return List.of(
                line.name(),
                Objects.requireNonNullElse(line.rid(), ""),
                Objects.requireNonNullElse(line.email(), ""),
                result(run, line));
    }

    private String result(BulkRun run, BulkUsers.Line line) {
        if (!line.outcome().equals(BulkUsers.DONE)) {
            return message("bulk.why." + line.outcome());
        }
        return message(run.words() + (line.decided() ? ".outcome" : ".ahead"));
    }

    private String message(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    @ExceptionHandler(UnknownRun.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}
