package dk.ramme.trail;

import dk.ramme.people.list.PersonSearch;
import dk.ramme.people.list.PersonSearch.FoundPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What was decided here, by whom and about whom; and the same as a file. Files are posted, since they are on the trail. */
@Controller
class TrailController {

    private final Trail trail;
    private final TrailExport export;
    private final TrailWords words;
    private final PersonSearch persons;

    TrailController(Trail trail, TrailExport export, TrailWords words, PersonSearch persons) {
        this.trail = trail;
        this.export = export;
        this.words = words;
        this.persons = persons;
    }

    @GetMapping("/settings/audit")
    String show(@ModelAttribute("query") TrailQuery query, Model model, HttpServletResponse response) {
        var found = found(query);
        var who = who(query, found);
        model.addAttribute("persons", who == null ? found : List.of());
        model.addAttribute("actions", words.actions());
        model.addAttribute("sealing", trail.sealing());
        model.addAttribute("who", who);
        if (query.isWrong()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } else if (who != null || query.typedPerson().isEmpty()) {
            fill(query, who, model);
        }
        return "trail/search";
    }

    private void fill(TrailQuery query, @Nullable FoundPerson person, Model model) {
        var who = person == null ? null : person.id();
        var slice = trail.page(query.filter(who), query.after(), query.before());
        var rows = slice.rows();
        model.addAttribute("rows", rows);
        if (!rows.isEmpty()) {
            model.addAttribute(
                    "previous",
                    slice.hasPrevious() ? query.href(who, null, rows.get(0).id()) : null);
            model.addAttribute(
                    "next",
                    slice.hasNext() ? query.href(who, rows.get(rows.size() - 1).id(), null) : null);
        }
    }

    @PostMapping("/settings/audit/export")
    void export(
            @ModelAttribute("query") TrailQuery query,
            @RequestParam(defaultValue = "csv") String kind,
            HttpServletResponse response)
            throws IOException {
        var who = who(query, found(query));
        if (query.isWrong() || who == null && query.typedPerson().isPresent()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var filter = query.filter(who == null ? null : who.id());
        if (kind.equals("json")) {
            export.json(filter, response);
        } else {
            export.csv(filter, response);
        }
    }

    private List<FoundPerson> found(TrailQuery query) {
        return query.person() == null && query.typedPerson().isPresent()
                ? persons.find(query.typedPerson().get())
                : List.of();
    }

    /** Whom the trail is narrowed to: named by id, or the only one the words fit. */
    private @Nullable FoundPerson who(TrailQuery query, List<FoundPerson> found) {
        if (query.person() != null) {
            return persons.byId(query.person()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        return found.size() == 1 ? found.get(0) : null;
    }
}
