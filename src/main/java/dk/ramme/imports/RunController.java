package dk.ramme.imports;

import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.FindingKind;
import dk.ramme.imports.run.Findings.Place;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportState;
import dk.ramme.people.Role;
import dk.ramme.ui.Notice;
import dk.ramme.ui.Numbers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page of one import: how far it is, how it ended, and what was found in its rows. Creating users from a file has the
 * same page at another address, since other people may see it and decide about it.
 */
@Controller
@RequestMapping({
    "/setup/import/{id:[0-9a-f]{8}-[0-9a-f-]{27}}",
    ManyUsersController.PATH + "/{id:[0-9a-f]{8}-[0-9a-f-]{27}}"
})
class RunController {

    static final int PAGE_SIZE = 50;
    private static final int FIRST_PEOPLE = 10;
    private static final String PAGE = "imports/run";

    private final ImportReports reports;
    private final PeopleOfImport people;
    private final ReportFile reportFile;
    private final LeftOutFile leftOutFile;
    private final BeginImport begin;
    private final EndImport end;
    private final Clock clock;
    private final Numbers numbers;

    RunController(
            ImportReports reports,
            PeopleOfImport people,
            ReportFile reportFile,
            LeftOutFile leftOutFile,
            BeginImport begin,
            EndImport end,
            Clock clock,
            Numbers numbers) {
        this.reports = reports;
        this.people = people;
        this.reportFile = reportFile;
        this.leftOutFile = leftOutFile;
        this.begin = begin;
        this.end = end;
        this.clock = clock;
        this.numbers = numbers;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model, HttpServletRequest request) {
        var run = found(id, request);
        model.addAttribute("mayDecide", request.isUserInRole(decides(run).name()));
        var view = view(run);
        boolean inForce = !run.creates() && reports.isSetUp();
        model.addAttribute("view", view);
        model.addAttribute("inForce", inForce);
        model.addAttribute("home", inForce ? "/settings" : view.homeHref());
        var kinds = reports.kinds(run);
        model.addAttribute("kinds", kinds);
        model.addAttribute(
                "untouched", kinds.stream().filter(FindingKind::leavesUntouched).toList());
        model.addAttribute("deleted", kinds.stream().anyMatch(FindingKind::isOfDeleted));
        model.addAttribute("sections", reports.sections(run));
        model.addAttribute("leftOut", reports.leftOut(run));
        if (run.state() == ImportState.READY) {
            people.after(run, "", null, 0).ifPresent(page -> model.addAttribute("people", page.first(FIRST_PEOPLE)));
            model.addAttribute("needLook", reports.needLook(run));
            model.addAttribute("duplicates", reports.duplicates(run));
            model.addAttribute("names", reports.doubts(run).total());
            model.addAttribute("administrators", reports.administrators(run));
        }
        return PAGE;
    }

    /**
     * The rows with one kind of problem; section and line are where the page before ended.
     *
     * @param of the section whose rows they are; all where it is not said
     */
    @GetMapping("/problems/{problem}")
    String problems(
            @PathVariable UUID id,
            @PathVariable RowProblem problem,
            @RequestParam(defaultValue = "") String section,
            @RequestParam(defaultValue = "0") int line,
            @RequestParam(required = false) @Nullable Section of,
            Model model,
            HttpServletRequest request) {
        var run = found(id, request);
        var findings = reports.ofKind(run, new Place(section, line, problem.name()), of, PAGE_SIZE + 1);
        boolean more = findings.size() > PAGE_SIZE;
        var shown = more ? findings.subList(0, PAGE_SIZE) : findings;
        model.addAttribute("view", view(run));
        model.addAttribute("problem", problem);
        model.addAttribute("of", of);
        model.addAttribute("findings", shown);
        model.addAttribute("begun", line > 0);
        if (more) model.addAttribute("last", shown.get(PAGE_SIZE - 1));
        return "imports/problems";
    }

    /** Begins what has been looked at. */
    @PostMapping("/begin")
    String begin(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes redirect) {
        var run = found(id, request);
        if (!begin.begin(id)) Notice.warm(redirect, view(run).say("run.begun-already"));
        return "redirect:" + run.href();
    }

    /** How far it is, asked for every two seconds; the whole page is fetched again when it has ended. */
    @GetMapping("/progress")
    String progress(@PathVariable UUID id, Model model, HttpServletRequest request, HttpServletResponse response) {
        var run = found(id, request);
        if (!run.state().isAtWork()) response.setHeader("HX-Refresh", "true");
        model.addAttribute("view", view(run));
        return PAGE + " :: progress";
    }

    /** The rows left out, as they came, to be mended and loaded again. */
    @GetMapping("/left-out/{section}.{kind:xlsx|csv}")
    void leftOut(
            @PathVariable UUID id,
            @PathVariable Section section,
            @PathVariable String kind,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var run = found(id, request);
        if (kind.equals("xlsx")) leftOutFile.writeWorkbook(run, section, response);
        else leftOutFile.writeCsv(run, section, response);
    }

    /** The same in one sentence for screen readers, asked for every ten seconds. */
    @GetMapping("/spoken")
    String spoken(@PathVariable UUID id, Model model, HttpServletRequest request) {
        model.addAttribute("view", view(found(id, request)));
        return PAGE + " :: spoken";
    }

    @GetMapping("/cancel")
    String askToCancel(@PathVariable UUID id, Model model, HttpServletRequest request) {
        var run = found(id, request);
        if (!run.isOpen()) return "redirect:" + run.href();
        model.addAttribute("view", view(run));
        return "imports/cancel";
    }

    @PostMapping("/cancel")
    String cancel(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes redirect) {
        var run = found(id, request);
        if (!end.cancel(id)) Notice.warm(redirect, view(run).say("run.ended-already"));
        return "redirect:" + run.href();
    }

    @GetMapping("/report.csv")
    void report(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        reportFile.write(found(id, request), response);
    }

    /** An import and a creation are each found at their own address alone. */
    private ImportRun found(UUID id, HttpServletRequest request) {
        return reports.find(id, isCreation(request))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static boolean isCreation(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith(ManyUsersController.PATH);
    }

    private static Role decides(ImportRun run) {
        return run.creates() ? Role.USER_ADMINISTRATOR : Role.ORGANISATION_ADMINISTRATOR;
    }

    private RunView view(ImportRun run) {
        return RunView.of(run, reports.tallies(run), clock.instant(), numbers);
    }
}
