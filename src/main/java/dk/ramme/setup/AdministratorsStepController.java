package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import dk.ramme.settings.Answer;
import dk.ramme.settings.Question;
import dk.ramme.ui.Choice;
import jakarta.validation.Valid;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who are the administrators, and which of them shall manage users and rights? */
@Controller
@RequestMapping("/setup/administrators")
class AdministratorsStepController {

    private static final String PAGE = "setup/administrators";

    /** What the button sends that saves the answer before one more administrator is written down. */
    private static final String ADD = "add";

    private static final String ADD_PAGE = "/setup/administrators/add";

    /** What the buttons send that save it before an invitation, or the code of whoever is invited, is looked at. */
    private static final Pattern INVITATION = Pattern.compile("invitation:([0-9a-f-]{36})(:code)?");

    private static final String INVITATIONS = "/settings/administrators/invitations/";

    private final Draft draft;
    private final AdministratorOverview board;
    private final RoleOptions options;

    AdministratorsStepController(Draft draft, AdministratorOverview board, RoleOptions options) {
        this.draft = draft;
        this.board = board;
        this.options = options;
    }

    @ModelAttribute("administrators")
    AdministratorOverview.Administrators administrators(@AuthenticationPrincipal SignedIn me) {
        return board.of(me);
    }

    @ModelAttribute("options")
    List<Choice> options(@ModelAttribute("administrators") AdministratorOverview.Administrators administrators) {
        return options.of(administrators);
    }

    @GetMapping
    String show(
            @RequestAttribute Progress progress,
            @ModelAttribute("administrators") AdministratorOverview.Administrators administrators,
            Model model) {
        var answer = progress.facts().answer(Question.ADMINISTRATORS);
        var ticked = answer.map(Answer::choices).orElseGet(() -> options.suggested(administrators));
        var version = answer.map(Answer::version).orElse(0);
        model.addAttribute("form", new RolesForm(ticked, Integer.toString(version)));
        return PAGE;
    }

    @PostMapping
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") RolesForm form,
            BindingResult binding,
            @RequestParam(required = false) @Nullable String then) {
        try {
            var progress = draft.answer(me, Question.ADMINISTRATORS, form.choices(), form.basedOn());
            return new ModelAndView(onward(progress, then));
        } catch (NotOffered refused) {
            binding.rejectValue("roles", "setup.administrators.roles.notOffered");
            return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** Whatever leads off the page saves what is ticked there first. */
    private static String onward(Progress progress, @Nullable String then) {
        var invitation = INVITATION.matcher(then == null ? "" : then);
        if (invitation.matches()) {
            return "redirect:" + INVITATIONS + invitation.group(1) + (invitation.group(2) == null ? "" : "/code");
        }
        return ADD.equals(then) ? "redirect:" + ADD_PAGE : Onward.from(progress, then);
    }
}
