package dk.ramme.imports;

import dk.ramme.ui.Numbers;
import dk.ramme.ui.Pager;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one import: how far it is, how it ended, and what was found in its rows. */
@Controller
@RequestMapping("/setup/import/{id:[0-9a-f]{8}-[0-9a-f-]{27}}")
class RunController {

    static final int PAGE_SIZE = 50;
    private static final String PAGE = "imports/run";

    private final ImportReports reports;
    private final ReportFile reportFile;
    private final EndImport end;
    private final Clock clock;
    private final Numbers numbers;

    RunController(ImportReports reports, ReportFile reportFile, EndImport end, Clock clock, Numbers numbers) {
        this.reports = reports;
        this.reportFile = reportFile;
        this.end = end;
        this.clock = clock;
        this.numbers = numbers;
    }

    @GetMapping
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Model model) {
        var run = found(id);
        int total = reports.count(run);
        int last = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int shown = Math.min(Math.max(page, 1), last);
        var findings = reports.page(run, shown - 1, PAGE_SIZE);
        int from = (shown - 1) * PAGE_SIZE + 1;
        model.addAttribute("view", view(run));
        model.addAttribute("findings", findings);
        model.addAttribute(
                "pager",
                new Pager(
                        href(id, shown - 1, last), href(id, shown + 1, last), from, from + findings.size() - 1, total));
        return PAGE;
    }

    private static @Nullable String href(UUID id, int page, int last) {
        return page < 1 || page > last ? null : "/setup/import/" + id + "?page=" + page;
    }

    /** How far it is, asked for every two seconds; the whole page is fetched again when it has ended. */
    @GetMapping("/progress")
    String progress(@PathVariable UUID id, Model model, HttpServletResponse response) {
        var run = found(id);
        if (!run.isOpen()) response.setHeader("HX-Refresh", "true");
        model.addAttribute("view", view(run));
        return PAGE + " :: progress";
    }

    /** The same in one sentence for screen readers, asked for every ten seconds. */
    @GetMapping("/spoken")
    String spoken(@PathVariable UUID id, Model model) {
        model.addAttribute("view", view(found(id)));
        return PAGE + " :: spoken";
    }

    @GetMapping("/cancel")
    String askToCancel(@PathVariable UUID id, Model model) {
        var run = found(id);
        if (!run.isOpen()) return "redirect:/setup/import/" + id;
        model.addAttribute("view", view(run));
        return "imports/cancel";
    }

    @PostMapping("/cancel")
    String cancel(@PathVariable UUID id, RedirectAttributes redirect) {
        found(id);
        if (!end.cancel(id)) redirect.addFlashAttribute("notice", "imports.run.ended-already");
        return "redirect:/setup/import/" + id;
    }

    @GetMapping("/report.csv")
    void report(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var run = found(id);
        response.setContentType(new MediaType("text", "csv", StandardCharsets.UTF_8).toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, UploadController.attachment(reportFile.name(run)));
        reportFile.write(run, response.getOutputStream());
    }

    private ImportRun found(UUID id) {
        return reports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private RunView view(ImportRun run) {
        return RunView.of(run, clock.instant(), numbers);
    }
}
