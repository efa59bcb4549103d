package dk.ramme.imports.change;

import dk.ramme.bulk.ChoosingMany.UnknownRun;
import dk.ramme.imports.change.ChangeList.Shown;
import dk.ramme.ui.CsvDownload;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The rows of a file of changes on pages, and as a file, written some at a time. */
@Controller
class ChangeListController {

    private static final int PAGE = 50;
    private static final int AT_ONCE = 1000;

    private final ChangeList list;
    private final MessageSource messages;

    ChangeListController(ChangeList list, MessageSource messages) {
        this.list = list;
        this.messages = messages;
    }

    @GetMapping("/bulk/{id}/rows")
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "false") boolean leftOut,
            Model model) {
        var run = list.find(id);
        var rows = list.after(run, after, leftOut, PAGE + 1);
        model.addAttribute("run", run);
        model.addAttribute("rows", rows.subList(0, Math.min(PAGE, rows.size())));
        model.addAttribute("next", rows.size() > PAGE ? rows.get(PAGE - 1).line() : null);
        model.addAttribute("first", after <= 0);
        model.addAttribute("leftOut", leftOut);
        return "imports/changes-rows";
    }

    @GetMapping("/bulk/{id}/rows/file")
    void download(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var run = list.handOut(id);
        var file = new CsvDownload(response, message("imports.changes.rows.file"));
        file.line(List.of("line", "rid", "email", "who", "what", "column", "result").stream()
                .map(title -> message("imports.changes.rows." + title))
                .toList());
        var after = 0;
        List<Shown> rows;
        do {
            rows = list.after(run, after, false, AT_ONCE);
            for (var row : rows) {
                file.line(List.of(
                        String.valueOf(row.line()),
                        row.rid(),
                        row.email(),
                        row.user() == null ? "" : row.who(),
                        String.join("; ", row.changes()),
                        row.column(),
                        row.result()));
                after = row.line();
            }
        } while (rows.size() == AT_ONCE);
        file.end();
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
