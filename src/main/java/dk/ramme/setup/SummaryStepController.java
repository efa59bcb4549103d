package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import dk.ramme.setup.SetupCompletion.ChangedSinceSeen;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Check your answers, then confirm them. */
@Controller
@RequestMapping("/setup/summary")
class SummaryStepController {

    private static final String PAGE = "setup/summary";

    private final SummaryView summary;
    private final SetupCompletion completion;

    SummaryStepController(SummaryView summary, SetupCompletion completion) {
        this.summary = summary;
        this.completion = completion;
    }

    @GetMapping
    ModelAndView show(@AuthenticationPrincipal SignedIn me) {
        return new ModelAndView(PAGE, Map.of("summary", summary.of(me)));
    }

    @PostMapping
    ModelAndView submit(@AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable String seen) {
        try {
            completion.confirm(me, seen == null ? "" : seen);
            return new ModelAndView("redirect:" + SetupStep.DONE_PAGE);
        } catch (ChangedSinceSeen refused) {
            var page = new ModelAndView(PAGE, Map.of("summary", summary.of(me), "changed", true));
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }
}
