package dk.ramme.imports;

import dk.ramme.imports.Deciding.Settling;
import dk.ramme.imports.decision.DoubtfulList.Doubtful;
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

/** Is the user who has the RID number the person in the row, who is called something else? */
@Controller
@RequestMapping("/setup/import/{id:[0-9a-f]{8}-[0-9a-f-]{27}}/names")
class OtherNamesController {

    static final int PAGE_SIZE = 20;

    private static final String PAGE = "imports/names";
    private static final Pattern NAME = Pattern.compile("same-(\\d{1,9})");
    private static final String SAME = "yes";

    private final ImportReports reports;
    private final Deciding deciding;

    OtherNamesController(ImportReports reports, Deciding deciding) {
        this.reports = reports;
        this.deciding = deciding;
    }

    /** @param after the last line on the page before */
    @GetMapping
    String show(
            @PathVariable UUID id, @RequestParam(defaultValue = "0") int after, Model model, RedirectAttributes flash) {
        var run = found(id);
        if (run.state() != ImportState.READY) return closed(id, flash);
        var doubts = reports.doubtsAfter(run, after, PAGE_SIZE + 1);
        boolean more = doubts.size() > PAGE_SIZE;
        var shown = more ? doubts.subList(0, PAGE_SIZE) : doubts;
        model.addAttribute("run", run);
        model.addAttribute("doubts", shown);
        model.addAttribute("count", reports.doubts(run).total());
        model.addAttribute("begun", after > 0);
        if (more) model.addAttribute("last", shown.get(PAGE_SIZE - 1).line());
        return PAGE;
    }

    /** @param last where the next page begins; 0 when there is none */
    @PostMapping
    ModelAndView submit(
            @PathVariable UUID id, @RequestParam MultiValueMap<String, String> answers, RedirectAttributes flash) {
        found(id);
        int last = last(answers.getFirst("last"));
        var answered = answered(answers);
        var disputed = deciding.settle(id, answered).orElse(null);
        if (disputed == null) return new ModelAndView(closed(id, flash));
        if (!disputed.isEmpty()) return conflict(id, disputed, last);
        Notice.good(flash, "imports.names.saved");
        return new ModelAndView("redirect:/setup/import/" + id + (last > 0 ? "/names?after=" + last : ""));
    }

    /** Where the page ended; what is no place is the beginning. */
    private static int last(@org.jspecify.annotations.Nullable String place) {
        return place != null && place.matches("[0-9]{1,9}") ? Integer.parseInt(place) : 0;
    }

    private static List<Settling> answered(MultiValueMap<String, String> answers) {
        var settled = new ArrayList<Settling>();
        answers.forEach((name, values) -> {
            var named = NAME.matcher(name);
            if (!named.matches()) return;
            boolean seen = SAME.equals(answers.getFirst("seen-" + named.group(1)));
            settled.add(new Settling(Integer.parseInt(named.group(1)), SAME.equals(values.get(0)), seen));
        });
        return settled;
    }

    private static ModelAndView conflict(UUID id, List<Doubtful> disputed, int last) {
        var typed = new ArrayList<Typed>();
        var disputes = new ArrayList<Dispute>();
        typed.add(new Typed("last", Integer.toString(last)));
        for (Doubtful one : disputed) {
            typed.add(new Typed("same-" + one.line(), answer(!one.same())));
            typed.add(new Typed("seen-" + one.line(), answer(one.same())));
            disputes.add(new Dispute(
                    one.row().name(),
                    one.decidedBy(),
                    one.decidedAt(),
                    List.of(Phrase.of(
                            "imports.names." + answer(one.same()),
                            one.here().name(),
                            one.row().name())),
                    List.of(Phrase.of(
                            "imports.names." + answer(!one.same()),
                            one.here().name(),
                            one.row().name()))));
        }
        var action = "/setup/import/" + id + "/names";
        var back = action + "?after=" + (disputed.get(0).line() - 1);
        return Dispute.page(disputes, typed, action, back);
    }

    private static String answer(boolean same) {
        return same ? SAME : "no";
    }

    private ImportRun found(UUID id) {
        return reports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String closed(UUID id, RedirectAttributes flash) {
        Notice.warm(flash, "imports.decided-no-more");
        return "redirect:/setup/import/" + id;
    }
}
