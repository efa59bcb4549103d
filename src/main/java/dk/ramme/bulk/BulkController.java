package dk.ramme.bulk;

import dk.ramme.bulk.ChoosingMany.NobodyChosen;
import dk.ramme.bulk.ChoosingMany.UnknownRun;
import dk.ramme.bulk.ChoosingMany.Whom;
import dk.ramme.people.list.UserList;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Something done to many users at once, as a task: whom and what, then a look at what will happen, then the run, its report and its undo. */
@Controller
@RequestMapping("/bulk")
class BulkController {

    private final ChoosingMany choosing;
    private final BulkReport report;
    private final RunningBulk running;
    private final Undoing undoing;

    BulkController(ChoosingMany choosing, BulkReport report, RunningBulk running, Undoing undoing) {
        this.choosing = choosing;
        this.report = report;
        this.running = running;
        this.undoing = undoing;
    }

    @GetMapping
    String overview(Model model) {
        model.addAttribute("runs", report.latest());
        return "bulk/overview";
    }

    @GetMapping("/new")
    String choose(
            @RequestParam(defaultValue = "USERS") UserList list,
            @RequestParam(required = false) @Nullable UUID group,
            Model model) {
        var choices = choosing.choices(list);
        model.addAttribute("form", ChoiceForm.first(choices, group));
        return page(choices, model);
    }

    @PostMapping
    String choose(
            @RequestParam(defaultValue = "USERS") UserList list,
            @Valid @ModelAttribute("form") ChoiceForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response) {
        if (!binding.hasErrors()) {
            try {
                var run = choosing.choose(form.chosenDeed(), list, form.chosenWhom(), form.chosenGroup());
                return onwards(run.id());
            } catch (NobodyChosen nobody) {
                binding.rejectValue("whom", "bulk.new.nobody");
            } catch (ChoosingMany.UnknownDeed unknown) {
                binding.rejectValue("deed", "bulk.new.deed.missing");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(choosing.choices(list), model);
    }

    private static String page(ChoosingMany.Choices choices, Model model) {
        var whom = new ArrayList<Choice>();
        if (!choices.selection().isEmpty()) {
            whom.add(new Choice(Whom.SELECTED.name(), "bulk.whom.SELECTED"));
        }
        if (!choices.groups().isEmpty()) {
            whom.add(new Choice(Whom.GROUP.name(), "bulk.whom.GROUP"));
        }
        whom.add(new Choice(Whom.ALL.name(), "bulk.whom.ALL." + choices.list()));
        model.addAttribute("choices", choices);
        model.addAttribute("whomOptions", whom);
        model.addAttribute(
                "groupOptions",
                choices.groups().stream()
                        .map(group -> Choice.named(group.id().toString(), group.name(), null))
                        .toList());
        model.addAttribute(
                "deedOptions",
                choices.deeds().stream()
                        .map(deed -> new Choice(deed, "bulk." + deed + ".choice", "bulk." + deed + ".choice.hint"))
                        .toList());
        return "bulk/new";
    }

    @GetMapping("/{id}/check")
    String check(@PathVariable UUID id, Model model) {
        var preview = report.of(id);
        if (!preview.run().isChoosing()) {
            return run(id);
        }
        if (!preview.answered()) {
            return "redirect:/bulk/" + id + "/" + preview.question();
        }
        model.addAttribute("preview", preview);
        return "bulk/check";
    }

    @PostMapping("/{id}/check")
    String start(@PathVariable UUID id, RedirectAttributes redirect) {
        try {
            running.start(id);
        } catch (RunningBulk.Unanswered unanswered) {
            return onwards(id);
        } catch (Undoing.TooLate late) {
            return tooLate(report.find(id).undoOf().orElse(id), redirect);
        }
        return run(id);
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        var preview = report.of(id);
        if (preview.run().isChoosing()) {
            return onwards(id);
        }
        model.addAttribute("preview", preview);
        return "bulk/run";
    }

    /** The part of the page that moves by itself; when it has come to its end, the whole page is asked for. */
    @GetMapping("/{id}/progress")
    String progress(@PathVariable UUID id, Model model, HttpServletResponse response) {
        var preview = report.of(id);
        if (preview.run().isFinished()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("preview", preview);
        return "bulk/run :: progress";
    }

    @PostMapping("/{id}/undo")
    String undo(@PathVariable UUID id, RedirectAttributes redirect) {
        try {
            return onwards(undoing.begin(id));
        } catch (Undoing.TooLate | NobodyChosen refused) {
            return tooLate(id, redirect);
        }
    }

    private static String tooLate(UUID id, RedirectAttributes redirect) {
        Notice.warm(redirect, "bulk.undo.too-late");
        return run(id);
    }

    private static String run(UUID id) {
        return "redirect:/bulk/" + id;
    }

    private static String onwards(UUID id) {
        return run(id) + "/check";
    }

    @ExceptionHandler(UnknownRun.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    /** Whom and what, as it was chosen. */
    record ChoiceForm(
            @NotNull(message = "{bulk.new.whom.missing}")
            @Pattern(regexp = "SELECTED|GROUP|ALL", message = "{bulk.new.whom.missing}")
            @Nullable
            String whom,

            @Nullable String group,

            @NotNull(message = "{bulk.new.deed.missing}") @Nullable
            String deed) {

        /** @param group that is meant; null: those picked out on the list, if anybody is */
        static ChoiceForm first(ChoosingMany.Choices choices, @Nullable UUID group) {
            if (group != null) {
                return new ChoiceForm(Whom.GROUP.name(), group.toString(), null);
            }
            return new ChoiceForm(choices.selection().isEmpty() ? null : Whom.SELECTED.name(), null, null);
        }

        String chosenDeed() {
            return String.valueOf(deed);
        }

        Whom chosenWhom() {
            return Whom.valueOf(String.valueOf(whom));
        }

        /** What is no id was not chosen on the page. */
        @Nullable
        UUID chosenGroup() {
            try {
                return group == null ? null : UUID.fromString(group);
            } catch (IllegalArgumentException noId) {
                return null;
            }
        }
    }
}
