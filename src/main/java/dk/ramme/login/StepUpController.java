package dk.ramme.login;

import dk.ramme.ui.OwnTransactions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Why somebody who is logged in is asked to log in once more, and with what they can. */
@Controller
@RequestMapping(LoginPages.STEP_UP)
@OwnTransactions
class StepUpController {

    private static final String OTHER = "other-person";
    static final String OTHER_PERSON = LoginPages.STEP_UP + "?problem=" + OTHER;

    private static final Set<String> PROBLEMS = Stream.concat(
                    Arrays.stream(Refusal.values()).filter(Refusal::isOfBroker).map(Refusal::code), Stream.of(OTHER))
            .collect(Collectors.toUnmodifiableSet());

    private final StepUp stepUp;
    private final StepUpWays ways;
    private final LoginStart start;
    private final WantedPage wanted;

    StepUpController(StepUp stepUp, StepUpWays ways, LoginStart start, WantedPage wanted) {
        this.stepUp = stepUp;
        this.ways = ways;
        this.start = start;
        this.wanted = wanted;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable String problem,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var demand = stepUp.waiting(me, request);
        if (demand.isEmpty()) {
            var page = wanted.take(request, response);
            return "redirect:" + (page == null ? "/" : page);
        }
        model.addAttribute("reason", reason(me, demand.get()));
        model.addAttribute("ways", ways.of(me, demand.get()));
        if (problem != null && PROBLEMS.contains(problem)) model.addAttribute("problem", problem);
        return "login/confirm";
    }

    /** @param way what the person will prove themself with; anything unknown is MitID */
    @PostMapping
    String submit(
            @RequestParam(defaultValue = "") String way,
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request) {
        var mitId = start.begin(request, StepUpLogin.NAME, me.acting());
        return switch (way) {
            case "code" -> "redirect:" + SeparateLoginController.PATH;
            case "chip" -> "redirect:" + ChipLoginController.PATH;
            default -> mitId;
        };
    }

    private static String reason(SignedIn me, StepUpDemand demand) {
        if (demand == StepUpDemand.FRESH) return "means";
        return StepUp.reachesSubstantial(me) ? "age" : "level";
    }
}
