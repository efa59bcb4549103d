package dk.ramme.keyring;

import dk.ramme.identifier.NoWebAddress;
import dk.ramme.login.SignedIn;
import dk.ramme.means.HeldMeans;
import dk.ramme.means.UserMeans;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own means: seeing, renaming and ending them (M2). Those of others are not there. */
@Controller
@RequestMapping(MeansController.PATH)
class MeansController {

    static final String PATH = "/me/means";

    private final Keyring keyring;
    private final UserMeans means;

    MeansController(Keyring keyring, UserMeans means) {
        this.keyring = keyring;
        this.means = means;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("keyring", keyring.of(me.user()));
        return "keyring/means";
    }

    @GetMapping("/{id}/name")
    String name(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me, Model model) {
        var held = held(me, id);
        model.addAttribute("means", held);
        model.addAttribute("form", new NameForm(held.name(), null));
        return "keyring/name";
    }

    @PostMapping("/{id}/name")
    String rename(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") NameForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpServletResponse response) {
        var held = held(me, id);
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("means", held);
            return "keyring/name";
        }
        means.rename(me.user(), id, form.stripped());
        return "redirect:" + PATH;
    }

    @GetMapping("/{id}/end")
    String end(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me, Model model) {
        var held = held(me, id);
        model.addAttribute("form", new EndForm(null));
        return endPage(held, me, model);
    }

    /** No fresh login is asked for: whoever has lost a means must be able to end it at once. */
    @PostMapping("/{id}/end")
    String end(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") EndForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var held = held(me, id);
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return endPage(held, me, model);
        }
        means.revoke(me.user(), id, form.ending());
        Notice.good(redirect, "keyring.ended." + form.ending());
        return "redirect:" + PATH;
    }

    @GetMapping("/{id}/replace")
    String replace(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        var held = held(me, id);
        return "redirect:" + Paths.of(held.kind()) + "?replaces=" + held.id();
    }

    private String endPage(HeldMeans held, SignedIn me, Model model) {
        model.addAttribute("means", held);
        model.addAttribute("keyring", keyring.of(me.user()));
        return "keyring/end";
    }

    private HeldMeans held(SignedIn me, UUID id) {
        return keyring.find(me.user(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Why a means shall be good for nothing any more, as it was chosen. */
    record EndForm(
            @NotNull(message = "{keyring.end.why.missing}")
            @Pattern(regexp = "LOST|REMOVED", message = "{keyring.end.why.missing}")
            @Nullable
            String why) {

        UserMeans.Ending ending() {
            return UserMeans.Ending.valueOf(why == null ? "" : why);
        }

        public List<Choice> options() {
            return List.of(
                    new Choice("LOST", "keyring.end.LOST", "keyring.end.LOST.hint"),
                    new Choice("REMOVED", "keyring.end.REMOVED", "keyring.end.REMOVED.hint"));
        }
    }

    /**
     * What a user calls a means of theirs, as it was typed.
     *
     * @param replaces the means the new one takes the place of, if any
     */
    record NameForm(
            @NotBlank(message = "{keyring.name.name.missing}")
            @Size(max = 60, message = "{keyring.name.name.long}")
            @Pattern(regexp = "[^\\p{Cntrl}]*", message = "{keyring.name.name.signs}")
            @NoWebAddress
            @Nullable
            String name,

            @Nullable String replaces) {

        String stripped() {
            return name == null ? "" : name.strip();
        }
    }
}
