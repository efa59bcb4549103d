package dk.ramme.imports;

import dk.ramme.imports.Deciding.Keeping;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which rows of persons who stand several times shall come along? */
@Controller
@RequestMapping("/setup/import/{id:[0-9a-f]{8}-[0-9a-f-]{27}}/duplicates")
class DuplicatesController {

    static final int PAGE_SIZE = 20;

    /** A person's answer is named by the line of their first row; its value is the line to keep, or all. */
    private static final Pattern NAME = Pattern.compile("keep-(\\d{1,9})");

    private static final Pattern LINE = Pattern.compile("\\d{1,9}");
    private static final String ALL = "all";

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
        model.addAttribute("run", run);
        model.addAttribute("persons", shown);
        model.addAttribute("count", reports.duplicates(run));
        model.addAttribute("begun", after > 0);
        if (more) model.addAttribute("last", shown.get(PAGE_SIZE - 1).firstLine());
        return "imports/duplicates";
    }

    /** @param last where the next page begins; 0 when there is none */
    @PostMapping
    String submit(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int last,
            @RequestParam MultiValueMap<String, String> answers,
            RedirectAttributes flash) {
        found(id);
        if (!deciding.keep(id, decisions(answers))) return closed(id, flash);
        flash.addFlashAttribute("notice", "imports.duplicates.saved");
        return "redirect:/setup/import/" + id + (last > 0 ? "/duplicates?after=" + last : "");
    }

    private static List<Keeping> decisions(MultiValueMap<String, String> answers) {
        var decisions = new ArrayList<Keeping>();
        answers.forEach((name, values) -> {
            var named = NAME.matcher(name);
            if (named.matches()) decisions.add(new Keeping(Integer.parseInt(named.group(1)), line(values.get(0))));
        });
        return decisions;
    }

    private static @Nullable Integer line(String value) {
        if (value.equals(ALL)) return null;
        if (!LINE.matcher(value).matches()) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return Integer.valueOf(value);
    }

    private ImportRun found(UUID id) {
        return reports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String closed(UUID id, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", "imports.decided-no-more");
        flash.addFlashAttribute("noticeKind", "warm");
        return "redirect:/setup/import/" + id;
    }
}
