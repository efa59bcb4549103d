package dk.ramme.granting;

import dk.ramme.granting.Giving.UnknownRight;
import dk.ramme.login.SignedIn;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A user asks for a right. */
@Controller
@RequestMapping("/me/rights")
class AskForRightController {

    private static final String PAGE = "granting/ask";

    private final AskingForRight asking;
    private final Catalogue catalogue;

    AskForRightController(AskingForRight asking, Catalogue catalogue) {
        this.asking = asking;
        this.catalogue = catalogue;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("form", new RightRequestForm(null, null));
        return page(me, model);
    }

    @PostMapping
    String submit(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") RightRequestForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (!binding.hasErrors() && !form.isLongEnough()) {
            binding.rejectValue("reason", "granting.ask.reason.length");
        }
        if (!binding.hasErrors()) {
            try {
                asking.ask(me.user(), String.valueOf(form.right()), form.text());
                Notice.good(
                        flash, asking.of(me.user()).canBeMailed() ? "granting.ask.done" : "granting.ask.done.no-mail");
                return "redirect:/me";
            } catch (UnknownRight unknown) {
                binding.rejectValue("right", "granting.ask.right.missing");
            } catch (AskingForRight.TooMany refused) {
                binding.reject("granting.ask.too-many");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(me, model);
    }

    private String page(SignedIn me, Model model) {
        var mine = asking.of(me.user());
        var asked = mine.asked().stream().map(right -> right.key()).toList();
        model.addAttribute("mine", mine);
        model.addAttribute(
                "rightOptions",
                catalogue.choices().stream()
                        .filter(choice -> !mine.held().contains(choice.value()) && !asked.contains(choice.value()))
                        .toList());
        return PAGE;
    }

    /** Which right a user asks for and why, as typed. */
    record RightRequestForm(
            @NotBlank(message = "{granting.ask.right.missing}")
            @Size(max = 100, message = "{granting.ask.right.missing}")
            @Nullable
            String right,

            @NotBlank(message = "{granting.ask.reason.missing}")
            @Size(max = 500, message = "{granting.ask.reason.length}")
            @Pattern(regexp = "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]*", message = "{people.reason.signs}")
            @Nullable
            String reason) {

        String text() {
            return reason == null ? "" : reason.strip();
        }

        /** Without the blanks around it. */
        boolean isLongEnough() {
            return text().length() >= 10;
        }
    }
}
