package dk.ramme.imports;

import dk.ramme.imports.Deciding.Keeping;
import dk.ramme.imports.decision.DuplicatePerson;
import dk.ramme.imports.decision.Resolution;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportState;
import dk.ramme.ui.Conflict.Typed;
import dk.ramme.ui.Notice;
import dk.ramme.ui.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which rows of persons who stand several times shall come along? */
@Controller
@RequestMapping("/setup/import/{id:[0-9a-f]{8}-[0-9a-f-]{27}}/duplicates")
class DuplicatesController {

    static final int PAGE_SIZE = 20;
    static final int ROWS_OF_ONE = 100;

    private static final String PAGE = "imports/duplicates";

    /** A person's answer is named by the line of their first row; what stood when the page was shown is sent beside it. */
    private static final Pattern NAME = Pattern.compile("keep-(\\d{1,9})");

    private final ImportReports reports;
    private final Deciding deciding;

    DuplicatesController(ImportReports reports, Deciding deciding) {
        this.reports = reports;
        this.deciding = deciding;
    }

    /** @param after the first line of the last person on the page before */
    @GetMapping
    String show(
            @PathVariable UUID id, @RequestParam(defaultValue = "0") int after, Model model, RedirectAttributes flash) {
        var run = found(id);
        if (run.state() != ImportState.READY) return closed(id, flash);
        var persons = reports.duplicatesAfter(run, after, PAGE_SIZE + 1);
        boolean more = persons.size() > PAGE_SIZE;
        var shown = more ? persons.subList(0, PAGE_SIZE) : persons;
        fill(model, run, shown, after > 0);
        if (more) model.addAttribute("last", shown.get(PAGE_SIZE - 1).firstLine());
        return PAGE;
    }

    /**
     * One person, with all rows there are, a hundred a page.
     *
     * @param line where the rows on the page before ended
     */
    @GetMapping("/{person:\\d{1,9}}")
    String one(
            @PathVariable UUID id,
            @PathVariable int person,
            @RequestParam(defaultValue = "0") int line,
            Model model,
            RedirectAttributes flash) {
        var run = found(id);
        if (run.state() != ImportState.READY) return closed(id, flash);
        var twins = reports.duplicate(run, person, line, ROWS_OF_ONE + 1)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        fill(model, run, List.of(twins), true);
        // the next page begins before this person, to come back to the list where they stand
        model.addAttribute("last", person - 1);
        model.addAttribute("one", true);
        if (twins.rows().size() > ROWS_OF_ONE) model.addAttribute("nextLine", twins.lastLine());
        return PAGE;
    }

    private void fill(Model model, ImportRun run, List<DuplicatePerson> persons, boolean begun) {
        model.addAttribute("run", run);
        model.addAttribute("persons", persons);
        model.addAttribute("count", reports.duplicates(run));
        model.addAttribute("begun", begun);
    }

    /** @param last where the next page begins; 0 when there is none */
    @PostMapping
    ModelAndView submit(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int last,
            @RequestParam MultiValueMap<String, String> answers,
            RedirectAttributes flash) {
        var run = found(id);
        var decisions = decisions(answers);
        var disputed = deciding.keep(id, decisions).orElse(null);
        if (disputed == null) return new ModelAndView(closed(id, flash));
        if (!disputed.isEmpty()) return conflict(run, disputed, decisions, last);
        Notice.good(flash, "imports.duplicates.saved");
        return new ModelAndView("redirect:/setup/import/" + id + (last > 0 ? "/duplicates?after=" + last : ""));
    }

    private static List<Keeping> decisions(MultiValueMap<String, String> answers) {
        var decisions = new ArrayList<Keeping>();
        answers.forEach((name, values) -> {
            var named = NAME.matcher(name);
            if (!named.matches()) return;
            var seen = answers.getFirst("seen-" + named.group(1));
            decisions.add(new Keeping(
                    Integer.parseInt(named.group(1)), keep(values.get(0)), keep(seen == null ? "all" : seen)));
        });
        return decisions;
    }

    private static Resolution keep(String value) {
        return Resolution.parse(value).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    private ModelAndView conflict(ImportRun run, List<DuplicatePerson> disputed, List<Keeping> decisions, int last) {
        var typed = new ArrayList<Typed>();
        var disputes = new ArrayList<Dispute>();
        typed.add(new Typed("last", Integer.toString(last)));
        for (DuplicatePerson person : disputed) {
            var yours = decisions.stream()
                    .filter(one -> one.firstLine() == person.firstLine())
                    .findFirst()
                    .orElseThrow()
                    .keep();
            typed.add(new Typed("keep-" + person.firstLine(), yours.toString()));
            typed.add(new Typed("seen-" + person.firstLine(), person.keeping().toString()));
            disputes.add(new Dispute(
                    person.name(),
                    person.decidedBy(),
                    person.decidedAt(),
                    List.of(phrase(run, person, person.keeping())),
                    List.of(phrase(run, person, yours))));
        }
        var action = "/setup/import/" + run.id() + "/duplicates";
        var back = action + "?after=" + (disputed.get(0).firstLine() - 1);
        return Dispute.page(disputes, typed, action, back);
    }

    private Phrase phrase(ImportRun run, DuplicatePerson person, Resolution keep) {
        if (keep.all()) return Phrase.of("imports.duplicates.all", person.total());
        var here = person.here();
        var line = keep.line();
        if (line == null) return Phrase.of("imports.duplicates.user", here == null ? "" : here.name());
        return Phrase.of("imports.duplicates.one", reports.duplicateRid(run, person.firstLine(), line));
    }

    private ImportRun found(UUID id) {
        return reports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String closed(UUID id, RedirectAttributes flash) {
        Notice.warm(flash, "imports.decided-no-more");
        return "redirect:/setup/import/" + id;
    }
}
