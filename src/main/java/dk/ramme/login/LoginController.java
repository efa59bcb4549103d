package dk.ramme.login;

import dk.ramme.unsaved.UnsavedForms;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;

/** The door: what logging in means, and what went wrong the last time. */
@Controller
class LoginController {

    private static final Set<String> PROBLEMS = Stream.concat(
                    Arrays.stream(Refusal.values()).map(Refusal::code),
                    Arrays.stream(LogoutReason.values()).map(LogoutReason::code))
            .collect(Collectors.toUnmodifiableSet());

    private final LoginStart start;
    private final UnsavedForms unsaved;

    LoginController(LoginStart start, UnsavedForms unsaved) {
        this.start = start;
        this.unsaved = unsaved;
    }

    @GetMapping(LoginPages.LOGIN)
    String show(
            @RequestParam(required = false) @Nullable String problem,
            @AuthenticationPrincipal @Nullable SignedIn me,
            HttpServletRequest request,
            Model model) {
        if (me != null && !me.isGuest() && problem == null) {
            return "redirect:/";
        }
        if (problem != null && PROBLEMS.contains(problem)) {
            model.addAttribute("problem", problem);
            model.addAttribute("kind", problem.equals(LogoutReason.LOGGED_OUT.code()) ? "good" : "warm");
        }
        model.addAttribute("kept", unsaved.of(request.getSession(false)) != null);
        return "login/start";
    }

    /** @param again begins the login that came to nothing once more, for what it was begun for */
    @PostMapping(LoginPages.LOGIN)
    String submit(@RequestParam(required = false) boolean again, HttpServletRequest request) {
        return again ? start.again(request) : start.begin(request, OrdinaryLogin.NAME, "");
    }

    @GetMapping(LoginPages.NOT_A_USER)
    String notAUser(
            @SessionAttribute(name = LoginPages.CONTACTS, required = false) @Nullable Object contacts, Model model) {
        model.addAttribute("contacts", contacts);
        return "login/not-a-user";
    }
}
