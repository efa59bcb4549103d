package dk.ramme.imports;

import dk.ramme.imports.Deciding.Choosing;
import dk.ramme.imports.check.FoundAdministrator.Register;
import dk.ramme.imports.decision.FoundAdministrators.Candidate;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportState;
import dk.ramme.people.Role;
import dk.ramme.ui.Conflict.Typed;
import dk.ramme.ui.Notice;
import dk.ramme.ui.Phrase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which of the administrators in the old registers shall come along, and with which roles? */
@Controller
@RequestMapping("/setup/import/{id:[0-9a-f]{8}-[0-9a-f-]{27}}/administrators")
class ChooseAdministratorsController {

    private static final String PAGE = "imports/administrators";

    private final ImportReports reports;
    private final Deciding deciding;

    ChooseAdministratorsController(ImportReports reports, Deciding deciding) {
        this.reports = reports;
        this.deciding = deciding;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model, RedirectAttributes flash) {
        var run = found(id);
        if (run.state() != ImportState.READY) return closed(id, flash);
        var candidates = reports.administrators(run);
        model.addAttribute("form", ChosenForm.of(candidates));
        fill(model, run, candidates, List.of());
        return PAGE;
    }

    @PostMapping
    ModelAndView submit(
            @PathVariable UUID id,
            @ModelAttribute("form") ChosenForm form,
            BindingResult binding,
            Model model,
            RedirectAttributes flash) {
        var run = found(id);
        if (run.state() != ImportState.READY) return new ModelAndView(closed(id, flash));
        var candidates = reports.administrators(run);
        var wrong = form.withoutRole(candidates);
        if (!wrong.isEmpty()) {
            wrong.forEach(place -> binding.addError(missing(place, candidates.get(place))));
            fill(model, run, candidates, wrong);
            return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var disputed = deciding.choose(
                        id,
                        candidates.stream()
                                .map(one -> new Choosing(one.id(), form.rolesOf(one), form.seenOf(one)))
                                .toList())
                .orElse(null);
        if (disputed == null) return new ModelAndView(closed(id, flash));
        if (!disputed.isEmpty()) return conflict(run, disputed, form);
        Notice.good(flash, "imports.administrators.saved");
        return new ModelAndView("redirect:/setup/import/" + id);
    }

    /** All that was typed is sent again, over what stands now. */
    private ModelAndView conflict(ImportRun run, List<Candidate> disputed, ChosenForm form) {
        var typed = new ArrayList<Typed>();
        for (Candidate one : reports.administrators(run)) {
            if (form.chooses(one)) typed.add(new Typed("chosen", one.id().toString()));
            form.rolesOf(one).forEach(role -> typed.add(new Typed("roles", ChosenForm.value(one, role))));
            one.chosen().forEach(role -> typed.add(new Typed("seen", ChosenForm.value(one, role))));
        }
        var disputes = disputed.stream()
                .map(one -> new Dispute(
                        one.name(), one.decidedBy(), one.decidedAt(), words(one.chosen()), words(form.rolesOf(one))))
                .toList();
        var action = "/setup/import/" + run.id() + "/administrators";
        return Dispute.page(disputes, typed, action, action);
    }

    private static List<Phrase> words(Set<Role> roles) {
        return Phrase.each(roles, role -> "people.role." + role.name(), "imports.conflict.not-chosen");
    }

    private static void fill(Model model, ImportRun run, List<Candidate> candidates, List<Integer> wrong) {
        var registers = new LinkedHashMap<Register, List<Card>>();
        for (Register register : Register.values()) registers.put(register, List.of());
        registers.replaceAll((register, none) -> candidates.stream()
                .filter(one -> one.register() == register)
                .map(one -> card(candidates, one, wrong))
                .toList());
        model.addAllAttributes(Map.of("run", run, "registers", registers, "roles", Role.values()));
    }

    private static Card card(List<Candidate> candidates, Candidate one, List<Integer> wrong) {
        int place = candidates.indexOf(one);
        return new Card(one, place, wrong.contains(place), ChosenForm.standsTwice(one, candidates));
    }

    /** The field is the card's own; the name tells which, since several may be wrong. */
    private static FieldError missing(int place, Candidate one) {
        return new FieldError(
                "form",
                "chosen[" + place + "]",
                null,
                false,
                new String[] {"imports.administrators.role.missing"},
                new Object[] {one.name()},
                null);
    }

    private ImportRun found(UUID id) {
        return reports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String closed(UUID id, RedirectAttributes flash) {
        Notice.warm(flash, "imports.decided-no-more");
        return "redirect:/setup/import/" + id;
    }

    /**
     * An administrator as the page shows them.
     *
     * @param place on the page, which their fields are named after
     * @param twice whether the same person stands in the other register too
     */
    record Card(Candidate who, int place, boolean wrong, boolean twice) {}

    /**
     * Which administrators are ticked, and with which roles.
     *
     * @param chosen ids of administrators
     * @param roles an administrator's id and a role of theirs each, with a colon between
     * @param seen the same for the roles that stood when the page was shown
     */
    record ChosenForm(
            @Nullable List<String> chosen,
            @Nullable List<String> roles,
            @Nullable List<String> seen) {

        /** As it was decided; those not chosen have the suggested role ticked, which counts once they are. */
        static ChosenForm of(List<Candidate> candidates) {
            var chosen = new ArrayList<String>();
            var roles = new ArrayList<String>();
            for (Candidate one : candidates) {
                boolean isChosen = !one.chosen().isEmpty();
                if (isChosen) chosen.add(one.id().toString());
                (isChosen ? one.chosen() : Set.of(one.suggested())).forEach(role -> roles.add(value(one, role)));
            }
            return new ChosenForm(chosen, roles, List.of());
        }

        public boolean chooses(Candidate one) {
            return chosen != null && chosen.contains(one.id().toString());
        }

        public boolean gives(Candidate one, Role role) {
            return roles != null && roles.contains(value(one, role));
        }

        /** The roles an administrator shall have: none when they are not chosen. */
        Set<Role> rolesOf(Candidate one) {
            var given = EnumSet.noneOf(Role.class);
            if (chooses(one)) for (Role role : Role.values()) if (gives(one, role)) given.add(role);
            return given;
        }

        /** The roles that stood when the page was shown. */
        Set<Role> seenOf(Candidate one) {
            var stood = EnumSet.noneOf(Role.class);
            if (seen != null) for (Role role : Role.values()) if (seen.contains(value(one, role))) stood.add(role);
            return stood;
        }

        /** Where those are, on the page, who are chosen without a role. */
        List<Integer> withoutRole(List<Candidate> candidates) {
            var places = new ArrayList<Integer>();
            for (int i = 0; i < candidates.size(); i++) {
                var one = candidates.get(i);
                if (one.canBeChosen() && chooses(one) && rolesOf(one).isEmpty()) places.add(i);
            }
            return places;
        }

        static String value(Candidate one, Role role) {
            return one.id() + ":" + role.name();
        }

        /** Whether the same person stands in the other register too. */
        static boolean standsTwice(Candidate one, Collection<Candidate> all) {
            return all.stream().anyMatch(other -> other.register() != one.register() && one.isSamePerson(other));
        }
    }
}
