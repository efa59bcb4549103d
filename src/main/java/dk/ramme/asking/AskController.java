package dk.ramme.asking;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.ValidCvr;
import dk.ramme.identifier.ValidEmail;
import dk.ramme.login.LoginStart;
import dk.ramme.login.SealedGuest;
import dk.ramme.ui.Choice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * An employee asks to be created. What they read afterwards is the same whether the organisation takes requests, is here
 * at all, or has been asked before: nobody finds out who uses Ramme (T65).
 */
@Controller
@RequestMapping("/ask")
class AskController {

    private static final String PAGE = "asking/form";
    private static final List<Choice> LANGUAGES =
            List.of(new Choice("da", "people.person.language.da"), new Choice("en", "people.person.language.en"));

    private final LoginStart login;
    private final SealedGuest guest;
    private final OpenOrganisations open;
    private final Asking asking;

    AskController(LoginStart login, SealedGuest guest, OpenOrganisations open, Asking asking) {
        this.login = login;
        this.guest = guest;
        this.open = open;
        this.asking = asking;
    }

    @GetMapping
    String land(@RequestParam(required = false) @Nullable String problem, Model model) {
        model.addAttribute("ended", problem != null);
        return "asking/landing";
    }

    @PostMapping
    String begin(HttpServletRequest request) {
        return login.begin(request, AskingLogin.NAME, "");
    }

    @GetMapping("/organisation")
    String show(Model model, Locale locale) {
        if (guest.current().isEmpty()) {
            return "redirect:/ask?problem=timeout";
        }
        model.addAttribute("form", AskForm.empty(locale.getLanguage()));
        return page(model);
    }

    @PostMapping("/organisation")
    String submit(
            @Valid @ModelAttribute("form") AskForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response) {
        var person = guest.current().orElse(null);
        if (person == null) {
            return "redirect:/ask?problem=timeout";
        }
        if (form.namesNone()) {
            binding.rejectValue("cvr", "asking.form.cvr.missing");
        } else if (!CvrNumber.isValid(form.number()) && !binding.hasFieldErrors("cvr")) {
            binding.rejectValue("listed", "asking.form.listed.unknown");
        }
        if (!binding.hasErrors()) {
            try {
                asking.ask(
                        person,
                        new CvrNumber(form.number()),
                        new Asking.Written(
                                EmailAddress.parse(String.valueOf(form.email())), form.text(), form.mailLanguage()));
                return "redirect:/ask/sent";
            } catch (Asking.TooMany refused) {
                binding.reject("asking.form.too-many");
            } catch (Asking.NotKnownWell refused) {
                binding.reject("asking.form.not-known");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model);
    }

    @GetMapping("/sent")
    String sent() {
        return "asking/sent";
    }

    private String page(Model model) {
        var listed = new ArrayList<Choice>();
        listed.add(new Choice("", "asking.form.listed.none"));
        open.listed().forEach(one -> listed.add(Choice.named(one.cvr(), one.name(), null)));
        model.addAttribute("listed", listed);
        model.addAttribute("languages", LANGUAGES);
        return PAGE;
    }

    /** Which organisation an employee asks, and how it can write to them, as typed. */
    record AskForm(
            @Pattern(regexp = "|[0-9]{8}", message = "{asking.form.listed.unknown}") @Nullable
            String listed,

            @ValidCvr @Nullable String cvr,

            @NotBlank(message = "{asking.form.email.missing}") @ValidEmail @Nullable
            String email,

            @Size(max = 500, message = "{people.reason.long}")
            @Pattern(regexp = "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]*", message = "{people.reason.signs}")
            @Nullable
            String message,

            @Pattern(regexp = "da|en", message = "{people.person.language.unknown}") @Nullable
            String language) {

        static AskForm empty(String language) {
            return new AskForm(null, null, null, null, "en".equals(language) ? "en" : "da");
        }

        boolean namesNone() {
            return isBlank(listed) && isBlank(cvr);
        }

        /** What is typed counts more than what was chosen on the list. */
        String number() {
            return isBlank(cvr) ? String.valueOf(listed) : String.valueOf(cvr);
        }

        String mailLanguage() {
            return "en".equals(language) ? "en" : "da";
        }

        String text() {
            return message == null ? "" : message.strip();
        }

        private static boolean isBlank(@Nullable String text) {
            return text == null || text.isBlank();
        }
    }
}
