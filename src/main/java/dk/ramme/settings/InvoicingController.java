package dk.ramme.settings;

import dk.ramme.identifier.EanNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.OrganisationDatum.Kind;
import dk.ramme.trail.ChangeHistory;
import dk.ramme.ui.ChangedMeanwhile;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Conflict;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        } catch (ChangedMeanwhile meanwhile) {
            return conflict(form, setting.of(me), request);
        }
        Notice.good(flash, "settings.saved");
        return new ModelAndView("redirect:/settings");
    }

    private ModelAndView conflict(InvoicingForm form, InvoicingChange.Content content, HttpServletRequest request) {
        var last = history.last(InvoicingChange.ACTION);
        var conflict = new Conflict(
                "settings.invoicing.title",
                last.map(ChangeHistory.Changed::byName).orElse("NemID"),
                last.map(ChangeHistory.Changed::at).orElseGet(clock::instant),
                List.copyOf(content.stands().values()),
                List.copyOf(form.invoicing().values()),
                PATH,
                Conflict.typed(request, "version"),
                content.version());
        return new ModelAndView("settings/conflict", Map.of("conflict", conflict), HttpStatus.CONFLICT);
    }

    private ModelAndView page(SignedIn me, InvoicingChange.Content content) {
        return new ModelAndView("settings/invoicing")
                .addObject("data", data.of(me.organisation()))
                .addObject("mayEdit", content.mayEdit())
                .addObject("ways", WAYS);
    }

    /**
     * How the organisation wants its invoices, as typed.
     *
     * @param version what stood when the page was opened
     */
    record InvoicingForm(
            @NotNull(message = "{settings.invoicing.way.missing}")
            @Pattern(regexp = "EMAIL|EAN", message = "{settings.invoicing.way.missing}")
            @Nullable
            String way,

            @Nullable String email,
            @Nullable String ean,

            @Size(max = LONGEST, message = "{settings.invoicing.tooLong}") @Nullable
            String name,

            @Size(max = LONGEST, message = "{settings.invoicing.tooLong}") @Nullable
            String attention,

            @Size(max = LONGEST, message = "{settings.invoicing.tooLong}") @Nullable
            String reference,

            @Nullable String version) {

        private static final int LONGEST = 100;

        static InvoicingForm of(Map<Kind, String> stands, String version) {
            var way = stands.containsKey(Kind.INVOICE_EAN) ? "EAN" : stands.isEmpty() ? null : "EMAIL";
            return new InvoicingForm(
                    way,
                    stands.get(Kind.INVOICE_EMAIL),
                    stands.get(Kind.INVOICE_EAN),
                    stands.get(Kind.INVOICE_NAME),
                    stands.get(Kind.INVOICE_ATTENTION),
                    stands.get(Kind.INVOICE_REFERENCE),
                    version);
        }

        /** What the chosen way needs. What was typed for the other one is passed over. */
        void check(BindingResult binding) {
            if ("EMAIL".equals(way)) {
                if (typed(email).isEmpty()) {
                    binding.rejectValue("email", "settings.invoicing.email.missing");
                } else {
                    EmailAddress.problem(typed(email))
                            .ifPresent(wrong -> binding.rejectValue("email", wrong.messageKey()));
                }
            } else if ("EAN".equals(way)) {
                if (typed(ean).isEmpty()) {
                    binding.rejectValue("ean", "settings.invoicing.ean.missing");
                } else if (!EanNumber.isValid(ean)) {
                    binding.rejectValue("ean", "settings.invoicing.ean.wrong");
                }
                if (typed(name).isEmpty()) {
                    binding.rejectValue("name", "settings.invoicing.name.missing");
                }
            }
        }

        /** What is to be kept. Call it only when nothing is wrong with what was typed. */
        Map<Kind, String> invoicing() {
            var kept = new EnumMap<Kind, String>(Kind.class);
            if ("EMAIL".equals(way)) {
                kept.put(Kind.INVOICE_EMAIL, EmailAddress.parse(typed(email)).value());
                return kept;
            }
            kept.put(Kind.INVOICE_EAN, EanNumber.parse(typed(ean)).value());
            put(kept, Kind.INVOICE_NAME, name);
            put(kept, Kind.INVOICE_ATTENTION, attention);
            put(kept, Kind.INVOICE_REFERENCE, reference);
            return kept;
        }

        private static void put(Map<Kind, String> kept, Kind kind, @Nullable String text) {
            if (!typed(text).isEmpty()) {
                kept.put(kind, typed(text));
            }
        }

        private static String typed(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }
}
