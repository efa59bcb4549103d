package dk.ramme.settings;

import dk.ramme.login.SignedIn;
import dk.ramme.trail.ChangeHistory;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Conflict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How are we invoiced? */
@Controller
@RequestMapping(InvoicingController.PATH)
class InvoicingController {

    static final String PATH = "/settings/invoicing";

    private static final List<Choice> WAYS = List.of(
            new Choice("EMAIL", "settings.invoicing.way.EMAIL", "settings.invoicing.way.EMAIL.hint"),
            new Choice("EAN", "settings.invoicing.way.EAN", "settings.invoicing.way.EAN.hint"));

    private final InvoicingChange setting;
    private final DataView data;
    private final ChangeHistory history;
    private final Clock clock;

    InvoicingController(InvoicingChange setting, DataView data, ChangeHistory history, Clock clock) {
        this.setting = setting;
        this.data = data;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@AuthenticationPrincipal SignedIn me) {
        var content = setting.of(me);
        return page(me, content).addObject("form", InvoicingForm.of(content.stands(), content.version()));
    }

    @PostMapping
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") InvoicingForm form,
            BindingResult binding,
            HttpServletRequest request,
            RedirectAttributes flash) {
        form.check(binding);
        if (binding.hasErrors()) {
            var page = page(me, setting.of(me));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        try {
            setting.change(me, form.invoicing(), String.valueOf(form.version()));
        } catch (InvoicingChange.ChangedMeanwhile meanwhile) {
            return conflict(form, meanwhile, request);
        }
        flash.addFlashAttribute("notice", "settings.saved");
        return new ModelAndView("redirect:/settings");
    }

    private ModelAndView conflict(
            InvoicingForm form, InvoicingChange.ChangedMeanwhile meanwhile, HttpServletRequest request) {
        var last = history.last(InvoicingChange.ACTION);
        var conflict = new Conflict(
                "settings.invoicing.title",
                last.map(ChangeHistory.Changed::byName).orElse("NemID"),
                last.map(ChangeHistory.Changed::at).orElseGet(clock::instant),
                List.copyOf(meanwhile.stands().values()),
                List.copyOf(form.invoicing().values()),
                PATH,
                Conflict.typed(request, "version"),
                meanwhile.stands().toString());
        return new ModelAndView("settings/conflict", Map.of("conflict", conflict), HttpStatus.CONFLICT);
    }

    private ModelAndView page(SignedIn me, InvoicingChange.Content content) {
        return new ModelAndView("settings/invoicing")
                .addObject("data", data.of(me.organisation()))
                .addObject("mayEdit", content.mayEdit())
                .addObject("ways", WAYS);
    }
}
