package dk.ramme.imports;

import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.run.ImportState;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The people of an import, before anything of it is written. */
@Controller
@RequestMapping({
    "/setup/import/{id:[0-9a-f]{8}-[0-9a-f-]{27}}/people",
    ManyUsersController.PATH + "/{id:[0-9a-f]{8}-[0-9a-f-]{27}}/people"
})
class PeopleController {

    private final ImportReports reports;
    private final PeopleOfImport people;

    PeopleController(ImportReports reports, PeopleOfImport people) {
        this.reports = reports;
        this.people = people;
    }

    /** @param after the last line on the page before */
    @GetMapping
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable RowProblem problem,
            @RequestParam(defaultValue = "0") int after,
            Model model,
            HttpServletRequest request) {
        boolean creation = RunController.isCreation(request);
        var run = reports.find(id, creation).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (run.state() != ImportState.READY) return "redirect:" + run.href();
        model.addAttribute("run", run);
        model.addAttribute("q", q);
        model.addAttribute("problem", problem);
        model.addAttribute("begun", after > 0);
        model.addAttribute("page", creation ? "people" : "setup");
        var found = people.after(run, q, problem, after).orElse(null);
        if (found == null) return "redirect:" + run.href();
        model.addAttribute("found", found);
        model.addAttribute("kinds", reports.kinds(run, found.section()));
        return "imports/people";
    }
}
