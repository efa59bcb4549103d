package dk.ramme.people.role;

import dk.ramme.people.Role;
import dk.ramme.people.request.DecisionForm;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A user asks for a role. */
@Controller
@RequestMapping("/me/roles")
class AskForRoleController {

    private static final String PAGE = "people/ask-role";

    private final AskingForRole asking;

    AskForRoleController(AskingForRole asking) {
        this.asking = asking;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("form", new RoleRequestForm(null, null));
        return page(model);
    }

    @PostMapping
    String submit(
            @Valid @ModelAttribute("form") RoleRequestForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (!binding.hasErrors() && !form.isLongEnough()) {
            binding.rejectValue("reason", "people.ask-role.reason.length");
        }
        if (!binding.hasErrors()) {
            try {
                asking.ask(Role.valueOf(String.valueOf(form.role())), form.text());
                Notice.good(
                        flash, asking.mine().canBeMailed() ? "people.ask-role.done" : "people.ask-role.done.no-mail");
                return "redirect:/me";
            } catch (AskingForRole.TooMany refused) {
                binding.reject("people.ask-role.too-many");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model);
    }

    private String page(Model model) {
        var mine = asking.mine();
        model.addAttribute("mine", mine);
        model.addAttribute(
                "roleOptions",
                mine.open().stream()
                        .map(role -> new Choice(role.name(), "people.role." + role, "people.roles." + role))
                        .toList());
        return PAGE;
    }

    /** Which role a user asks for and why, as typed. */
    record RoleRequestForm(
            @NotNull(message = "{people.ask-role.role.missing}")
            @Pattern(regexp = RolesForm.ROLE, message = "{people.ask-role.role.missing}")
            @Nullable
            String role,

            @NotBlank(message = "{people.ask-role.reason.missing}")
            @Size(min = 10, max = 500, message = "{people.ask-role.reason.length}")
            @Pattern(regexp = DecisionForm.READABLE, message = "{people.reason.signs}")
            @Nullable
            String reason) {

        /** What was typed without the blanks around it; still long enough. */
        boolean isLongEnough() {
            return text().length() >= 10;
        }

        String text() {
            return String.valueOf(reason).strip();
        }
    }
}
